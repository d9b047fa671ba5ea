from odoo import fields, models


class MentoringGoal(models.Model):
    """What a member wants to reach, measurable, with actions and progress.

    Written by the members of the relationship, read by its coordinators and by mentoring
    managers. Line managers see no goal.
    """

    _name = "mentoring.goal"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Goal"
    _order = "relationship_id, deadline, id"

    _protected_fields = frozenset({"state", "achieved_on"})
    _fixed_fields = frozenset({"relationship_id", "member_id"})
    _transitions = {
        "draft": ("agreed", "dropped"),
        "agreed": ("achieved", "dropped", "draft"),
        "achieved": ("agreed",),
        "dropped": ("draft",),
    }

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="relationship_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="relationship_id.company_id", store=True, index=True)
    member_id = fields.Many2one(
        "mentoring.relationship.member", "Whose Goal", required=True, ondelete="cascade", index=True
    )
    name = fields.Char("Goal", required=True)
    description = fields.Html()
    measure = fields.Char(help="How both will know that it is reached.")
    skill_id = fields.Many2one("hr.skill", ondelete="set null")
    level_start = fields.Integer()
    level_target = fields.Integer()
    level_reached = fields.Integer()
    deadline = fields.Date()
    progress = fields.Integer(help="Percent.")
    state = fields.Selection(
        [
            ("draft", "Proposed"),
            ("agreed", "Agreed"),
            ("achieved", "Achieved"),
            ("dropped", "Dropped"),
        ],
        required=True,
        default="draft",
        copy=False,
        readonly=True,
        index=True,
    )
    achieved_on = fields.Date(copy=False, readonly=True)
    action_ids = fields.One2many("mentoring.goal.action", "goal_id")

    _progress_is_percent = models.Constraint(
        "CHECK(progress BETWEEN 0 AND 100)", "Progress is between 0 and 100 %."
    )
    _levels_are_percent = models.Constraint(
        "CHECK(level_start BETWEEN 0 AND 100 AND level_target BETWEEN 0 AND 100"
        " AND level_reached BETWEEN 0 AND 100)",
        "A skill level is between 0 and 100.",
    )
