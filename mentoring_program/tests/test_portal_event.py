from datetime import timedelta

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalEvent(PortalCase):
    """The page of a program's event: what it is about, the answer, and what became of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.event = cls._create_event(
            cls.program,
            title="Listening",
            kind="workshop",
            location="Hall",
            about="<p>Open questions</p>",
        )
        cls.page = f"/my/mentoring/sessions/{cls.event.id}"

    def test_the_page_tells_what_when_and_where_and_asks_for_an_answer(self):
        self._login(self.tina)
        self.assertIn(self.page, self._get("/my/mentoring").xpath("//main//a/@href"))
        page = self._get(self.page)
        for words in ("Listening", "Workshop", "Hall", "Open questions", "14:00", "Will you come"):
            self.assertIn(words, self._text(page).replace("2:00 PM", "14:00"))
        self.assertEqual(self._buttons(page), {"come_yes", "come_maybe", "come_no"})

    def test_an_answer_is_one_press_and_pressing_twice_is_as_once(self):
        self._login(self.tina)
        for move, answer in (
            ("come_yes", "yes"),
            ("come_yes", "yes"),
            ("come_maybe", "maybe"),
            ("come_no", "no"),
        ):
            self._post(self.page, move)
            self.assertEqual(self.event.with_user(self.tina).my_answer, answer)
            self.assertNotIn(move, self._buttons(self._get(self.page)))
        links = self._get("/my/mentoring").xpath("//main//a/@href")
        self.assertNotIn(self.page, links, "who does not come is not told of it any more")

    def test_the_home_page_asks_again_when_the_time_has_changed(self):
        self._login(self.tina)
        self._post(self.page, "come_yes")
        self.assertNotIn("will you come", self._text(self._get("/my/mentoring")))
        with freeze_time(NOON + timedelta(minutes=5)):
            self.event.start += timedelta(days=1)
        self.assertIn("will you come", self._text(self._get("/my/mentoring")))
        self.assertIn("time has changed", self._text(self._get(self.page)))

    def test_who_is_not_invited_finds_nothing_and_answers_nothing(self):
        self.event.audience = "mentor"
        for user in (self.tina, self.stella, self.lars, self.carla):
            self._login(user)
            self._get(self.page, status=404)
            self._post(self.page, "come_yes", status=404)
            self._get(f"{self.page}/calendar.ics", status=404)
        self._login(self.max)
        self._get(self.page)

    def test_participants_change_nothing_else(self):
        self._login(self.tina)
        for move in ("cancel", "hold", "miss"):
            self._post(self.page, move, status=200)
        self.assertEqual(self.event.state, "planned")

    def test_afterwards_everybody_reads_whether_it_counts_for_him(self):
        self.event.start = NOON - timedelta(hours=2)
        self.event.summary = "<p>We asked a lot</p>"
        row = self.event.invitation_ids.filtered(lambda one: one.user_id == self.tina)
        row.attended = True
        self.event.action_hold()
        for user, words in ((self.tina, "You were there"), (self.max, "not noted as present")):
            self._login(user)
            text = self._text(self._get(self.page))
            self.assertIn(words, text)
            self.assertIn("We asked a lot", text)

    def test_a_late_answer_is_refused_with_a_word(self):
        self.event.action_cancel()
        self._login(self.tina)
        page = self._post(self.page, "come_yes", status=200)
        self.assertIn("nobody is asked any more", self._refusal(page))
        self.assertIn("called off", self._text(page))
