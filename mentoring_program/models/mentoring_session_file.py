import vobject

from odoo import models


class MentoringSessionFile(models.AbstractModel):
    """The file of sessions for the calendars of phones and of other programs.

    A session keeps its identity in it: opened again after a move, the file moves the entry; that
    of a cancellation removes it. No address is in it but the organizer's.
    """

    _name = "mentoring.session.file"
    _description = "Mentoring Session: File for Calendars"

    def _calendar_file(self):
        """One file with the events of all these sessions, earliest first; None without any."""
        # the caller has found the sessions with the reader's rights; events carry no word of ours
        events = self.sudo().calendar_event_id.filtered("active").sorted("start")
        files = events._get_ics_file()
        whole = vobject.iCalendar()
        whole.add("method").value = "PUBLISH"
        for event in events.filtered(lambda one: one.id in files):
            whole.add(vobject.readOne(files[event.id].decode()).vevent)
        return whole.serialize().encode() if files else None

    def _complete_file(self, content, is_cancelled=False):
        """The file that calendars get of this session's event, made from the framework's own."""
        whole = vobject.readOne(content.decode())
        whole.contents.pop("method", None)
        whole.add("method").value = "CANCEL" if is_cancelled else "PUBLISH"
        entry = whole.vevent
        entry.contents.pop("attendee", None)
        for name, value in self._entry_values(is_cancelled).items():
            entry.contents.pop(name, None)
            if value:
                entry.add(name).value = value
        return whole.serialize().encode()

    def _entry_values(self, is_cancelled):
        event = self.calendar_event_id
        number = int((event.write_date - event.create_date).total_seconds())
        database = self.env["ir.config_parameter"].get_param("database.uuid")
        return {
            "uid": f"mentoring-session-{self.id}@{database}",
            # higher after each change, as calendars ask for; a cancellation comes last
            "sequence": str(number + 1 if is_cancelled else number),
            "class": "PRIVATE",
            "status": "CANCELLED" if is_cancelled else "CONFIRMED",
            "location": event.location or event.videocall_location,
            "url": event.videocall_location,
        }
