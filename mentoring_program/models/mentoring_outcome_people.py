from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain

BANDS = (1, 3, 6, 10)  # years in the company: under 1, 1 to 3, 3 to 6, 6 to 10, 10 and more
DAYS_OF_YEAR = 365.25


class History(NamedTuple):
    """What the HR record says of one employee in a span of time."""

    cell: tuple  # department, job and tenure band on the first day
    events: frozenset  # the kinds of what happened until the last day


class MentoringOutcomePeople(models.AbstractModel):
    """What the dated HR records say of employees: where they were, and what happened since.

    Everything is read with superuser rights; nothing of a single person leaves the comparison.
    """

    _name = "mentoring.outcome.people"
    _description = "Mentoring Outcome: What HR Records Say"

    @api.model
    def _histories(self, companies, skills, first, last):
        """What happened to everybody who was employed on the first day: {employee id: History}.

        Left out are those whose department or job was not known then, and those archived without
        a day of departure: nobody knows whether they had left before.

        :param skills: whose levels count; none: all skills
        """
        employees = self._employees(companies)
        versions = self._versions(employees)
        risen = self._risen(employees, skills, first, last)
        histories = {}
        for employee in employees:
            record = versions.get(employee.id)
            history = record and self._history(employee, record, first, last)
            if history and employee.id in risen:
                history = history._replace(events=history.events | {"skill"})
            if history:
                histories[employee.id] = history
        return histories

    @api.model
    def _employees(self, companies):
        # what leaves this method are ids and what is counted of them
        employees = self.env["hr.employee"].sudo().with_context(active_test=False)
        return employees.search_fetch([("company_id", "in", companies.ids)], ["active"])

    @api.model
    def _versions(self, employees):
        """The dated records of each employee, the oldest first: {employee id: [version]}."""
        found = self.env["hr.version"].sudo()  # read for the comparison alone
        found = found.search_fetch(
            [("employee_id", "in", employees.ids)],
            [
                "employee_id",
                "date_version",
                "contract_date_start",
                "departure_date",
                "department_id",
                "job_id",
            ],
            order="date_version, id",
        )
        return found.grouped(lambda version: version.employee_id.id)

    @api.model
    def _history(self, employee, versions, first, last):
        since = min(
            min(version.date_version, version.contract_date_start or date.max)
            for version in versions
        )
        departure = versions[-1].departure_date
        if since > first or (departure and departure <= first):
            return None
        if not employee.active and not departure:
            return None
        start, end = _version_on(versions, first), _version_on(versions, last)
        if not (start.department_id and start.job_id):
            return None
        happened = {
            "left": departure and departure <= last,
            "job": end.job_id and end.job_id != start.job_id,
            "department": end.department_id and end.department_id != start.department_id,
        }
        years = (first - since).days / DAYS_OF_YEAR
        return History(
            (start.department_id.id, start.job_id.id, bisect_right(BANDS, years)),
            frozenset(kind for kind, is_so in happened.items() if is_so),
        )

    @api.model
    def _risen(self, employees, skills, first, last):
        """The ids of the employees who have a new or a higher level of one of the skills."""
        domain = Domain("employee_id", "in", employees.ids)
        if skills:
            domain &= Domain("skill_id", "in", skills.ids)
        known = self.env["hr.employee.skill"].sudo()  # levels, for the comparison alone
        known = known.search_fetch(
            domain, ["employee_id", "skill_id", "skill_level_id", "valid_from", "valid_to"]
        )
        before, after = _levels_on(known, first), _levels_on(known, last)
        return {
            employee_id
            for (employee_id, skill_id), level in after.items()
            if level > before.get((employee_id, skill_id), -1)
        }


def _version_on(versions, day):
    """The record that was valid on that day; the oldest where none was dated before it."""
    return next(
        (version for version in reversed(versions) if version.date_version <= day), versions[0]
    )


def _levels_on(known, day):
    """The levels valid on that day: {(employee id, skill id): level}."""
    levels = {}
    for one in known:
        begun = not one.valid_from or one.valid_from <= day
        if begun and (not one.valid_to or one.valid_to >= day):
            key = (one.employee_id.id, one.skill_id.id)
            levels[key] = max(one.level_progress, levels.get(key, -1))
    return levels
