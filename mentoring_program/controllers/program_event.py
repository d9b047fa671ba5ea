from odoo.http import request

from .home import MentoringHome
from .session import MentoringSessionPage


class MentoringProgramEvents(MentoringSessionPage, MentoringHome):
    """The page of a program's event: what it is about, whether one comes, and what came of it."""

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "come_yes": request.env._("Noted: you will be there. We look forward to you!"),
            "come_maybe": request.env._("Noted: perhaps you come."),
            "come_no": request.env._("Noted: you cannot come. Thank you for telling."),
        }

    def _session_moves(self):
        return {
            **super()._session_moves(),
            "come_yes": lambda event, _post: event.action_answer_yes(),
            "come_maybe": lambda event, _post: event.action_answer_maybe(),
            "come_no": lambda event, _post: event.action_answer_no(),
        }

    def _session_page(self, session, typed):
        if not session.is_event:
            return super()._session_page(session, typed)
        return self._show(
            "portal_program_event",
            "mentoring_session",
            crumbs=[(session._event_name(), None)],
            typed=typed,
            **self._event_values(session),
        )

    def _event_values(self, event):
        """What the page of an event shows; each kind of event adds its own."""
        # the reader's own invitation
        mine = event._my_invitations()[:1]
        return {
            "event": event,
            "mine": mine,
            "name": event._event_name(),
            "kind": dict(event._fields["kind"]._description_selection(event.env))[event.kind],
            "program_name": event.sudo().program_id.name,  # of a program he is invited by
            "is_over": event.stop <= event.env.cr.now(),
            # whether the reader was there himself
            "was_there": event.state == "held" and mine.attended,
            "has_file": bool(event.sudo().calendar_event_id.active),  # whether there is a file
            "notes": self._notes_of(event),
            # what attending counts as: names of trainings
            "trainings": event.sudo().training_ids.mapped("name"),
            "guide": event.resource_id if event.resource_id.has_access("read") else None,
        }

    def _home_sessions(self, ids, people):
        """Of the program's events only those that the reader has not said no to."""
        values = super()._home_sessions(ids, people)
        values["upcoming"] = values["upcoming"].filtered(
            lambda one: not one.is_event or one.my_answer != "no"
        )
        return values

    def _next_steps(self, values):
        return [*super()._next_steps(values), *self._answer_steps()]

    def _personal_searches(self):
        to_come = [
            ("user_id", "=", request.env.uid),
            ("session_id.state", "=", "planned"),
            ("session_id.stop", ">", request.env.cr.now()),
        ]
        return {
            **super()._personal_searches(),
            "invitations": ("mentoring.event.invitation", to_come, None),
        }

    def _answer_steps(self):
        invitations = self._personal("invitations")
        waiting = invitations.filtered(lambda row: row.answer == "open" or row.is_outdated)
        for one in waiting.sorted(lambda row: row.session_id.start):
            event = one.session_id
            yield {
                "icon": "fa-calendar-o",
                "title": request.env._("%s: will you come?", event._event_name()),
                "text": self._when(event.start, event.stop),
                "url": f"/my/mentoring/sessions/{event.id}",
                "label": request.env._("Answer"),
            }
