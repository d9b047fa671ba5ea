from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("proposed", "Proposed"),
    ("to_approve", "To approve"),
    ("approved", "Approved"),
    ("active", "Active"),
    ("paused", "Paused"),
    ("completed", "Completed"),
    ("ended", "Ended"),
    ("refused", "Refused"),
]
APPROVED_STATES = ("approved", "active", "paused", "completed")
OVER_STATES = ("completed", "ended", "refused")


class MentoringRelationshipFlow(models.AbstractModel):
    """The way of a relationship to its start: accepted, approved, agreed, active."""

    _name = "mentoring.relationship.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Relationship: Lifecycle"

    is_accepted = fields.Boolean(
        "Accepted by All",
        compute="_compute_is_accepted",
        compute_sudo=True,
        groups="mentoring_program.group_mentoring_coordinator",
    )

    @api.depends("member_ids.accepted_on", "member_ids.left_on")
    def _compute_is_accepted(self):
        for relationship in self:
            relationship.is_accepted = relationship._is_accepted()

    def action_submit(self):
        """Ask the managers of relationships whose members have accepted."""
        self.check_access("write")
        waiting = self.filtered(lambda pair: pair.state == "proposed" and not pair._is_accepted())
        if waiting:
            raise UserError(
                self.env._("Not accepted by all members yet: %s", ", ".join(waiting.mapped("name")))
            )
        small = self.filtered(lambda pair: pair.state == "proposed" and pair.refill_until)
        if small:
            raise UserError(
                self.env._(
                    "Too few people; add somebody first: %s", ", ".join(small.mapped("name"))
                )
            )
        # the coordinator may write the relationships; their members' rows follow
        self.sudo()._submit()
        return True

    def _submit(self):
        for relationship in self.filtered(
            lambda pair: pair.state == "proposed" and not pair.refill_until
        ):
            pending = relationship._current_members()._ask_approval()
            if pending:
                relationship._move_to("to_approve")
            else:
                relationship._approved()

    def _is_accepted(self):
        self.ensure_one()
        members = self._current_members()
        return not self.program_id.require_acceptance or all(members.mapped("accepted_on"))

    def _current_members(self):
        """Who belongs to the relationships now; newcomers only from the day they are in."""
        return self.member_ids.filtered(lambda one: not one.left_on and not one.is_invited)

    def _go_on(self):
        """Take the step that nothing is in the way of anymore."""
        self.member_ids._settle()
        for relationship in self:
            if relationship.state == "proposed" and relationship._is_accepted():
                relationship._submit()
            elif relationship.state == "to_approve":
                relationship._after_decision()
            elif relationship.state == "approved":
                relationship._activate_when_ready()

    def _after_decision(self):
        """Draw the conclusion from what the managers have decided so far.

        A refusal ends a pair; in a larger group it ends that membership alone.
        """
        members = self._current_members()
        refused = members.filtered(lambda member: member.approval_state == "refused")
        if refused:
            refused._leave()
        elif self.refill_until:
            return  # nothing goes on before somebody has joined
        elif set(members.mapped("approval_state")) <= {"approved", "not_required"}:
            self._approved()

    def _approved(self):
        self._move_to("approved")
        self.filtered("program_id.require_agreement")._open_agreement()
        self._current_members()._notify_members("approved")
        self._activate_when_ready()

    def action_activate(self):
        """Start relationships: approved, signed where required, their program in monitoring."""
        self.check_access("write")
        blocked = self.filtered(lambda pair: pair.state == "approved" and not pair._may_start())
        if blocked:
            raise UserError(
                self.env._(
                    "Cannot start before the program is in monitoring and the agreement is"
                    " signed: %s",
                    ", ".join(blocked.mapped("name")),
                )
            )
        self._activate()
        return True

    def _may_start(self):
        self.ensure_one()
        signed = not self.program_id.require_agreement or all(
            self._current_members().mapped("agreement_date")
        )
        program = self.program_id  # who found each other informally waits for no step
        begun = program.formality == "informal" or program.state in ("monitoring", "celebration")
        return signed and begun and not self.refill_until

    def _activate_when_ready(self):
        self.filtered(lambda pair: pair.state == "approved" and pair._may_start())._activate()

    def _activate(self):
        today = fields.Date.context_today(self)
        for relationship in self:
            end = relationship.date_end or relationship.program_id.date_end
            moved = relationship._move_to(
                "active",
                date_start=relationship.date_start or today,
                date_end=end if end and end >= today else False,
            )
            moved.member_ids.filtered(lambda one: not one.joined_on)._write_protected(
                {"joined_on": today}
            )
