from datetime import timedelta

from lxml import html

from odoo.http import Request
from odoo.tests import HttpCase, freeze_time, tagged

from ..models.mentoring_speed_meeting_wish import NotMetError
from .speed_common import START, SpeedCase


@tagged("post_install", "-at_install")
@freeze_time("2026-05-01 09:00:00")
class TestSpeedPortal(HttpCase, SpeedCase):
    """The event's page: one's own timetable, the wish to meet again, and nothing of others."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tina.tz = "Asia/Tokyo"
        cls.event = cls._publish((1, 1, "max", "tina"), (2, 2, "stella", "theo"))
        cls.path = f"/my/mentoring/events/{cls.event.id}"

    def _page(self, user, path=None, status=200):
        self.authenticate(user.login, user.login + "x" * (8 - len(user.login)))
        response = self.url_open(path or self.path, allow_redirects=False)
        self.assertEqual(response.status_code, status)
        return " ".join(html.fromstring(response.text).xpath("string(//main)").split())

    def _press(self, user, move, meeting, status=303):
        self.authenticate(user.login, user.login + "x" * (8 - len(user.login)))
        data = {"csrf_token": Request.csrf_token(self), "move": move, "id": meeting.id}
        response = self.url_open(self.path, data=data, allow_redirects=False)
        self.assertEqual(response.status_code, status)
        return response.text

    def test_everybody_sees_his_own_meetings_in_his_own_time(self):
        page = self._page(self.tina)
        self.assertIn("Max", page)
        self.assertIn("Table 1", page)
        self.assertIn("Break of 15 minutes", page)
        self.assertIn("Free", page)
        self.assertIn("1:00", page)  # at night in Tokyo
        for name in ("Stella", "Theo", "Table 2"):
            self.assertNotIn(name, page)

    def test_who_has_no_meeting_there_finds_no_page(self):
        self._page(self.lars, status=404)
        self.people["tina"].with_user(self.tina).action_withdraw()
        self._page(self.tina, status=404)

    def test_a_planned_timetable_is_nobodys_yet(self):
        self.event._write_protected({"published_on": False})
        self._page(self.tina, status=404)

    def test_the_start_page_leads_to_the_timetable(self):
        page = self._page(self.tina, "/my/mentoring")
        self.assertIn("My timetable", page)
        self.assertNotIn("as soon as a partner is found", page)

    def test_the_calendar_file_is_that_of_the_whole_event(self):
        session = self.event.sudo().session_ids
        self.authenticate("tina", "tina" + "x" * 4)
        answer = self.url_open(f"/my/mentoring/sessions/{session.id}/calendar.ics")
        self.assertIn("DTSTART:20260601T160000Z", answer.text)
        self.assertNotIn("Max", answer.text.partition("SUMMARY")[2].partition("\n")[0])

    def _hold(self):
        with freeze_time(START + timedelta(hours=2)):
            self.event.action_hold()
        return self._meeting(self.event, 1, 1)

    def test_a_wish_is_shared_only_when_both_have_it(self):
        meeting = self._hold()
        self._press(self.tina, "wish", meeting)
        self.assertFalse(meeting.is_mutual)
        self.assertFalse(meeting.with_user(self.max).is_wished_by_me)
        self.assertNotIn("both", self._page(self.max).replace("you both get a mail", ""))
        self.assertFalse(self.event.mutual_ids)
        before = self._mails_to(self.tina)
        self._press(self.max, "wish", meeting)
        self.assertTrue(meeting.is_mutual)
        self.assertEqual(self.event.mutual_ids, meeting)
        self.assertEqual(self._mails_to(self.tina), before + 1)
        self._press(self.max, "wish", meeting)
        self.assertEqual(self._mails_to(self.tina), before + 1)

    def test_a_wish_can_be_taken_back_while_it_is_not_shared(self):
        meeting = self._hold()
        self._press(self.tina, "wish", meeting)
        self._press(self.tina, "unwish", meeting)
        self.assertFalse(meeting.with_user(self.tina).is_wished_by_me)
        self._press(self.max, "wish", meeting)
        self.assertFalse(meeting.is_mutual)

    def test_wishes_are_for_the_two_who_met(self):
        meeting = self._hold()
        self.assertIn("not there", self._press(self.theo, "wish", meeting, status=200))
        with self.assertRaises(NotMetError):
            meeting.with_user(self.carla).action_wish()

    def test_nobody_wishes_before_the_event(self):
        meeting = self._meeting(self.event, 1, 1)
        with self.assertRaises(NotMetError):
            meeting.with_user(self.tina).action_wish()
