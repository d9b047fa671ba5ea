from datetime import date, timedelta

from odoo.tests import tagged
from odoo.tests.common import BaseCase

from odoo.addons.mentoring_program.models.working_weeks import (
    FLEXIBLE,
    half_hours,
    minutes_ahead,
    sample_days,
)

OFFICE = [(day, start, stop) for day in range(5) for start, stop in ((9, 12), (13, 17))]
YEAR = date(2026, 1, 1), date(2026, 12, 31)
CITIES = ("Europe/Paris", "America/New_York", "Australia/Sydney", "Asia/Tokyo")


def hours_together(zones, day):
    weeks = [half_hours(OFFICE, minutes_ahead(zone, day)) for zone in zones]
    return len(frozenset.intersection(*weeks)) / 2


@tagged("post_install", "-at_install")
class TestWorkingWeeks(BaseCase):
    """Working hours in weeks told in UTC, around the days when clocks change."""

    def test_a_week_of_office_hours_keeps_its_length_wherever_it_is_worked(self):
        for zone in (*CITIES, "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"):
            week = half_hours(OFFICE, minutes_ahead(zone, date(2026, 7, 1)))
            lost = 2 * 5 if minutes_ahead(zone, date(2026, 7, 1)) % 30 else 0
            self.assertEqual(len(week), 5 * 14 - lost, zone)
            self.assertTrue(week <= frozenset(range(336)), zone)

    def test_monday_morning_far_east_is_still_sunday_in_universal_time(self):
        week = half_hours([(0, 9, 12)], minutes_ahead("Pacific/Kiritimati", date(2026, 7, 1)))
        self.assertEqual(week, frozenset(range(336 - 10, 336 - 4)))

    def test_stretches_that_touch_or_overlap_lose_and_double_nothing(self):
        parts = [(0, 8, 9.25), (0, 9.25, 10), (0, 9.5, 11)]
        self.assertEqual(half_hours(parts, 0), frozenset(range(16, 22)))
        self.assertEqual(half_hours([(6, 23, 24), (0, 0, 1)], 0), frozenset((334, 335, 0, 1)))
        self.assertEqual(half_hours([], 60), frozenset())

    def test_what_is_worked_moves_by_an_hour_when_clocks_change(self):
        winter, summer = date(2026, 3, 25), date(2026, 4, 1)
        before, after = (
            half_hours(OFFICE, minutes_ahead("Europe/Paris", day)) for day in (winter, summer)
        )
        self.assertEqual({one - 2 for one in before}, after)

    def test_one_zone_has_a_sample_for_each_half_of_its_year(self):
        for zone in ("Europe/Paris", "Australia/Sydney"):
            self.assertEqual(len(sample_days([zone], *YEAR)), 2, zone)
        self.assertEqual(sample_days(["Asia/Tokyo"], *YEAR), (YEAR[0],))

    def test_every_week_of_the_year_stands_like_one_of_the_samples(self):
        days = sample_days(CITIES, *YEAR)

        def constellation(day):
            return [minutes_ahead(zone, day) for zone in CITIES]

        seen = [constellation(day) for day in days]
        self.assertEqual(len(seen), len({tuple(one) for one in seen}))
        wednesday = date(2026, 1, 7)
        while wednesday <= YEAR[1]:
            self.assertIn(constellation(wednesday), seen, wednesday)
            wednesday += timedelta(days=7)

    def test_the_worst_week_of_paris_and_sydney_is_when_both_are_far_apart(self):
        zones = ("Europe/Paris", "Australia/Melbourne")
        spring = [day for day in sample_days(zones, *YEAR) if day < date(2026, 5, 1)]
        apart = [
            minutes_ahead(zones[1], day) - minutes_ahead(zones[0], day)
            for day in sample_days(zones, *YEAR)
        ]
        self.assertEqual(sorted(apart), [480, 540, 600], spring)

    def test_paris_and_new_york_have_an_hour_more_while_one_alone_has_changed(self):
        zones = CITIES[:2]
        usual, between = date(2026, 3, 4), date(2026, 3, 18)
        self.assertEqual(
            hours_together(zones, between) - hours_together(zones, usual), 5, "an hour a day"
        )
        samples = {hours_together(zones, day) for day in sample_days(zones, *YEAR)}
        self.assertEqual(samples, {hours_together(zones, day) for day in (usual, between)})

    def test_too_many_constellations_leave_those_that_last_longest(self):
        every = sample_days(CITIES, *YEAR)
        kept = sample_days(CITIES, *YEAR, most=2)
        self.assertEqual(len(kept), 2)
        self.assertTrue(set(kept) < set(every))

    def test_a_program_of_one_day_has_one_sample_on_that_day(self):
        for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30)):
            self.assertEqual(sample_days(CITIES, day, day), (day,))

    def test_flexible_people_can_meet_from_eight_to_eight_on_weekdays(self):
        self.assertEqual(len(half_hours(FLEXIBLE, 330)), 5 * 24)
