from datetime import datetime

from odoo.tests import freeze_time, tagged

from .portal_common import PortalCase

WINTER = datetime(2026, 3, 2, 6)


@freeze_time(WINTER)
@tagged("post_install", "-at_install")
class TestPortalClocks(PortalCase):
    """Two in two time zones read their sessions while the clocks of both change.

    New York puts them forward on 8 March 2026, Paris on 29 March.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.max.tz = "America/New_York"
        cls._activate(cls.relationship)

    def _hours(self, user):
        """The hours at which sessions begin, as somebody reads them in the list."""
        self._login(user)
        page = self._get(self._part("sessions"))
        links = page.xpath("//section[@aria-labelledby='sessions']//li//a")
        times = [one.text_content().replace("\u202f", " ") for one in links]
        return [time.split(", ")[-1].split(" – ")[0] for time in times]

    def _plan(self, user, start):
        self._login(user)
        typed = {"start": start, "minutes": "60", "count": "5", "days": "7", "anyway": "1"}
        self._post(self._part("sessions"), "plan_session", **typed)

    def test_who_plans_keeps_the_hour_and_the_other_reads_his_own(self):
        self._plan(self.tina, "2026-03-03T15:00")
        self.assertEqual(self._hours(self.tina), ["3:00 PM"] * 5)
        theirs = ["9:00 AM", "10:00 AM", "10:00 AM", "10:00 AM", "9:00 AM"]
        self.assertEqual(self._hours(self.max), theirs)

    def test_it_is_the_clock_of_whoever_plans(self):
        self._plan(self.max, "2026-03-03T09:00")
        self.assertEqual(self._hours(self.max), ["9:00 AM"] * 5)
        theirs = ["3:00 PM", "2:00 PM", "2:00 PM", "2:00 PM", "3:00 PM"]
        self.assertEqual(self._hours(self.tina), theirs)

    def test_a_session_tells_both_hours_on_the_day_between_the_changes(self):
        self._plan(self.tina, "2026-03-03T15:00")
        second = self.relationship.session_ids.sorted("start")[1]
        text = self._text(self._get(f"/my/mentoring/sessions/{second.id}"))
        self.assertIn("3:00 PM – 4:00 PM", text.replace("\u202f", " "))
        self.assertIn("10:00 (America/New_York)", text)

    def test_a_move_past_the_change_is_typed_in_the_clock_of_that_day(self):
        self._plan(self.tina, "2026-03-03T15:00")
        first = self.relationship.session_ids.sorted("start")[0]
        moved = {"start": "2026-04-01T15:00", "minutes": "60", "anyway": "1"}
        self._post(f"/my/mentoring/sessions/{first.id}", "change_session", **moved)
        self.assertEqual(first.start, datetime(2026, 4, 1, 13), "Paris is two hours ahead by then")
