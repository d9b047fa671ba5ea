from datetime import timedelta

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalSession(PortalCase):
    """The page of a session, its calendar file, and the events of a program."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.meeting = cls._create_session(
            cls.relationship, cls.tina, NOON - timedelta(hours=3), agenda="<p>My boss</p>"
        )
        cls.page = f"/my/mentoring/sessions/{cls.meeting.id}"

    def test_a_session_is_reported_with_one_click_and_counts(self):
        self._login(self.tina)
        self.assertIn(self.page, self._get("/my/mentoring").xpath("//main//a/@href"))
        self._post(self.page, "hold")
        self._post(self.page, "hold")
        self.assertEqual(self.relationship.hours, 1.0)
        self.assertIn("You met", self._text(self._get(self.page)))
        self._post(self.page, "plan")
        self._post(self.page, "miss")
        self.assertEqual(self.meeting.state, "missed")

    def test_what_lies_ahead_offers_no_report_and_refuses_one(self):
        self.meeting.start = NOON + timedelta(days=1)
        self._login(self.tina)
        self.assertFalse({"hold", "miss"} & self._buttons(self._get(self.page)))
        page = self._post(self.page, "hold", status=200)
        self.assertIn("Not yet begun", self._refusal(page))

    def test_a_session_is_moved_and_cancelled(self):
        self._login(self.max)
        self._post(
            self.page, "change_session", start="2026-06-03T09:30", minutes="45", location="Park"
        )
        event = self.meeting.sudo().calendar_event_id
        self.assertEqual(event.start.isoformat(), "2026-06-03T07:30:00")
        self.assertEqual(event.location, "Park")
        self._post(self.page, "cancel")
        self.assertFalse(event.active)
        self._get(f"{self.page}/calendar.ics", status=404)

    def test_the_calendar_file_says_when_and_nothing_else(self):
        self._login(self.tina)
        response = self.url_open(f"{self.page}/calendar.ics")
        self.assertTrue(response.headers["Content-Type"].startswith("text/calendar"))
        self.assertIn("DTSTART:20260601T090000Z", response.text)
        self.assertIn("SUMMARY:Mentoring session", response.text)
        self.assertNotIn("DESCRIPTION", response.text)
        self.assertNotIn("boss", response.text)

    def test_the_agenda_is_prepared_together(self):
        self._login(self.max)
        page = self._get(self.page)
        self.assertEqual(page.xpath("//textarea[@name='agenda']/text()"), ["My boss"])
        self._post(self.page, "change_agenda", agenda="My boss\n- and I")
        self._login(self.tina)
        self.assertIn("and I", self._text(self._get(self.page)))

    def test_promises_are_noted_and_kept(self):
        self._login(self.tina)
        me = self.relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        self._post(self.page, "add_action", name="Ask Kim", member_id=me.id, deadline="2026-06-05")
        action = self.meeting.with_user(self.tina).action_ids
        self.assertEqual(action.mapped("name"), ["Ask Kim"])
        self.assertIn("Ask Kim", self._text(self._get("/my/mentoring")))
        self._post(self.page, "tick", id=action.id, done="1", back="1")
        self.assertNotIn("Ask Kim", self._text(self._get("/my/mentoring")))

    def test_participants_find_the_kickoff_and_change_nothing(self):
        kickoff = self._create_kickoff(NOON + timedelta(days=2))
        path = f"/my/mentoring/sessions/{kickoff.id}"
        self._login(self.tina)
        page = self._get(path)
        self.assertIn("Kick-off", self._text(page))
        self.assertIn("Hall", self._text(page))
        self.assertEqual(self._buttons(page), {"come_yes", "come_maybe", "come_no"})
        self._post(path, "cancel", status=200)
        self.assertEqual(kickoff.state, "planned")
        self.assertIn(path, self._get("/my/mentoring").xpath("//main//a/@href"))
        self._login(self.stella)
        self._get(path, status=404)
