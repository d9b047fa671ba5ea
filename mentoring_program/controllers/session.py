import pytz

from odoo.http import request, route
from odoo.tools.misc import format_datetime

from .action import MentoringActions
from .note import MentoringNotes
from .page import PAGE, ROUTE
from .session_form import MentoringSessionForm
from .typed import reader_zone, to_html, to_text


class MentoringSessionPage(MentoringActions, MentoringNotes, MentoringSessionForm):
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
        return self._calendar_response(self._find_session(session_id))

    def _find_session(self, session_id):
        """A session of one's relationships, or an event of one's programs."""
        return self._find(
            "mentoring.session",
            session_id,
            [
                "|",
                ("relationship_id", "in", self._my_relationship_ids()),
                "&",
                ("relationship_id", "=", False),
                ("program_id", "in", self._my_people().program_id.ids),
            ],
        )

    def _session_moves(self):
        return {
            "hold": lambda session, _post: session.action_hold(),
            "miss": lambda session, _post: session.action_miss(),
            "cancel": lambda session, _post: session.action_cancel(),
            "plan": lambda session, _post: session.action_plan(),
            "come": lambda session, _post: session.action_accept(),
            "cannot_come": lambda session, _post: session.action_decline(),
            "change_session": self._change_session,
            "change_agenda": self._change_agenda,
            "take_agenda": self._take_typed_agenda,
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
        attended = session.sudo().attended_member_ids if session.state == "held" else None
        return self._show(
            "portal_session",
            "mentoring_session",
            crumbs=crumbs,
            typed=typed,
            session=session,
            **self._words_of(session),
            actions=self._search("mentoring.goal.action", [("session_id", "=", session.id)]),
            pair=pair,
            me_names=pair.my_member_id.partner_names,
            label=dict(session._fields["kind"]._description_selection(session.env))[session.kind],
            attended=attended,
            has_begun=session.start <= session.env.cr.now(),
            has_event=bool(session.sudo().calendar_event_id.active),  # whether there is a file
            answers=session._replies(),
            # how the reader's own program meets
            remote=bool(pair) and session.sudo().program_id.delivery == "remote",
            times_elsewhere=self._times_elsewhere(session),
            agendas=session._agenda_choices(session.program_id) if session.can_edit else [],
            goal_choices=self._open_goals(session),
            # names of the people one works with, for choosing who does what
            people=pair.sudo()._current_members() if pair else [],
        )

    def _words_of(self, session):
        """The agenda and the notes that the reader may read, in one query."""
        words = self._search("mentoring.note", [("session_id", "=", session.id)])
        agenda = words.filtered(lambda one: one.kind == "agenda")
        return {"agenda": agenda, "notes": words - agenda}

    def _times_elsewhere(self, session):
        """When it begins for those who live in another time zone: [(name, hour)]."""
        here, found = reader_zone(), []
        # where those live whom the reader meets, as far as their clocks tell
        for member in session.sudo().relationship_id._current_members():
            zone = request.env["mentoring.availability"]._zone(member.participant_id)
            start = pytz.utc.localize(session.start)
            if start.astimezone(zone).utcoffset() != start.astimezone(here).utcoffset():
                hour = format_datetime(
                    request.env, session.start, tz=zone.zone, dt_format="EEE d MMM, HH:mm"
                )
                found.append((member.name, f"{hour} ({zone.zone})"))
        return found

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "come": request.env._("The others see that you come."),
            "cannot_come": request.env._("The others see that you cannot come then."),
            "change_session": request.env._("Saved; the calendars know it too."),
            "take_agenda": request.env._("The agenda is in; change it as you like."),
        }

    def _change_session(self, session, post):
        values = self._typed_session(post)
        if (values["start"], values["duration"]) != (session.start, session.duration):
            self._check_clash(session, session.relationship_id, values, [values["start"]], post)
        session.write(values)
        self._add_typed_call(session, post)

    def _change_agenda(self, session, post):
        text = to_text(post, "agenda", request.env._("Agenda"), required=False)
        session.agenda = to_html(text)

    def _add_session_action(self, session, post):
        home, goals = {"session_id": session.id}, self._open_goals(session)
        if post.get("goal_id"):  # so it stands with the goal as well
            home["goal_id"] = self._row(goals, post, "goal_id").id
        self._add_action(home, session.relationship_id, post)

    def _open_goals(self, session):
        """The goals of the relationship that something can still be done for."""
        mine = ("relationship_id", "=", session.relationship_id.id)
        return self._search("mentoring.goal", [mine, ("state", "in", ("draft", "agreed"))])

    def _tick_session_action(self, session, post):
        self._tick(session.action_ids, post)
