from odoo import fields, models


class MentoringSessionCall(models.AbstractModel):
    """The video call of a session: a link that somebody typed, or a call of the system's own.

    The token of an own call is kept, so that a new calendar event leads to the same call. In
    programs that meet remotely every session has a link.
    """

    _name = "mentoring.session.call"
    _inherit = ["mentoring.session.calendar"]
    _description = "Mentoring Session: Video Call"

    call_token = fields.Char(copy=False, readonly=True, groups=fields.NO_ACCESS)

    def action_add_call(self):
        """Meet in a call of the system's own; its link stands here and in the calendars."""
        self.check_access("write")
        self.filtered(lambda session: session.state == "planned")._add_call()
        return True

    def _add_call(self):
        # the callers have checked who may plan; the token itself is shown to nobody
        for session in self.sudo().filtered(lambda one: not one._has_own_call()):
            link = self.env["calendar.event"].get_discuss_videocall_location()
            token = link.rsplit("/", 1)[-1]
            session._write_protected({"call_token": token, "private_video_link": link})

    def _has_own_call(self):
        # only whether the link is the one that was made here is looked at
        session = self.sudo()
        link, token = session.private_video_link, session.call_token
        return bool(token and link and link.endswith(token))

    def _write_events(self):
        self._add_missing_calls()
        return super()._write_events()

    def _add_missing_calls(self):
        # whether there is a link is looked at, it is not shown
        self.sudo().filtered(
            lambda one: (
                one.state == "planned"
                and one.relationship_id
                and one.program_id.delivery == "remote"
                and not one.private_video_link
            )
        )._add_call()

    def _event_values(self):
        values = super()._event_values()
        if self._has_own_call():
            # who follows the link finds the event by this token
            values["access_token"] = self.sudo().call_token
        return values
