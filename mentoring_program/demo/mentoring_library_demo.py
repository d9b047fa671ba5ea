from datetime import timedelta

from odoo import api, fields, models

CARDS = [
    # (login, challenge, what went wrong, whether the name is shown)
    ("marcus", "A new team", "I changed everything in the first month", True),
    ("elena", "Saying no", "I promised a customer what we could not build", True),
    ("daniel", "A talk I put off", "I waited half a year to tell him it was not enough", False),
]

WORDS = {
    "marcus": {
        "body": "I came from another plant and knew how it is done. After four weeks the shift plan"
        " was new, the board was new, and two of the best had asked for a transfer. Nobody had told"
        " me why the old plan was as it was: a man on the late shift cared for his father.",
        "advice": "Ask everybody the same three questions before I touch anything: what should"
        " stay, what is in your way, what would you do in my place?",
    },
    "elena": {
        "body": "He asked in front of my boss, and I wanted to shine. It took the workshop nine"
        " weekends to find out that it could not be done, and me one telephone call that I still"
        " hear.",
        "advice": "“I will tell you on Thursday” is an answer. I use it every week.",
    },
    "daniel": {
        "body": "He was kind and tried hard, so I said nothing and did the rest of his work at"
        " night. When I finally spoke, he asked why I had let him believe for six months that all"
        " was well.",
        "advice": "Say it in the first month, when it is still a detail.",
    },
}


class MentoringDemoLibrary(models.AbstractModel):
    """Adds to the demo what programs ask of their people beyond the library that is shipped."""

    _name = "mentoring.demo.library"
    _description = "Story of the Mentoring Demo Data: Library"

    @api.model
    def _play(self):
        """Cards of mentors, and what two programs ask for."""
        for login, challenge, name, is_shown in CARDS:
            user = self.env.ref(f"mentoring_program.user_{login}")
            card = {"challenge": challenge, "name": name, "show_name": is_shown, **WORDS[login]}
            self.env["mentoring.lesson"].with_user(user).create(card)
        in_two_weeks = fields.Date.today() + timedelta(days=14)
        self._ask("Career compass", "Three questions to yourself", due="matching")
        self._ask(
            "Growing into leadership", "Watch a colleague lead", due="date", due_on=in_two_weeks
        )

    def _ask(self, program, name, **values):
        carlos = self.env.ref("mentoring_program.user_carlos")
        program = self.env["mentoring.program"].search([("name", "=", program)], limit=1)
        self.env["mentoring.resource"].with_user(carlos).create(
            {
                "name": name,
                "kind": "training",
                "program_id": program.id,
                "is_mandatory": True,
                "minutes": 20,
                "summary": "Half an hour that makes the first talk a better one.",
                "body": "<p>Take a walk or a quiet corner. What do you see, what surprises you,"
                " and what would you like to talk about with your partner?</p>",
                **values,
            }
        )
