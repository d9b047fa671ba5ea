from odoo import fields, models

from .. import exceptions


class SessionNotStartedError(exceptions.UserError):
    """A session that lies in the future was reported as held or missed."""


class MentoringSessionFlow(models.AbstractModel):
    """What became of a session: held, missed, cancelled, or planned again.

    Whoever may write the session may tell: the members, for events of a program its coordinators.
    """

    _name = "mentoring.session.flow"
    _inherit = ["mentoring.lifecycle.mixin", "mentoring.editable.mixin"]
    _description = "Mentoring Session: Lifecycle"

    def action_hold(self):
        """Note that the sessions took place; all attended unless attendance was noted before."""
        self.check_access("write")
        movers = self.filtered(lambda session: session.state != "held")
        movers._check_move("held")
        movers._check_started()
        for session in movers:
            session._note_attendance()
            session._move_to("held")
        return True

    def action_miss(self):
        """Note that the sessions did not take place although they were planned."""
        self.check_access("write")
        movers = self.filtered(lambda session: session.state != "missed")
        movers._check_move("missed")
        movers._check_started()
        movers._forget_attendance()
        movers._move_to("missed")
        return True

    def action_cancel(self):
        """Cancel planned sessions and take them out of the calendars."""
        self.check_access("write")
        self._move_to("cancelled")
        return True

    def action_plan(self):
        """Plan sessions again that were cancelled, missed, or reported by mistake."""
        self.check_access("write")
        self.filtered(lambda session: session.state != "planned")._forget_attendance()
        self._move_to("planned")
        return True

    def _note_attendance(self):
        if self.relationship_id:
            if not self.attended_member_ids:
                self.attended_member_ids = self.relationship_id._current_members()
        elif not self.attended_participant_ids:
            self.attended_participant_ids = self._invited_participants()

    def _forget_attendance(self):
        self.write({"attended_member_ids": [(5,)], "attended_participant_ids": [(5,)]})

    def _check_started(self):
        now = fields.Datetime.now()
        early = self.filtered(lambda session: session.start > now)
        if early:
            raise SessionNotStartedError(
                self.env._(
                    "Not yet begun: %s. Move it to the time you met, then report it.",
                    ", ".join(early.mapped("display_name")),
                )
            )

    def _is_attended_by_reader(self):
        """Whether the reader is to know where: a member, or anybody who sees a program's event."""
        self.ensure_one()
        # only whether the reader is among the members is looked at
        users = self.sudo().relationship_id.member_ids.user_id
        return self.env.su or not self.relationship_id or self.env.user in users

    def _invited_participants(self):
        """Who comes to an event of the program: everybody accepted."""
        self.ensure_one()
        return self.program_id.participant_ids.filtered(lambda one: one.state == "accepted")
