from odoo import api, fields, models

# what became of the session, and what that means for a published event
_FOLLOWED = {
    ("published", "held"): "held",
    ("published", "missed"): "cancelled",
    ("published", "cancelled"): "planned",
    ("held", "planned"): "published",
}


class MentoringSpeedEventSession(models.AbstractModel):
    """The session of a published event: one entry in the calendars, over the whole span.

    Event and session follow each other; both write only what differs, which ends every round.
    Mails about it come from the event alone, each with the timetable of its reader.
    """

    _name = "mentoring.speed.event.session"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Speed Event: Session"

    session_ids = fields.One2many("mentoring.session", "speed_event_id", "Sessions")
    session_id = fields.Many2one("mentoring.session", compute="_compute_session_id")

    @api.depends("session_ids")
    def _compute_session_id(self):
        for event in self:
            event.session_id = event.session_ids[:1]

    def write(self, vals):
        result = super().write(vals)
        if not {"start", "location", "minutes", "break_after", "break_minutes"}.isdisjoint(vals):
            self.filtered(lambda event: event.state == "published")._write_session()
        return result

    def _write_session(self):
        """Make the sessions say what the events say, and invite who has a meeting there."""
        for event in self.sudo():  # who may write the event may have it stand in the calendars
            session = event.session_ids
            if not session:
                values = {"program_id": event.program_id.id, "speed_event_id": event.id}
                session._create_protected([{**values, "kind": "speed", **event._session_values()}])
                continue
            changed = {
                name: value
                for name, value in event._session_values().items()
                if session[name] != value
            }
            if changed:
                session.write(changed)
            session._move_to("planned")
            session._write_events()

    def _session_values(self):
        return {
            "start": self.start,
            "duration": (self.stop - self.start).total_seconds() / 3600,
            "private_location": self.location,
        }

    def _cancel_session(self):
        # who may cancel the event may take it out of the calendars
        planned = self.sudo().session_ids.filtered(lambda session: session.state == "planned")
        planned._move_to("cancelled")

    def _follow_session(self):
        """Take over when and where the session is now."""
        for event in self.filtered(lambda one: one.state == "published"):
            session = event.session_ids
            values = {"start": session.start, "location": session.private_location}
            event.write({name: value for name, value in values.items() if event[name] != value})
            event._write_session()  # its length follows from the rounds

    def _follow_session_state(self, state):
        """Take over what became of the session."""
        for event in self:
            target = _FOLLOWED.get((event.state, state))
            if target == "published" and event.program_id.speed_event_id:
                continue  # the next event is planned already
            if target:
                event._move_to(target)
                event._report_meetings(target)

    def _report_meetings(self, target):
        if target == "held":
            self.meeting_ids.filtered(lambda one: one.state == "planned")._move_to("held")
        elif target == "published":
            done = self.meeting_ids.filtered(lambda one: one.state in ("held", "missed"))
            done._move_to("planned")

    def _count_attendance(self):
        """Who attended: everybody with a meeting that was held."""
        for event in self:
            held = event.meeting_ids.filtered(lambda one: one.state == "held")
            event.session_ids.attended_participant_ids = held._people()
