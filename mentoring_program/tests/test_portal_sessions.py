from datetime import datetime, timedelta

import pytz

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase

TEN_TOMORROW = "2026-06-02T10:00"


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalSessions(PortalCase):
    """Finding a time, planning one or many, answering, and office hours, on the pages."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        for user in (cls.max, cls.tina):
            cls.employees[user].write({"resource_calendar_id": False, "tz": "Europe/Paris"})
        cls.page = f"{cls.home}/sessions"

    def _occupy(self, user, start, hours=1):
        self.env["calendar.event"].create(
            {
                "name": "Secret talk",
                "start": start,
                "stop": start + timedelta(hours=hours),
                "partner_ids": [(6, 0, user.partner_id.ids)],
                "location": "Secret room",
            }
        )

    def _slots(self, page):
        return [one for one in page.xpath("//input[@name='slot']/@value") if one]

    def test_times_are_proposed_and_one_is_taken_with_a_press(self):
        self._occupy(self.max, datetime(2026, 6, 2, 6), hours=3)
        self._login(self.tina)
        page = self._get(self.page)
        slots = self._slots(page)
        self.assertIn("2026-06-02T11:00", slots, "free when Max is")
        self.assertNotIn(TEN_TOMORROW, slots)
        self.assertNotIn("Secret", self._text(page))
        self._post(self.page, "plan_session", slot=slots[0], start="", minutes="60")
        start = pytz.timezone("Europe/Paris").localize(datetime.fromisoformat(slots[0]))
        session = self.relationship.session_ids
        self.assertEqual(session.start, start.astimezone(pytz.utc).replace(tzinfo=None))

    def test_a_time_when_somebody_is_not_free_is_planned_only_if_one_insists(self):
        self._occupy(self.max, datetime(2026, 6, 2, 8))
        self._login(self.tina)
        typed = {"start": TEN_TOMORROW, "minutes": "60"}
        page = self._post(self.page, "plan_session", status=200, **typed)
        self.assertIn("Not free then: Max.", self._refusal(page))
        self.assertNotIn("Secret", self._text(page))
        self.assertEqual(page.xpath("//input[@name='start']/@value"), [TEN_TOMORROW])
        self.assertFalse(self.relationship.session_ids)
        self.assertTrue(page.xpath("//input[@name='anyway']"))
        self._post(self.page, "plan_session", anyway="1", **typed)
        self.assertEqual(len(self.relationship.session_ids), 1)

    def test_a_series_tells_every_date_that_does_not_suit(self):
        self._occupy(self.max, datetime(2026, 6, 9, 8))
        self._login(self.tina)
        typed = {"start": TEN_TOMORROW, "minutes": "60", "count": "3", "days": "7"}
        page = self._post(self.page, "plan_session", status=200, **typed)
        self.assertEqual(self._refusal(page).count("Not free then"), 1)
        self.assertIn("Jun 9", self._refusal(page).replace("9 Jun", "Jun 9"))
        self._post(self.page, "plan_session", anyway="1", **typed)
        self.assertEqual(len(self.relationship.session_ids), 3)
        file = self.url_open(f"{self.page}/calendar.ics").text
        self.assertEqual(file.count("BEGIN:VEVENT"), 3)

    def test_nonsense_is_refused_with_a_word(self):
        self._login(self.tina)
        for typed in (
            {"start": TEN_TOMORROW, "minutes": "0"},
            {"start": "", "minutes": "60"},
            {"slot": "tomorrow", "minutes": "60"},
            {"start": TEN_TOMORROW, "minutes": "60", "count": "99", "days": "7"},
            {"start": TEN_TOMORROW, "minutes": "60", "agenda_id": "999999"},
        ):
            self.assertTrue(self._refusal(self._post(self.page, "plan_session", 200, **typed)))
        self.assertFalse(self.relationship.session_ids)

    def test_who_is_asked_answers_and_the_other_sees_it(self):
        session = self._create_session(self.relationship, self.tina, NOON + timedelta(days=1))
        url = f"/my/mentoring/sessions/{session.id}"
        self._login(self.max)
        self.assertIn(url, self._get("/my/mentoring").xpath("//main//a/@href"))
        self.assertIn("Does this time suit you?", self._text(self._get(url)))
        for _twice in range(2):
            self._post(url, "cannot_come")
        self._login(self.tina)
        self.assertIn("Max cannot come", self._text(self._get(url)))
        self.assertIn("Max cannot come", self._text(self._get(self.page)))
        self.assertIn("Max cannot come", self._text(self._get("/my/mentoring")))

    def test_each_sees_his_own_hour_and_that_of_the_other(self):
        self.max.tz = "Asia/Tokyo"
        session = self._create_session(self.relationship, self.tina, datetime(2026, 6, 2, 8))
        self._login(self.tina)
        text = self._text(self._get(f"/my/mentoring/sessions/{session.id}"))
        self.assertIn("10:00", text)
        self.assertIn("17:00 (Asia/Tokyo)", text)

    def test_an_agenda_of_the_library_is_put_in_and_never_twice(self):
        session = self._create_session(self.relationship, self.tina, NOON + timedelta(days=1))
        resource = self.env["mentoring.resource"].create(
            {"name": "First meeting", "kind": "agenda", "body": "<p>Who are we?</p>"}
        )
        url = f"/my/mentoring/sessions/{session.id}"
        self._login(self.tina)
        for _twice in range(2):
            self._post(url, "take_agenda", agenda_id=resource.id)
        self._login(self.max)
        self.assertEqual(self._text(self._get(url)).count("Who are we?"), 2, "text and form")

    def test_what_is_promised_in_a_session_stands_with_its_goal(self):
        session = self._create_session(self.relationship, self.tina, NOON + timedelta(days=1))
        mentee = self._members(self.relationship)[1]
        goal = self._create_goal(mentee, self.tina)
        self._login(self.tina)
        self._post(
            f"/my/mentoring/sessions/{session.id}", "add_action", name="Ask Kim", goal_id=goal.id
        )
        self.assertIn("Ask Kim", self._text(self._get(f"/my/mentoring/goals/{goal.id}")))
        self.assertEqual(goal.with_user(self.tina).action_ids.session_id, session)

    def test_office_hours_are_offered_and_booked(self):
        self._login(self.max)
        hours = "/my/mentoring/office-hours"
        self._post(hours, "offer", start=TEN_TOMORROW, minutes="30", count="2", weeks="1")
        page = self._post(
            hours, "offer", 200, start=TEN_TOMORROW, minutes="30", count="2", weeks="1"
        )
        self.assertTrue(self._refusal(page), "the same hours again")
        offered = self.env["mentoring.office.hour"].search([("user_id", "=", self.max.id)])
        self._login(self.tina)
        self.assertEqual(self._text(self._get(self.page)).count("Book: "), 2)
        self._post(self.page, "book_hour", id=offered[0].id)
        self.assertEqual(self.relationship.session_ids.start, offered[0].start)
        self._login(self.max)
        self.assertIn("Tina", self._text(self._get(hours)))
        page = self._post(hours, "take_back", 200, id=offered[0].id)
        self.assertIn("Cancel the session first", self._refusal(page))
        self._post(hours, "take_back", id=offered[1].id)
        self._login(self.stella)
        self._get(hours, status=404)
