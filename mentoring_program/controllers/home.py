from odoo import fields
from odoo.fields import Domain
from odoo.http import request, route

from .honours import MentoringHonours
from .page import ROUTE

MATCHING = ("recruitment", "structure", "training", "monitoring")
RUNNING = ("proposed", "to_approve", "approved", "active", "paused")


class MentoringHome(MentoringHonours):
    """``/my/mentoring``: what is next for me, in one look."""

    @route("/my/mentoring", methods=["GET"], **ROUTE)
    def mentoring_home(self, **_query):
        """Show what is next, and how far everything is."""
        return self._show("portal_home", "mentoring_home", **self._home_values())

    def _home_values(self):
        """What the blocks of the page show; other parts of mentoring add theirs."""
        ids = self._my_relationship_ids()
        pairs = self._search(
            "mentoring.relationship", [("id", "in", ids), ("state", "in", (*RUNNING, "completed"))]
        )
        completed = pairs.filtered(lambda pair: pair.state == "completed")
        pairs -= completed
        people = self._my_people()
        pairs.my_member_id.mapped("partner_names")  # of all pairs at once
        values = {
            "open_programs": self._open_programs(people),
            "pairs": pairs,
            "people": people,
            "waiting": self._waiting(people, pairs | completed),
            "asked": self._requests_made(),
            "completed": completed,
            **self._my_honours(),
            **self._home_sessions(ids, people),
            **self._home_work(ids),
        }
        return {**values, "steps": self._next_steps(values)}

    def _home_sessions(self, ids, people):
        """What is planned, still to come or to be reported; and of each pair what it held."""
        now = fields.Datetime.now()
        planned, pairs = Domain("state", "=", "planned"), Domain("relationship_id", "in", ids)
        events = Domain("relationship_id", "=", False)
        events &= Domain("program_id", "in", people.program_id.ids)
        held = Domain("state", "=", "held") & Domain("relationship_id.state", "in", RUNNING)
        found = self._search(
            "mentoring.session", planned & (pairs | events) | pairs & held, order="start"
        )
        planned = found.filtered(lambda one: one.state == "planned")
        return {
            "held": (found - planned).grouped("relationship_id"),
            "upcoming": planned.filtered(lambda session: session.stop >= now)[:3],
            "past": planned.filtered(lambda one: one.stop < now and one.relationship_id),
        }

    def _home_work(self, ids):
        """Open goals, and what the reader (or nobody by name) promised."""
        return {
            "goals": self._search(
                "mentoring.goal",
                [("relationship_id", "in", ids), ("state", "in", ("draft", "agreed"))],
            ),
            "actions": self._search(
                "mentoring.goal.action",
                [
                    ("relationship_id", "in", ids),
                    ("done", "=", False),
                    "|",
                    ("member_id", "=", False),
                    ("member_id.user_id", "=", request.env.uid),
                ],
                order="deadline, id",
                limit=6,
            ),
        }

    def _waiting(self, people, served):
        """The reader's participations that wait for an answer or for a partner.

        :param served: the relationships in which he has, or had, what he waits for elsewhere
        """
        return people.filtered(
            lambda one: (
                one.state in ("applied", "waitlisted", "accepted")
                and one.program_id.state in MATCHING
                and one.program_id not in served.program_id
            )
        )

    def _open_programs(self, people):
        """The programs the reader could apply for, and with them his own, in one query."""
        today = fields.Date.context_today(request.env.user)
        programs = self._search(
            "mentoring.program",
            [
                "|",
                ("id", "in", people.program_id.ids),
                "&",
                "&",
                ("state", "=", "recruitment"),
                ("is_in_audience", "=", True),
                "|",
                ("enrollment_deadline", "=", False),
                ("enrollment_deadline", ">=", today),
            ],
        )
        return programs - people.program_id

    def _next_steps(self, values):
        """What waits for the reader, the most pressing first.

        :return: [{"icon", "title", "text", "url", "label"}]; other parts of mentoring add theirs
        """
        return [
            *self._proposal_steps(values["pairs"]),
            *self._invitation_steps(values["people"]),
            *self._request_steps(values["people"]),
            *self._report_steps(values["past"]),
            *self._evaluation_steps(),
            *self._goal_steps(values["goals"]),
            *self._training_steps(values["people"]),
        ]

    def _proposal_steps(self, pairs):
        for pair in pairs.filtered(lambda one: one.can_accept or one.can_sign):
            step = {
                "url": f"/my/mentoring/relationships/{pair.id}",
                "text": f"{pair.my_member_id.partner_names} · {pair.program_id.name}",
            }
            if pair.can_accept:
                yield {
                    "icon": "fa-handshake-o",
                    "title": request.env._("Somebody is proposed to you"),
                    "label": request.env._("Look and decide"),
                    **step,
                }
            else:
                yield {
                    "icon": "fa-pencil-square-o",
                    "title": request.env._("Read and sign your agreement"),
                    "label": request.env._("Open the agreement"),
                    **step,
                    "url": f"{step['url']}/agreement",
                }

    def _invitation_steps(self, people):
        for person in people.filtered(lambda one: one.state == "invited"):
            if person.program_id._is_open_to(person):
                yield {
                    "icon": "fa-envelope-open-o",
                    "title": request.env._("You are invited"),
                    "text": person.program_id.name,
                    "url": f"/my/mentoring/programs/{person.program_id.id}",
                    "label": request.env._("See what it is about"),
                }

    def _personal_searches(self):
        asked = [("respondent_user_id", "=", request.env.uid), ("state", "=", "sent")]
        return {
            **super()._personal_searches(),
            # those to and of the reader; he reads no others
            "requests": ("mentoring.request", [("state", "=", "sent")], None),
            "evaluations": ("mentoring.evaluation", asked, None),
        }

    def _requests_made(self):
        """The reader's requests that wait for an answer: [(request, name of who is asked)]."""
        requests = self._personal("requests").filtered(
            lambda one: one.mentee_user_id == request.env.user
        )
        # he has found the names in the directory
        return [(one, one.sudo().mentor_id.name) for one in requests]

    def _request_steps(self, people):
        """Requests to answer, and the way to the directory for who has nobody and asked nobody."""
        requests = self._personal("requests")
        for one in requests.filtered(lambda one: one.mentor_user_id == request.env.user):
            yield {
                "icon": "fa-hand-paper-o",
                "title": request.env._("Somebody has a question for you")
                if one.kind == "question"
                else request.env._("Somebody would like to learn from you"),
                # the name of the one who asks the reader
                "text": f"{one.sudo().mentee_id.name} · {one.program_id.name}",
                "url": f"/my/mentoring/requests/{one.id}",
                "label": request.env._("Read and answer"),
            }
        for person in people.filtered(lambda one: one._seeks_in_directory()):
            if person._has_free_seat("mentee") and person not in requests.mentee_id:
                yield {
                    "icon": "fa-search",
                    "title": request.env._("Find a mentor in the directory"),
                    "text": person.program_id.name,
                    "url": f"/my/mentoring/directory?program={person.program_id.id}",
                    "label": request.env._("Look around"),
                }

    def _report_steps(self, past):
        for session in past[:3]:
            yield {
                "icon": "fa-calendar-check-o",
                "title": request.env._("Did your session take place?"),
                "text": self._when(session.start, session.stop),
                "url": f"/my/mentoring/sessions/{session.id}",
                "label": request.env._("Tell"),
            }

    def _evaluation_steps(self):
        for evaluation in self._personal("evaluations"):
            yield {
                "icon": "fa-comments-o",
                "title": evaluation.ask_title.capitalize(),
                "text": evaluation.program_id.name,
                "url": f"/my/mentoring/evaluations/{evaluation.id}",
                "label": request.env._("Answer"),
            }

    def _goal_steps(self, goals):
        for goal in goals.filtered("can_agree")[:3]:
            yield {
                "icon": "fa-bullseye",
                "title": request.env._("A goal waits for your agreement"),
                "text": goal.name,
                "url": f"/my/mentoring/goals/{goal.id}",
                "label": request.env._("Read the goal"),
            }

    def _training_steps(self, people):
        left = request.env["mentoring.resource"].union(
            *people.filtered(self._is_learning)._open_by_person().values()
        )
        if left:
            yield {
                "icon": "fa-book",
                "title": request.env._("Still to read"),
                "text": ", ".join(left.mapped("name")),
                "url": "/my/mentoring/resources",
                "label": request.env._("Open the resources"),
            }

    def _is_learning(self, person):
        """Whether the resources are for this person by now."""
        return person.state == "accepted" and not person._is_closed()
