from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase

ANSWERS = {
    "title": "How I learned to listen",
    "story_start": "I talked too much",
    "story_change": "My team <b>talks</b> now",
    "shows_names": "1",
}
STORIES = "/my/mentoring/stories"


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalStory(PortalCase):
    """A story goes its way on the pages of its writer, of those named and of everybody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.relationship.with_user(cls.carla).action_complete()

    def _story(self):
        return self.env["mentoring.recognition"].search(
            [("kind", "=", "story"), ("program_id", "=", self.program.id)]
        )

    def _tell(self):
        self._login(self.tina)
        self._post(self._part("story"), "tell_story", **ANSWERS)
        return f"{STORIES}/{self._story().id}"

    def test_a_story_goes_from_its_writer_over_those_named_to_the_wall(self):
        url = self._tell()
        self.assertIn("Draft, for you alone", self._text(self._get(url)))
        self._post(url, "submit_story")
        self._login(self.max)
        self.assertIn("do you agree?", self._text(self._get("/my/mentoring")))
        page = self._get(url)
        self.assertIn("My team <b>talks</b> now", self._text(page))
        self._post(url, "give_consent")
        self._login(self.stella)
        self._get(url, 404)
        self._story().with_user(self.carla).action_publish_story()
        self.assertIn("Tina, Max", self._text(self._get(STORIES)))
        page = self._get(url)
        self.assertIn("Tina, Max", self._text(page))
        self.assertEqual(self._buttons(page), set())
        self._login(self.max)
        self._post(url, "refuse_consent")
        self._login(self.stella)
        self._get(url, 404)
        self.assertIn("No story is published", self._text(self._get(STORIES)))

    def test_what_is_left_out_is_told_beside_the_form_and_stays_typed(self):
        self._login(self.tina)
        values = {**ANSWERS, "story_change": " "}
        page = self._post(self._part("story"), "tell_story", status=200, **values)
        self.assertIn("please fill it in", self._refusal(page))
        self.assertEqual(page.xpath("//textarea[@id='story_start']")[0].text, "I talked too much")

    def test_nobody_makes_a_move_that_is_not_his(self):
        url = self._tell()
        self._post(url, "give_consent", status=404)
        self._post(url, "submit_story")
        self._login(self.max)
        for move in ("save_story", "submit_story", "withdraw_story"):
            self._post(url, move, status=404, **ANSWERS)
        self._login(self.stella)
        self._post(url, "give_consent", status=404)

    def test_the_writer_changes_and_takes_back(self):
        url = self._tell()
        self._post(url, "save_story", **{**ANSWERS, "title": "Another title"})
        self.assertEqual(self._story().title, "Another title")
        self._post(url, "submit_story")
        self._post(url, "withdraw_story")
        self.assertEqual(self._story().state, "draft")

    def test_who_is_asked_to_look_back_finds_thanks_and_story_on_his_start_page(self):
        self._login(self.tina)
        self.assertNotIn("Tell your story", self._text(self._get("/my/mentoring")))
        self.program.with_user(self.carla)._ask_to_look_back(self.relationship.member_ids)
        text = self._text(self._get("/my/mentoring"))
        self.assertIn("Tell your story", text)
        self.assertIn("Say thank you", text)
        self._tell()
        self.assertNotIn("Tell your story", self._text(self._get("/my/mentoring")))

    def test_what_was_reached_is_confirmed_on_its_page(self):
        program = self.program.with_user(self.carla)
        program.action_recognize()
        members = program._members_who_completed()
        offered = self.env["mentoring.attainment"]._offer(members)
        mine = offered.filtered(lambda one: one.user_id == self.tina)
        self._login(self.tina)
        self.assertIn("Take along what you have reached", self._text(self._get("/my/mentoring")))
        url = "/my/mentoring/achievements"
        self.assertIn("Mentee", self._text(self._get(url)))
        self._post(url, "confirm_attainment", id=mine.id)
        self.assertEqual(mine.state, "confirmed")
        others = offered - mine
        self._post(url, "confirm_attainment", status=200, id=others.id)
        self.assertEqual(others.state, "offered")

    def test_both_say_whether_news_are_told(self):
        self._login(self.tina)
        self._post(self.home, "share_news")
        mentor, mentee = self._members(self.relationship)
        self.assertEqual((mentor.shares_news, mentee.shares_news), (False, True))
        self._post(self.home, "keep_news")
        self.assertFalse(mentee.shares_news)
