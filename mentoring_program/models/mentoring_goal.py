from odoo import api, fields, models

from .. import exceptions


class GoalMemberError(exceptions.ValidationError):
    """A goal of somebody who is not a member of its relationship."""


class GoalHomeError(exceptions.ValidationError):
    """A goal in a relationship that has not begun or is over."""


class MentoringGoal(models.Model):
    """What a member wants to reach, measurable, with actions and progress.

    Written by the members of the relationship, read by its coordinators and by mentoring
    managers. Line managers see no goal.
    """

    _name = "mentoring.goal"
    _inherit = ["mentoring.goal.measure", "mentoring.goal.flow"]
    _description = "Mentoring Goal"
    _order = "relationship_id, deadline, id"

    _protected_fields = frozenset({"state", "achieved_on", "proposed_by_id"})
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
    deadline = fields.Date()
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
    proposed_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        ondelete="set null",
        default=lambda self: self.env.user,
        help="Somebody else of the relationship agrees.",
    )
    achieved_on = fields.Date(copy=False, readonly=True)
    action_ids = fields.One2many("mentoring.goal.action", "goal_id")
    comment_ids = fields.One2many("mentoring.goal.comment", "goal_id", "Comments")
    evidence_ids = fields.One2many("mentoring.goal.evidence", "goal_id")
    can_agree = fields.Boolean(compute="_compute_can_agree")

    @api.depends("state", "proposed_by_id")
    @api.depends_context("uid")
    def _compute_can_agree(self):
        for goal in self:
            goal.can_agree = goal.state == "draft" and goal._may_agree()

    @api.constrains("relationship_id", "member_id")
    def _check_member(self):
        for goal in self:
            if goal.member_id.relationship_id != goal.relationship_id:
                raise GoalMemberError(
                    self.env._("“%s”: whose goal it is must be a member.", goal.name)
                )
            if not goal.relationship_id._is_running():
                raise GoalHomeError(
                    self.env._("“%s”: goals are set from the approval until the end.", goal.name)
                )
