from datetime import timedelta

from odoo import api, fields, models

from .working_weeks import FLEXIBLE, half_hours, minutes_ahead, sample_days

LONGEST = timedelta(days=366)  # after a year the clocks go round again


class MentoringMatchingHours(models.AbstractModel):
    """When each participant works, by working schedule and time zone, in weeks of the program."""

    _name = "mentoring.matching.hours"
    _description = "Mentoring Matching: Working Hours"

    @api.model
    def _working_hours(self, program, participants):
        """The half-hours each person works: {participant id: {"work": one set a sample week}}.

        People without any time zone are left out: when they work is not known.
        """
        if not self._asks_for_hours(program):
            return {}
        schedules = {person: self._schedule(person.employee_id) for person in participants}
        known = {person: one for person, one in schedules.items() if one[1]}
        days = self._sample_days(program, {zone for _calendar, zone in known.values()})
        weeks = {one: self._weeks(*one, days) for one in set(known.values())}
        return {person.id: {"work": weeks[one]} for person, one in known.items()}

    def _asks_for_hours(self, program):
        """Whether a rule or criterion of the program asks when people work."""
        return program.rule_overlap or "timezone" in program.criterion_ids.mapped("code")

    def _schedule(self, employee):
        calendar = employee.resource_calendar_id
        return calendar, employee.tz or calendar.tz

    def _sample_days(self, program, zones):
        start = program.date_start or fields.Date.context_today(self)
        end = max(start, program.date_end or start + LONGEST)
        return sample_days(zones, start, min(end, start + LONGEST))

    def _weeks(self, calendar, zone, days):
        """What a schedule is in each sample week; of two alternating weeks, what both have."""
        made = self._stretches(calendar)
        return tuple(
            frozenset.intersection(*(half_hours(week, minutes_ahead(zone, day)) for week in made))
            for day in days
        )

    def _stretches(self, calendar):
        """The working time of one week, or of two that alternate: [[(weekday, from, to)]]."""
        if not calendar or calendar.flexible_hours:
            return [FLEXIBLE]
        lines = calendar.attendance_ids.filtered(
            lambda one: not one.display_type and one.day_period != "lunch"
        )
        weeks = [lines]
        if calendar.two_weeks_calendar:
            weeks = [lines.filtered(lambda one, kind=kind: one.week_type == kind) for kind in "01"]
        return [
            [(int(one.dayofweek), one.hour_from, one.hour_to) for one in week] for week in weeks
        ]
