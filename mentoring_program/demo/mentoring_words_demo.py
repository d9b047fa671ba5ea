from datetime import datetime, time, timedelta

from odoo import api, fields, models

TALK = (
    ("mentor", "<p>Welcome! What are you looking forward to most?</p>"),
    (
        "mentee",
        "<p>To the <strong>first meeting</strong> that I run myself: the planning round?</p>",
    ),
    ("mentor", "<p>Take the planning round; I will sit at the back and say nothing.</p>"),
)
JOURNAL = "<h3>Where am I stuck?</h3><p>I prepare too much, and then I do not listen.</p>"
WISH = "May I lead the planning meeting once, with you in the room?"


class MentoringDemoWords(models.AbstractModel):
    """Lets the members of running demo pairs write to each other, introduce and ask.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.words"
    _description = "Story of the Mentoring Demo Data: What Members Write"

    @api.model
    def _play(self):
        quiet = self.with_context(tracking_disable=True, mail_notify_force_send=False)
        pairs = quiet.env["mentoring.relationship"].search([("state", "=", "active")])
        for pair in pairs.filtered(lambda one: one.program_id.format == "one_to_one")[:4]:
            mentee = pair.member_ids.filtered(lambda one: one.role == "mentee")
            quiet._talk(
                pair, {"mentor": (pair.member_ids - mentee).user_id, "mentee": mentee.user_id}
            )
            quiet._introduce(pair, mentee)
            quiet._ask_practice(pair, mentee)
            if pair.program_id.formality == "formal":
                quiet._offer_hours(pair.member_ids - mentee)

    def _talk(self, pair, users):
        for role, body in TALK:
            messages = self.env["mentoring.message"].with_user(users[role])
            messages.create({"relationship_id": pair.id, "body": body})
        self.env["mentoring.note"].with_user(users["mentee"]).create(
            {"relationship_id": pair.id, "kind": "journal", "body": JOURNAL}
        )

    def _introduce(self, pair, mentee):
        introductions = self.env["mentoring.introduction"]
        mentor = (pair.member_ids - mentee).user_id
        for name, about, reason, state in (
            ("Nora Lind", "runs the plant in Lyon", "Both want shorter meetings.", "met"),
            ("Paul Okafor", "teaches rhetoric", "He helped me when I was new.", "planned"),
        ):
            introductions.with_user(mentor).create(
                {
                    "relationship_id": pair.id,
                    "member_id": mentee.id,
                    "name": name,
                    "about": about,
                    "reason": reason,
                    "state": state,
                }
            )

    def _ask_practice(self, pair, mentee):
        manager = mentee.manager_user_id
        asked = self.env["mentoring.practice"].search(
            [("member_id.user_id", "=", mentee.user_id.id)]
        )
        if manager and manager not in pair.member_ids.user_id and not asked:
            pair.with_user(mentee.user_id).action_ask_practice(WISH)

    def _offer_hours(self, mentor):
        """Two half hours of the mentor, on the next Thursday that is at least three days away."""
        day = fields.Date.today() + timedelta(days=3)
        day += timedelta(days=(3 - day.weekday()) % 7)
        hours = self.env["mentoring.office.hour"].with_user(mentor.user_id)
        if hours.search_count([("user_id", "=", mentor.user_id.id)]):
            return
        hours.create(
            [
                {
                    "mentor_id": mentor.participant_id.id,
                    "start": datetime.combine(day, moment),
                    "location": "Room Linden",
                }
                for moment in (time(13), time(13, 30))
            ]
        )
