from odoo import models

from .mentoring_program_lifecycle import FINAL_STATES


class CalendarEvent(models.Model):
    _inherit = "calendar.event"

    def write(self, vals):
        # core takes keys out of ``vals``
        watched = {"start", "stop", "start_date", "stop_date", "duration", "allday", "active"}
        watched |= {"location", "videocall_location", "privacy"}
        is_moved = not watched.isdisjoint(vals)
        result = super().write(vals)
        if is_moved:
            self._planned_mentoring_sessions()._follow_event()
        return result

    def unlink(self):
        sessions = self._planned_mentoring_sessions()
        result = super().unlink()
        if sessions:
            sessions._move_to("cancelled")
        return result

    def _get_ics_file(self):
        files = super()._get_ics_file()
        # who gets the file of an event gets what the session adds: where the call is, and what
        # tells one meeting from another
        sessions = self.env["mentoring.session"].sudo()
        for session in sessions.search([("calendar_event_id", "in", list(files))]):
            event_id = session.calendar_event_id.id
            files[event_id] = session._complete_file(files[event_id])
        return files

    def _planned_mentoring_sessions(self):
        """The sessions that follow these events; what was held stays as it was reported."""
        return (
            self.env["mentoring.session"]
            .sudo()  # who may change an event was let in by its members; time and place go with it
            .search(
                [
                    ("calendar_event_id", "in", self.ids),
                    ("state", "=", "planned"),
                    ("program_id.state", "not in", FINAL_STATES),
                ]
            )
        )
