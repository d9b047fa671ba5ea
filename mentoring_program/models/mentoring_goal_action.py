from odoo import api, fields, models

from .. import exceptions


class ActionHomeError(exceptions.ValidationError):
    """An action of a session elsewhere, or promised by somebody who is not a member."""


class MentoringGoalAction(models.Model):
    """A step that somebody promised, for a goal or in a session; ticked by any member."""

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
    is_late = fields.Boolean(compute="_compute_is_late")

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

    @api.depends("deadline", "done")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for action in self:
            action.is_late = bool(action.deadline and action.deadline < today and not action.done)

    @api.constrains("goal_id", "session_id", "member_id")
    def _check_home(self):
        # whether ids agree is looked at, nothing is shown
        for action in self.sudo():
            homes = (
                action.goal_id.relationship_id
                | action.session_id.relationship_id
                | action.member_id.relationship_id
            )
            if homes != action.relationship_id:
                raise ActionHomeError(
                    self.env._(
                        "“%s”: the goal, the session and the person belong to one relationship.",
                        action.name,
                    )
                )

    def _program_of_guarded(self):
        return self.relationship_id.program_id
