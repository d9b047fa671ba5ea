from odoo import api, fields, models


class MentoringGoalAction(models.Model):
    """A step that somebody promised, for a goal or in a session."""

    _name = "mentoring.goal.action"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Goal Action"
    _order = "done, deadline, id"

    _fixed_fields = frozenset({"goal_id", "session_id"})

    goal_id = fields.Many2one("mentoring.goal", ondelete="cascade", index="btree_not_null")
    session_id = fields.Many2one("mentoring.session", ondelete="cascade", index="btree_not_null")
    relationship_id = fields.Many2one(
        "mentoring.relationship",
        compute="_compute_relationship_id",
        store=True,
        precompute=True,
        index=True,
        ondelete="cascade",
        compute_sudo=True,
    )
    company_id = fields.Many2one(related="relationship_id.company_id", store=True, index=True)
    member_id = fields.Many2one(
        "mentoring.relationship.member", "Who", ondelete="set null", index="btree_not_null"
    )
    name = fields.Char("Action", required=True)
    deadline = fields.Date()
    done = fields.Boolean()

    _has_a_home = models.Constraint(
        "CHECK(goal_id IS NOT NULL OR session_id IS NOT NULL)",
        "An action belongs to a goal or to a session.",
    )

    @api.depends("goal_id", "session_id")
    def _compute_relationship_id(self):
        for action in self:
            action.relationship_id = (
                action.goal_id.relationship_id or action.session_id.relationship_id
            )
