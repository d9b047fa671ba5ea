from datetime import timedelta

from odoo.http import content_disposition, request

from ..exceptions import UserError
from .page import MentoringPage
from .typed import to_number, to_text, to_utc


class SessionClashError(UserError):
    """Somebody is not free then; whoever asks may plan it all the same."""


class MentoringSessionForm(MentoringPage):
    """When and where people meet, as it is typed into the forms that plan and move sessions."""

    def _typed_session(self, post):
        """The values of a session; a proposed time that was chosen goes before a typed one."""
        name = "slot" if post.get("slot") else "start"
        return {
            "start": to_utc(post, name, request.env._("Start")),
            "duration": to_number(post, "minutes", request.env._("Minutes")) / 60,
            "location": self._typed_place(post, "location", request.env._("Place"), 200),
            "video_link": self._typed_place(post, "video_link", request.env._("Link"), 500),
        }

    def _typed_place(self, post, name, label, limit):
        return to_text(post, name, label, required=False, limit=limit)

    def _check_clash(self, session, pair, values, starts, post):
        """Tell who is not free, unless the reader knows it and wants the time all the same.

        :param session: the one to be moved, or none
        :param starts: of all sessions of a series
        """
        if not pair or post.get("anyway"):
            return
        length, clashes = timedelta(hours=values["duration"]), []
        for start in starts:
            note = session._note_of_clash(pair, start, start + length)
            if note:
                clashes.append(f"{self._when(start, start + length)}: {note}")
        if clashes:
            post["clash"] = "1"  # the form then offers to do it all the same
            raise SessionClashError("\n".join(clashes))

    def _add_typed_call(self, sessions, post):
        if post.get("own_call"):
            sessions.action_add_call()

    def _take_typed_agenda(self, sessions, post):
        """Put the agenda of the library that was chosen into the sessions."""
        if post.get("agenda_id"):
            choices = sessions._agenda_choices(sessions.program_id[:1])
            sessions._take_agenda(self._row(choices, post, "agenda_id"))

    def _calendar_response(self, sessions):
        """The events of sessions as one file that calendars read."""
        content = sessions._calendar_file() if sessions else None
        if not content:
            raise request.not_found()
        return request.make_response(
            content,
            headers=[
                ("Content-Type", "text/calendar; charset=utf-8"),
                ("Content-Disposition", content_disposition("mentoring.ics")),
                ("Cache-Control", "no-store"),
            ],
        )
