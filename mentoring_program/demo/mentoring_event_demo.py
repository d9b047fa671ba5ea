from datetime import datetime, time, timedelta

from odoo import api, fields, models

# (days from today, hour, kind, title, further values)
EVENTS = [
    (
        -76,
        9,
        "kickoff",
        "Welcome, and first conversations",
        {
            "location": "Canteen, ground floor",
            "about": "<p>We meet, agree on how we work, and eat together.</p>",
            "summary": "<p>Everybody has met. Most wished for one workshop on listening.</p>",
        },
    ),
    (
        -20,
        14,
        "discussion",
        "Time for mentoring in busy weeks",
        {
            "purpose": "Find out what keeps pairs from meeting, and what would help.",
            "scope": "How we plan our time. Not: how many people the plant has.",
            "summary": "<p>Short and fixed beats long and moved: half an hour every week.</p>",
        },
    ),
    (
        9,
        13,
        "workshop",
        "Listening: a workshop",
        {
            "duration": 2.0,
            "seats": 6,
            "location": "Room Linden",
            "about": "<p>Questions that open, silence that helps. Bring one conversation that went"
            " wrong.</p>",
        },
    ),
    (
        16,
        15,
        "speaker",
        "How I lost my best people",
        {
            "video_link": "https://meet.example.com/alder-speaker",
            "about": "<p>The head of our sister plant tells what she would not do again.</p>",
        },
    ),
    (40, 16, "book_club", "A book in eight weeks", {"location": "Library"}),
]
QUESTIONS = [
    ("priya", "When did you notice that they would go?", "marcus jonas elena"),
    ("jonas", "What do you ask people today that you did not ask then?", "priya"),
]
BOOKS = [
    ("elena", "The garden of questions", "R. Halloway", "priya pablo robert"),
    ("amina", "Leading from the middle", "T. Oduya", "jonas"),
]
ANSWERS = {"yes": "marcus elena priya jonas", "maybe": "pablo", "no": "robert"}


class MentoringDemoEvents(models.AbstractModel):
    """Plays the events of one running program, as its coordinator and its people would.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.events"
    _inherit = ["mentoring.demo"]
    _description = "Story of the Mentoring Demo Data: Events"

    @api.model
    def _play(self):
        quiet = self.with_context(tracking_disable=True, mail_notify_force_send=False)
        carlos = self.env.ref("mentoring_program.user_carlos")
        program = quiet.env["mentoring.program"].with_user(carlos)
        program = program.search([("name", "=", "Growing into leadership")], limit=1)
        events = [self._plan(program, *values) for values in EVENTS]
        for event in events:
            if event.state == "planned":
                self._answer_to(event)
        talk, speaker, club = events[1], events[3], events[4]
        self._note_outcomes(talk)
        for login, text, voters in QUESTIONS:
            self._propose(speaker, login, voters, kind="question", name=text)
        for login, title, author, voters in BOOKS:
            self._propose(club, login, voters, kind="book", name=title, author=author)

    def _plan(self, program, days, hour, kind, title, values):
        day = self._workday(fields.Date.today() + timedelta(days=days))
        event = (
            self.env["mentoring.session"]
            .with_user(program.env.user)
            .create(
                {
                    "program_id": program.id,
                    "kind": kind,
                    "title": title,
                    "start": datetime.combine(day, time(hour)),
                    **values,
                }
            )
        )
        if days < 0:
            event.action_hold()
        return event

    def _user(self, login):
        return self.env.ref(f"mentoring_program.user_{login}")

    def _answer_to(self, event):
        for answer, logins in ANSWERS.items():
            for login in logins.split():
                getattr(event.with_user(self._user(login)), f"action_answer_{answer}")()

    def _propose(self, event, login, voters, **values):
        user = self._user(login)
        # the person's own place at the event
        person = event.with_user(user)._my_invitations().participant_id
        proposal = self.env["mentoring.event.proposal"].with_user(user)
        proposal = proposal.create({"session_id": event.id, "participant_id": person.id, **values})
        for voter in voters.split():
            proposal.with_user(self._user(voter)).action_vote()

    def _note_outcomes(self, event):
        priya = event.invitation_ids.filtered(lambda one: one.user_id == self._user("priya"))
        until = fields.Date.today() + timedelta(days=10)
        event.outcome_ids.create(
            [
                {"session_id": event.id, "name": "Half an hour every second week, always Tuesday"},
                {
                    "session_id": event.id,
                    "kind": "action",
                    "name": "Ask the canteen for a quiet table on Tuesdays",
                    "participant_id": priya.participant_id.id,
                    "deadline": until,
                },
            ]
        )
