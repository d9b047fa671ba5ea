from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError

from .mentoring_relationship_flow import OVER_STATES

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringRelationshipMemberFlow(models.AbstractModel):
    """What a member decides himself: accepting, declining, and leaving."""

    _name = "mentoring.relationship.member.flow"
    _description = "Mentoring Membership: Lifecycle"

    holds_seat = fields.Boolean(readonly=True, copy=False)
    accepted_on = fields.Datetime(readonly=True, copy=False, groups=_COORDINATOR)
    declined_on = fields.Datetime(readonly=True, copy=False, groups=_COORDINATOR)
    answer = fields.Selection(
        [("waiting", "Waiting"), ("accepted", "Accepted"), ("declined", "Declined")],
        compute="_compute_answer",
        groups=_COORDINATOR,
        help="Coordinators alone see it: members do not learn who declined.",
    )
    joined_on = fields.Date(readonly=True, copy=False)
    left_on = fields.Date(readonly=True, copy=False)
    end_reason_id = fields.Many2one(
        "mentoring.end.reason",
        ondelete="restrict",
        readonly=True,
        copy=False,
        groups=_COORDINATOR,
    )

    @api.depends("accepted_on", "declined_on", "relationship_state", "is_invited")
    def _compute_answer(self):
        for member in self:
            if member.declined_on:
                member.answer = "declined"
            elif member.accepted_on:
                member.answer = "accepted"
            else:
                waits = member.relationship_state == "proposed" or member.is_invited
                member.answer = waits and member.program_id.require_acceptance and "waiting"

    def action_accept(self):
        """Accept the proposed relationship; only the person himself can."""
        self._check_is_me()
        # it is the reader's own membership, checked above
        members = self.sudo().filtered(lambda member: not member.accepted_on)
        members._check_proposed()
        members.relationship_id._claim()
        members._write_protected({"accepted_on": fields.Datetime.now()})
        members._ask_as_newcomer()
        members.relationship_id.filtered(lambda pair: pair._is_accepted())._submit()
        return True

    def action_decline(self, reason=None):
        """Decline the proposed relationship; who declined stays private.

        :param str reason: a word for the coordinators alone
        """
        self._check_is_me()
        # it is the reader's own membership, checked above. The system does it in his stead, so that
        # neither chatter nor the last change of a record tells the others who declined.
        members = self.with_user(SUPERUSER_ID).filtered(lambda member: not member.left_on)
        members._check_proposed()
        members._remark("decline", reason)
        members._leave(declined_on=fields.Datetime.now())
        return True

    def _check_is_me(self):
        self.check_access("read")
        if any(member.user_id != self.env.user for member in self):
            raise AccessError(self.env._("Only the person himself can answer."))

    def _check_proposed(self):
        late = self.filtered(
            lambda one: one.left_on or (one.relationship_state != "proposed" and not one.is_invited)
        )
        if late:
            raise UserError(
                self.env._(
                    "This can no longer be answered: %s",
                    ", ".join(late.relationship_id.mapped("name")),
                )
            )

    def _leave(self, end_reason=None, **values):
        """End running memberships. What remains goes on while it has a mentor and a mentee."""
        leaving = self.filtered(
            lambda one: not one.left_on and one.relationship_id.state not in OVER_STATES
        )
        leaving.relationship_id._claim()
        reason = {"end_reason_id": end_reason.id} if end_reason else {}
        leaving._write_protected({"left_on": fields.Date.context_today(self), **reason, **values})
        leaving._withdraw_question()
        leaving._release()
        leaving.relationship_id._note_size()
        for relationship in leaving.relationship_id:
            if relationship._is_too_small():
                relationship._finish(relationship._state_when_left(), **reason)
            else:
                (leaving & relationship.member_ids)._notify_members("over")
                relationship._go_on()
        leaving.relationship_id._update_invitations()

    def _release(self):
        """Give the places back; a member that holds none anymore is left alone."""
        holding = self.filtered("holds_seat")
        for member in holding:
            member.participant_id._release_seats(member.role)
        holding._write_protected({"holds_seat": False})

    def _rematch_wishes(self):
        """What these people wrote when they asked for another partner."""
        return self.remark_ids.filtered(lambda one: one.kind == "fit")

    def _remark(self, kind, body):
        """Keep a word for the coordinators; readable by them alone."""
        if self._words(body):
            self.env["mentoring.remark"].create(
                [{"member_id": member.id, "kind": kind, "body": body} for member in self]
            )
