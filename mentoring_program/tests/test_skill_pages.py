from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common_skill import HIGH, LOW, SkillCase


@tagged("post_install", "-at_install")
class TestSkillPages(HttpCase, SkillCase):
    """The page on which people rate skills, beside the questions."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.baseline = cls._evaluation("baseline", cls.mentee, deadline="2099-01-01")
        cls.url = f"/my/mentoring/evaluations/{cls.baseline.id}"

    def _log_in(self, user):
        user.password = "page-password"
        self.authenticate(user.login, "page-password")

    def _send(self, levels, url=None):
        """Choose levels: {skill: level}."""
        sent = {f"level-{self.mentee.id}-{skill.id}": level for skill, level in levels.items()}
        page = url or f"{self.url}/skills"
        token = self.url_open(page).text.split('name="csrf_token" value="')[1].split('"')[0]
        return self.url_open(page, data={"csrf_token": token, "move": "rate_skills", **sent})

    def _levels(self):
        ratings = self.env["mentoring.skill.rating"].search([("user_id", "=", self.tina.id)])
        return {one.skill_id: one.level for one in ratings}

    def test_the_mentee_rates_his_skills_and_sees_them_again(self):
        self._log_in(self.tina)
        self.assertIn("Rate your skills", self.url_open(self.url).text)
        page = self._send({self.coaching: HIGH, self.speaking: ""}).text
        self.assertEqual(self._levels(), {self.coaching: HIGH})
        self.assertIn("Nobody but you sees", page)
        self.assertRegex(page, r'selected="selected"[^>]*>High')

    def test_what_is_no_level_is_refused_and_nothing_is_kept(self):
        self._log_in(self.tina)
        for wrong in ("11", "-1", "1e9", "٣", "many"):
            page = self._send({self.coaching: wrong, self.speaking: LOW}).text
            self.assertIn("Choose one of the levels", page)
        self.assertFalse(self._levels())

    @mute_logger("odoo.http")
    def test_the_page_is_there_for_the_person_asked_alone(self):
        for user in (self.max, self.carla):
            self._log_in(user)
            self.assertEqual(self.url_open(f"{self.url}/skills").status_code, 404)

    @mute_logger("odoo.http")
    def test_there_is_no_page_where_no_skills_are_asked_for(self):
        pulse = self._evaluation("pulse", self.mentee, deadline="2099-01-01")
        self._log_in(self.tina)
        page = f"/my/mentoring/evaluations/{pulse.id}"
        self.assertNotIn("Rate your skills", self.url_open(page).text)
        self.assertEqual(self.url_open(f"{page}/skills").status_code, 404)

    def test_who_is_too_late_sees_his_ratings_and_cannot_change_them(self):
        self._rate(self.baseline, coaching=LOW)
        self.baseline.deadline = "2020-01-01"
        self._log_in(self.tina)
        page = self.url_open(f"{self.url}/skills").text
        self.assertIn("can no longer be rated", page)
        self.assertNotIn("Save my ratings", page)
        self.assertRegex(page, r'selected="selected"[^>]*>Low')

    def test_at_the_end_the_way_since_the_beginning_is_shown(self):
        self._rate(self.baseline, coaching=LOW)
        final = self._evaluation("final", self.mentee, deadline="2099-01-01")
        self._log_in(self.tina)
        page = self.url_open(f"/my/mentoring/evaluations/{final.id}/skills").text
        self.assertRegex(page, r"Before:\s*Low")
