from odoo.http import content_disposition, request, route

from .action import MentoringActions
from .note import MentoringNotes
from .page import PAGE, ROUTE
from .typed import to_html, to_number, to_text, to_utc


class MentoringSessionPage(MentoringActions, MentoringNotes):
    """One session or event: when and where, what to talk about, and what became of it."""

    @route("/my/mentoring/sessions/<int:session_id>", **PAGE)
    def mentoring_session(self, session_id, **post):
        """Show a session of the reader, or make a move of it."""
        session = self._find_session(session_id)
        return self._answer(
            session,
            f"/my/mentoring/sessions/{session.id}",
            self._session_moves(),
            post,
            self._session_page,
        )

    @route("/my/mentoring/sessions/<int:session_id>/calendar.ics", methods=["GET"], **ROUTE)
    def mentoring_session_calendar(self, session_id, **_query):
        """Give the session's event as a file that calendars read."""
        # the event of a session that the reader was found to attend; it carries no word of ours
        event = self._find_session(session_id).sudo().calendar_event_id.filtered("active")
        content = event._get_ics_file().get(event.id)
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

    def _find_session(self, session_id):
        """A session of one's relationships, or an event of one's programs."""
        people = request.env["mentoring.participant"].search([("user_id", "=", request.env.uid)])
        return self._find(
            "mentoring.session",
            session_id,
            [
                "|",
                ("relationship_id", "in", self._my_relationship_ids()),
                "&",
                ("relationship_id", "=", False),
                ("program_id", "in", people.program_id.ids),
            ],
        )

    def _session_moves(self):
        return {
            "hold": lambda session, _post: session.action_hold(),
            "miss": lambda session, _post: session.action_miss(),
            "cancel": lambda session, _post: session.action_cancel(),
            "plan": lambda session, _post: session.action_plan(),
            "change_session": self._change_session,
            "change_agenda": self._change_agenda,
            **self._note_moves(),
            "add_action": self._add_session_action,
            "tick": self._tick_session_action,
        }

    def _session_page(self, session, typed):
        pair, _ = session.relationship_id, request.env._
        crumbs = [(self._day(session.start), None)]
        if pair:
            name = pair.my_member_id.partner_names or pair.name
            crumbs.insert(0, (name, f"/my/mentoring/relationships/{pair.id}"))
        # the names of those who were there, for those who were there too
        attended = session.sudo().attended_member_ids | pair.browse().member_ids
        return self._show(
            "portal_session",
            "mentoring_session",
            crumbs=crumbs,
            typed=typed,
            session=session,
            notes=self._notes_of(session),
            pair=pair,
            me_names=pair.my_member_id.partner_names,
            label=dict(session._fields["kind"]._description_selection(session.env))[session.kind],
            attended=attended,
            has_begun=session.start <= session.env.cr.now(),
            has_event=bool(session.sudo().calendar_event_id.active),  # whether there is a file
            # names of the people one works with, for choosing who does what
            people=pair.sudo()._current_members() if pair else [],
        )

    def _change_session(self, session, post):
        session.write(
            {
                "start": to_utc(post, "start", request.env._("Start")),
                "duration": to_number(post, "minutes", request.env._("Minutes")) / 60,
                "location": to_text(
                    post, "location", request.env._("Place"), required=False, limit=200
                ),
                "video_link": to_text(
                    post, "video_link", request.env._("Link"), required=False, limit=500
                ),
            }
        )

    def _change_agenda(self, session, post):
        text = to_text(post, "agenda", request.env._("Agenda"), required=False)
        session.agenda = to_html(text)

    def _add_session_action(self, session, post):
        self._add_action({"session_id": session.id}, session.relationship_id, post)

    def _tick_session_action(self, session, post):
        self._tick(session.action_ids, post)
