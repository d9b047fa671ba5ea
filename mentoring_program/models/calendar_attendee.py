from odoo import models

from .mentoring_event_invitation import ATTENDEE_STATES

ANSWERS = {state: answer for answer, state in ATTENDEE_STATES.items()}


class CalendarAttendee(models.Model):
    _inherit = "calendar.attendee"

    def write(self, vals):
        absent = self.browse()
        if vals.get("state") == "declined":
            absent = self.filtered(lambda one: one.state != "declined")
        result = super().write(vals)
        if "state" in vals:
            self._answer_mentoring_events()
        if absent:
            absent._tell_of_absence()
        return result

    def _tell_of_absence(self):
        """Whoever wanted to meet gets to know at once that somebody declines, wherever he does."""
        template = self.env.ref("mentoring_program.mail_template_session_declined")
        # those who meet are told by name who does not come to what they planned
        sessions = self.env["mentoring.session"].sudo()
        planned = [
            ("calendar_event_id", "in", self.event_id.ids),
            ("relationship_id", "!=", False),
            ("state", "=", "planned"),
        ]
        for session in sessions.search(planned):
            event = session.calendar_event_id
            for absent in self.filtered(lambda one, event=event: one.event_id == event):
                for other in event.attendee_ids - self:
                    # see above
                    template.sudo().with_context(
                        mentoring_absent=absent.common_name, mentoring_session=session.id
                    ).send_mail(other.id, email_layout_xmlid="mail.mail_notification_light")

    def _answer_mentoring_events(self):
        """Take an answer given in a calendar over to the invitation of a program's event."""
        for attendee, invitation in self._mentoring_invitations().items():
            if invitation.session_id.state == "planned":
                invitation._note_answer(ANSWERS[attendee.state])

    def _mentoring_invitations(self):
        """The invitations to program events that belong to attendees: {attendee: invitation}."""
        # an attendee's own invitation, for himself and for who sends him the mail
        invitations = self.env["mentoring.event.invitation"].sudo()
        found = invitations.search([("session_id.calendar_event_id", "in", self.event_id.ids)])
        rows = {(one.session_id.calendar_event_id, one._partner()): one for one in found}
        return {
            attendee: rows[key]
            for attendee in self
            if (key := (attendee.event_id, attendee.partner_id)) in rows
        }

    def _mentoring_invitation(self):
        """The one invitation of the attendee, for the mail; nothing for other calendar events."""
        nothing = self.env["mentoring.event.invitation"]
        return self._mentoring_invitations().get(self, nothing)

    def _notify_attendees(self, mail_template, notify_author=False, force_send=False):
        """Invite to a program's event by a mail that says what it is about and leads to its page.

        Everything else of the invitation, the file for calendars included, is the calendar's own.
        """
        usual = self.env.ref("calendar.calendar_template_meeting_invitation", False)
        ours = self.browse()
        if mail_template and mail_template == usual:
            ours = ours.union(*self._mentoring_invitations())
        if ours:
            template = self.env.ref("mentoring_program.mail_template_event_invitation")
            super(CalendarAttendee, ours)._notify_attendees(template, notify_author, force_send)
        return super(CalendarAttendee, self - ours)._notify_attendees(
            mail_template, notify_author, force_send
        )
