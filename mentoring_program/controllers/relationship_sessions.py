from odoo import fields
from odoo.http import request, route
from odoo.tools.misc import format_time

from .office_hour import MentoringOfficeHours
from .page import PAGE, ROUTE
from .relationship_part import MentoringRelationshipPart
from .session_form import MentoringSessionForm
from .typed import from_utc, reader_zone, to_html, to_number, to_text

PAST = 12  # sessions that are over, as the page lists them


class MentoringRelationshipSessions(
    MentoringRelationshipPart, MentoringSessionForm, MentoringOfficeHours
):
    """The sessions of a relationship: to come and past; planning one, or all of them at once."""

    @route("/my/mentoring/relationships/<int:relationship_id>/sessions", **PAGE)
    def mentoring_relationship_sessions(self, relationship_id, **post):
        """List the sessions of a relationship, plan some, or book an hour that is offered."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "sessions"),
            {"plan_session": self._plan_session, "book_hour": self._book_hour},
            post,
            self._relationship_sessions_page,
        )

    @route(
        "/my/mentoring/relationships/<int:relationship_id>/sessions/calendar.ics",
        methods=["GET"],
        **ROUTE,
    )
    def mentoring_relationship_calendar(self, relationship_id, **_query):
        """Give all sessions to come as one file that calendars read."""
        pair = self._find_part(relationship_id)
        return self._calendar_response(self._to_come(self._sessions_of(pair)))

    def _relationship_parts(self, pair):
        label, url = request.env._("Sessions"), self._pair_url(pair, "sessions")
        return [*super()._relationship_parts(pair), self._part("sessions", label, url)]

    def _sessions_of(self, pair):
        mine = [("relationship_id", "=", pair.id)]
        return self._search("mentoring.session", mine, order="start, id")

    def _to_come(self, sessions):
        now = fields.Datetime.now()
        return sessions.filtered(lambda one: one.state == "planned" and one.stop >= now)

    def _relationship_sessions_page(self, pair, typed):
        sessions = self._sessions_of(pair)
        to_come = self._to_come(sessions)
        over = (sessions - to_come).sorted("start", reverse=True)
        held = over.filtered(lambda one: one.state == "held")
        minutes = round((over[:1].duration or 1.0) * 60)
        works = bool(pair.my_member_id and pair._is_running())
        program = pair.sudo().program_id  # how often and how the reader's own program meets
        offered = request.env["mentoring.office.hour"]
        if works:
            offered = offered._bookable().filtered(lambda one: one.program_id == pair.program_id)
        # looking into calendars takes its time: done where somebody is about to plan
        asked = typed.error("plan_session") or request.params.get("times")
        shows_times = not to_come or bool(asked)
        return self._show_part(
            pair,
            "portal_relationship_sessions",
            "sessions",
            typed,
            to_come=to_come,
            # the names and answers of those whom the reader meets
            answers={one: one._replies() for one in to_come},
            over=over[:PAST],
            minutes=minutes,
            slots=self._slots(pair, minutes) if works and shows_times else {},
            shows_times=shows_times,
            agendas=to_come._agenda_choices(pair.program_id) if works else [],
            remote=program.delivery == "remote",
            **self._hour_values(offered),
            held=held,
            held_hours=sum(held.mapped("duration")),
            left=max(0, program.session_target - len(held) - len(to_come)),
        )

    def _slots(self, pair, minutes):
        """Times that suit all, by day: {day: [(value for the form, hour)]}."""
        days, zone = {}, reader_zone()
        for start in request.env["mentoring.session"]._times_for(pair, minutes, zone):
            hour = format_time(request.env, start, tz=zone.zone, time_format="short")
            days.setdefault(self._day(start), []).append((from_utc(start), hour))
        return days

    def _plan_session(self, pair, post):
        sessions = request.env["mentoring.session"]
        agenda = to_text(post, "agenda", request.env._("Agenda"), required=False)
        count = to_number({"count": "1", **post}, "count", request.env._("How many"))
        days = to_number({"days": "1", **post}, "days", request.env._("Days between"))
        values = {"relationship_id": pair.id, **self._typed_session(post)}
        sessions._check_series(count, days)
        starts = sessions._series_starts(values["start"], count, days, reader_zone())
        self._check_clash(sessions, pair, values, starts, post)
        planned = sessions._plan_series(values, count, days, reader_zone())
        if agenda:
            for session in planned:
                session.agenda = to_html(agenda)
        self._take_typed_agenda(planned, post)
        self._add_typed_call(planned, post)
