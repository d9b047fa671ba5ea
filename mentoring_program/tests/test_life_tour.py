from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from .common import MentoringCase


class LifeTour(HttpCase, MentoringCase):
    """Tina (portal login alone) and Max (internal user) live a relationship, in a browser.

    What coordinators and managers do in between is done by the methods behind their buttons, with
    their own rights. The two live in different time zones.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tina.tz, cls.max.tz = "Europe/Paris", "Europe/Lisbon"
        for user in (cls.tina, cls.max):
            cls.employees[user].tz = user.tz
        cls.env["hr.skill.type"].create(
            {
                "name": "Craft",
                "skill_ids": [(0, 0, {"name": "Glass blowing"})],
                "skill_level_ids": [(0, 0, {"name": "Good", "level_progress": 75})],
            }
        )
        today = fields.Date.today()
        cls.program = cls._create_program(
            name="A year together",
            date_start=today - timedelta(days=30),
            date_end=today + timedelta(days=300),
            enrollment_deadline=today + timedelta(days=7),
        )
        cls.program.action_open_recruitment()

    def _play(self):
        self._apply()
        self._accept_and_sign()
        self._meet()
        self._end()

    def _apply(self):
        """Both apply in steps; the mentee ranks the mentor, who is accepted already."""
        self._tour("offer", self.max)
        self.mentor = self._accepted(self.max, "mentor")
        self._tour("apply", self.tina)
        self.mentee = self._accepted(self.tina, "mentee")
        self.assertEqual(self.mentee.preferred_ids, self.mentor)
        for person, kind in ((self.mentor, "offer"), (self.mentee, "need")):
            skills = person.skill_line_ids
            self.assertEqual(skills.mapped("kind"), [kind])
            self.assertEqual(skills.mapped("level"), [75])

    def _accepted(self, user, role):
        person = self.program.with_user(user)._my_participation().sudo()
        self.assertEqual((person.state, person.role), ("applied", role))
        person.with_user(self.carla).action_accept()
        return person

    def _accept_and_sign(self):
        self.pair = self._create_relationship(self.program, self.mentor, self.mentee)
        for user in (self.tina, self.max):
            self._tour("accept", user)
        self.assertEqual(self.pair.state, "to_approve")
        self.pair.member_ids.with_user(self.lars).action_approve()
        self._tour("agree", self.tina)
        self._tour("sign", self.max)
        agreement = self.pair.with_user(self.max).agreement_id
        self.assertEqual(agreement.version, 2)
        self.assertIn("Every second Tuesday", agreement.rhythm)
        program = self.program.with_user(self.carla)
        program.action_provide_training()
        people = self.pair.member_ids.participant_id
        people.with_user(self.carla).action_waive_training("They know it all.")
        program.action_start_monitoring()
        self.assertEqual(self.pair.state, "active")

    def _meet(self):
        self._tour("plan", self.tina)
        session = self.pair.session_ids
        self._tour("answer", self.max)
        self.assertEqual(session.with_user(self.max).my_reply, "accepted")
        goal = self.pair.goal_ids
        self.assertEqual((goal.state, goal.progress), ("agreed", 0))
        session.with_user(self.max).start = fields.Datetime.now() - timedelta(hours=3)
        self._tour("report", self.tina)
        self.assertEqual((session.state, self.pair.hours), ("held", 1))
        self.assertEqual((goal.state, goal.value_current), ("achieved", 3))
        self.assertTrue(goal.action_ids.done)

    def _end(self):
        self._tour("end", self.tina)
        self.assertEqual(self.pair.state, "completed")
        answer = (
            self.env["mentoring.exit"]
            .with_user(self.carla)
            .search([("relationship_id", "=", self.pair.id)])
        )
        self.assertEqual((answer.body, answer.rematch), ("Begin in spring", "now"))

    def _tour(self, name, user):
        self.start_tour("/my/mentoring", f"mentoring_life_{name}", login=user.login)


@tagged("post_install", "-at_install")
class TestLifeTourDesk(LifeTour):
    """At a desk."""

    def test_a_relationship_is_lived_at_a_desk(self):
        self._play()


@tagged("post_install", "-at_install")
class TestLifeTourPhone(LifeTour):
    """On a narrow phone."""

    browser_size = "360x740"
    touch_enabled = True

    def test_a_relationship_is_lived_on_a_phone(self):
        self._play()
