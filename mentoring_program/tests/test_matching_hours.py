from odoo.tests import tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestMatchingHours(MentoringCase):
    """When people work, as the matching is told: schedule and time zone of each employee."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program(delivery="remote", rule_overlap_min=10)
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")
        cls.mentee = cls._create_participant(cls.program, cls.tina)
        cls.calendar = cls.env["resource.calendar"].create(
            {"name": "Mornings", "tz": "UTC", "attendance_ids": [(5,), *cls._mornings(range(5))]}
        )
        for user in (cls.max, cls.tina):
            cls.employees[user].write({"resource_calendar_id": cls.calendar.id, "tz": "UTC"})

    @classmethod
    def _mornings(cls, days, **values):
        return [
            (
                0,
                0,
                {
                    "name": f"Morning {day}",
                    "dayofweek": str(day),
                    "hour_from": 8,
                    "hour_to": 12,
                    **values,
                },
            )
            for day in days
        ]

    def _work(self, participant=None):
        told = self.env["mentoring.matching"]._told_of(self.program, self.program.participant_ids)
        return told[(participant or self.mentee).id].get("work")

    def _broken(self):
        return self.env["mentoring.matching"]._judge(self.program, self.mentee, self.mentor)[0]

    def test_working_hours_follow_the_schedule_and_the_zone_of_the_employee(self):
        self.assertEqual({len(week) for week in self._work()}, {5 * 8})
        self.employees[self.tina].tz = "Europe/Paris"
        winter, summer = self._work()
        self.assertEqual({min(winter), min(summer)}, {14, 12})
        self.assertEqual(len(self._work(self.mentor)), 2, "as many sample weeks as everybody")

    def test_breaks_are_not_worked(self):
        self.calendar.attendance_ids = [
            (0, 0, {**self._mornings([0], hour_from=12, hour_to=13)[0][2], "day_period": "lunch"})
        ]
        self.assertEqual({len(week) for week in self._work()}, {5 * 8})

    def test_of_two_alternating_weeks_what_both_have_counts(self):
        self.calendar.two_weeks_calendar = True
        self.calendar.attendance_ids = [
            (5,),
            *self._mornings(range(5), week_type="0"),
            *self._mornings(range(3), week_type="1"),
        ]
        self.assertEqual({len(week) for week in self._work()}, {3 * 8})

    def test_people_without_fixed_hours_can_meet_on_weekdays(self):
        self.employees[self.tina].resource_calendar_id = False
        self.assertEqual({len(week) for week in self._work()}, {5 * 24})

    def test_hours_are_told_only_where_something_asks_for_them(self):
        self.program.rule_overlap = False
        self.assertIsNone(self._work())
        self.program.criterion_ids = [(0, 0, {"code": "timezone", "weight": 5})]
        self.assertTrue(self._work())

    def test_people_who_work_at_other_times_are_never_matched(self):
        self.assertFalse(self._broken())
        self.employees[self.tina].tz = "Asia/Tokyo"
        self.assertEqual(self._broken(), ("overlap",))
        self.assertIn("hours", self.env["mentoring.matching"]._rule_words("overlap", self.program))
        self.program.rule_overlap = False
        self.assertFalse(self._broken())

    def test_many_people_need_no_more_queries_than_one(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._work()
            return self.env.cr.sql_log_count - before

        first = queries()
        for user in (self.theo, self.stella):
            self._create_participant(self.program, user)
        self.assertLessEqual(queries(), first + 1)
