from datetime import timedelta

from odoo import fields
from odoo.http import request, route
from odoo.tools.misc import format_time

from .home import MentoringHome
from .page import PAGE
from .typed import reader_zone

ASKED_FOR = timedelta(days=14)  # how long after an event people are reminded of their wishes


class MentoringEvents(MentoringHome):
    """A speed event: one's own timetable, and afterwards whom one would like to meet again."""

    @route("/my/mentoring/events/<int:event_id>", **PAGE)
    def mentoring_event(self, event_id, **post):
        """Show the reader's timetable of an event, or note a wish of his."""
        event = self._find("mentoring.speed.event", event_id, [("id", "in", self._my_events().ids)])
        return self._answer(
            event,
            f"/my/mentoring/events/{event.id}",
            {"wish": self._wish, "unwish": self._unwish},
            post,
            self._event_page,
        )

    def _my_meetings(self):
        """The reader's own meetings of published events."""
        return self._personal("meetings")

    def _personal_searches(self):
        mine = [
            ("event_id.published_on", "!=", False),
            ("state", "!=", "cancelled"),
            "|",
            ("mentor_user_id", "=", request.env.uid),
            ("mentee_user_id", "=", request.env.uid),
        ]
        return {
            **super()._personal_searches(),
            "meetings": ("mentoring.speed.meeting", mine, None),
        }

    def _my_events(self):
        return self._my_meetings().event_id

    def _event_page(self, event, typed):
        person = event.program_id.participant_ids.filtered(
            lambda one: one.user_id == request.env.user
        )
        session = event.session_id.filtered(lambda one: one.state == "planned")
        # the rounds of the event are his, and of the meetings only his own are taken
        rows = [
            (one, meeting.with_env(request.env)) for one, meeting in event.sudo()._rows_of(person)
        ]
        return self._show(
            "portal_event",
            "mentoring_event",
            crumbs=[(event.sudo().program_id.name, None)],  # the name of one's own program
            typed=typed,
            event=event,
            session=session,
            # whether there is a file for calendars
            has_file=bool(session.sudo().calendar_event_id.active),
            person=person,
            rows=rows,
            hours=lambda moment: format_time(
                request.env, moment, tz=reader_zone().zone, time_format="short"
            ),
            # the names of those whom the reader meets
            partner_of=lambda meeting: meeting.sudo()._partner_of(person).name,
        )

    def _wish(self, event, post):
        self._row(event.meeting_ids & self._my_meetings(), post).action_wish()

    def _unwish(self, event, post):
        self._row(event.meeting_ids & self._my_meetings(), post).action_unwish()

    def _home_sessions(self, ids, people):
        """Of speed events only those where the reader meets somebody."""
        mine = self._my_events()
        values = super()._home_sessions(ids, people)
        values["upcoming"] = values["upcoming"].filtered(
            lambda one: not one.speed_event_id or one.speed_event_id in mine
        )
        return values

    def _waiting(self, people, served):
        """Who has his timetable waits for nobody any longer."""
        served_here = self._my_events().program_id
        waiting = super()._waiting(people, served)
        return waiting.filtered(lambda one: one.program_id not in served_here)

    def _next_steps(self, values):
        return [*self._event_steps(), *super()._next_steps(values)]

    def _event_steps(self):
        begun = fields.Datetime.now() - ASKED_FOR
        for event in self._my_events().filtered(
            lambda one: one.state == "held" and one.stop >= begun
        ):
            yield {
                "icon": "fa-heart-o",
                "title": request.env._("Whom would you like to meet again?"),
                "text": event.sudo().program_id.name,  # the name of one's own program
                "url": f"/my/mentoring/events/{event.id}",
                "label": request.env._("Look back"),
            }
