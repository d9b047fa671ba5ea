from odoo import api, fields, models

from .. import exceptions
from ..fetching import fetch_lines

REPLIES = [
    ("accepted", "Comes"),
    ("declined", "Cannot come"),
    ("tentative", "Comes perhaps"),
    ("needsAction", "Has not answered"),
]


class NotInvitedError(exceptions.AccessError):
    """Somebody who is not invited answered an invitation."""


class SessionOverError(exceptions.UserError):
    """An invitation to what was cancelled, or has been, was answered."""


class MentoringSessionReply(models.AbstractModel):
    """Who comes. The answers are those of the calendar event's attendees.

    So it is one and the same whether somebody answers on his page, in his calendar, or with a
    button of the invitation. Who proposes a time has accepted it; whoever else is asked again
    when it is moved.
    """

    _name = "mentoring.session.reply"
    _inherit = ["mentoring.session.calendar"]
    _description = "Mentoring Session: Who Comes"

    my_reply = fields.Selection(REPLIES, compute="_compute_my_reply")

    @api.depends("calendar_event_id.attendee_ids.state")
    @api.depends_context("uid")
    def _compute_my_reply(self):
        self._attendees(self)  # of all sessions in one query
        for session in self:
            session.my_reply = session._my_attendee().state

    def action_accept(self):
        """Tell the others that the reader comes."""
        return self._reply("accepted")

    def action_decline(self):
        """Tell the others that the reader cannot come then; the session itself stays planned."""
        return self._reply("declined")

    def _reply(self, state):
        self.check_access("read")
        for session in self:
            mine = session._my_attendee()
            if not mine:
                raise NotInvitedError(self.env._("You are not invited to this session."))
            session._check_answerable()
            if mine.state != state:
                mine.do_accept() if state == "accepted" else mine.do_decline()
        return True

    def _check_answerable(self):
        if self.state != "planned" or self.stop <= fields.Datetime.now():
            raise SessionOverError(
                self.env._("%s: there is nothing to answer any more.", self.display_name)
            )

    def _my_attendee(self):
        # the reader's own row alone; the guests of a program's event answer their invitations
        attendees = self._attendees(self.filtered("relationship_id"))
        return attendees.filtered(lambda one: one.partner_id == self.env.user.partner_id)

    @api.model
    def _attendees(self, sessions):
        """Who is asked to these sessions, for looking at who answers what."""
        # members read no attendees themselves; who calls says what of them is shown
        events = sessions.sudo().calendar_event_id
        fetch_lines(events, "attendee_ids", ["partner_id", "state"])
        return events.attendee_ids

    def _replies(self):
        """What the others have answered: {participant's name: state of the invitation}."""
        # the members' names and answers, for those who meet
        states = {one.partner_id: one.state for one in self._attendees(self)}
        members = self.sudo().relationship_id._current_members()
        return {
            one.name: states[partner]
            for one in members.filtered(lambda member: member.user_id != self.env.user)
            for partner in [one.user_id.partner_id or one.employee_id.work_contact_id]
            if partner in states
        }

    def _absent_names(self):
        """The others who cannot come; who is asked for only where somebody declined."""
        # whether anybody declined is looked at
        if "declined" not in self._attendees(self).mapped("state"):
            return []
        return [name for name, state in self._replies().items() if state == "declined"]

    def _update_event(self):
        before = self._events().start
        result = super()._update_event()
        if self._events().start != before:
            self._ask_again()
        return result

    def _follow_event(self):
        before = {session: session.start for session in self}
        result = super()._follow_event()
        for session in self.filtered(lambda one: one.start != before[one]):
            session._ask_again()
        return result

    def _ask_again(self):
        """After a move: who moved it comes, of everybody else it is not known."""
        if not self.relationship_id:
            return  # the guests of a program's event answer their invitations
        mine = self._my_attendee()
        others = self._events().attendee_ids - mine
        mine.filtered(lambda one: one.state != "accepted").write({"state": "accepted"})
        others.filtered(lambda one: one.state != "needsAction").write({"state": "needsAction"})
