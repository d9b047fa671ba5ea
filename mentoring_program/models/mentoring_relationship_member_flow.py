from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class MentoringRelationshipMemberFlow(models.AbstractModel):
    """What a member decides himself: accepting, declining, and leaving."""

    _name = "mentoring.relationship.member.flow"
    _description = "Mentoring Membership: Lifecycle"

    def action_accept(self):
        """Accept the proposed relationship; only the person himself can."""
        self._check_is_me()
        # it is the reader's own membership, checked above
        members = self.sudo().filtered(lambda member: not member.accepted_on)
        members._check_proposed()
        members.relationship_id._claim()
        members._write_protected({"accepted_on": fields.Datetime.now()})
        members.relationship_id.filtered(lambda pair: pair._is_accepted())._submit()
        return True

    def action_decline(self, reason=None):
        """Decline the proposed relationship; who declined stays private.

        :param str reason: a word for the coordinators alone
        """
        self._check_is_me()
        # it is the reader's own membership, checked above
        members = self.sudo().filtered(lambda member: not member.left_on)
        members._check_proposed()
        members._remark("decline", reason)
        members._leave()
        return True

    def _check_is_me(self):
        self.check_access("read")
        if any(member.user_id != self.env.user for member in self):
            raise AccessError(self.env._("Only the person himself can answer."))

    def _check_proposed(self):
        late = self.filtered(lambda member: member.relationship_state != "proposed")
        if late:
            raise UserError(
                self.env._(
                    "This can no longer be answered: %s",
                    ", ".join(late.relationship_id.mapped("name")),
                )
            )

    def _leave(self, **values):
        """End these memberships. What remains goes on while it has a mentor and a mentee."""
        leaving = self.filtered(lambda member: not member.left_on)
        leaving._write_protected({"left_on": fields.Date.context_today(self), **values})
        leaving._withdraw_question()
        leaving._release()
        for relationship in leaving.relationship_id:
            if relationship._is_too_small():
                relationship._finish(relationship._state_when_left())
            elif relationship.state == "proposed" and relationship._is_accepted():
                relationship._submit()

    def _release(self):
        """Give the places back; a member that holds none anymore is left alone."""
        holding = self.filtered("holds_seat")
        for member in holding:
            member.participant_id._release_seats(member.role)
        holding._write_protected({"holds_seat": False})

    def _remark(self, kind, body):
        """Keep a word for the coordinators; readable by them alone."""
        if body and body.strip():
            self.env["mentoring.remark"].create(
                [{"member_id": member.id, "kind": kind, "body": body} for member in self]
            )

    def _notify_members(self, event):
        """Tell the members by mail what happened, each in his language."""
        self.filtered("user_id")._send(event)

    def _send(self, event):
        """Queue the mail about ``event`` for each member; a failing mail server stops nothing."""
        template = self.env.ref(f"mentoring_program.mail_template_member_{event}")
        if self:
            template.send_mail_batch(self.ids, email_layout_xmlid="mail.mail_notification_light")

    @api.model
    def _cron_end_departed(self):
        """End the memberships of people who left the company; safe to run at any time."""
        today = fields.Date.context_today(self)
        gone = self.search(
            [
                ("left_on", "=", False),
                ("holds_seat", "=", True),
                "|",
                ("employee_id.active", "=", False),
                ("employee_id.departure_date", "<=", today),
            ]
        )
        reason = self.env.ref("mentoring_program.end_reason_departure")
        for member in gone.try_lock_for_update():
            member._leave(end_reason_id=reason.id)
            member.relationship_id._offer_rematch()
