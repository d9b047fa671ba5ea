from collections import Counter

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL

WAY = ("registered", "applied", "accepted", "matched", "started", "completed")
PLACES = ("capacity", "seats_taken")
DONE = ("session_count", "session_due", "hours", "hours_due", "goal_count", "goal_achieved")
MONTHS = 12


class MentoringDashboardFigures(models.AbstractModel):
    """Counts the figures of programs: a fixed number of queries, however many programs.

    It sees all, informal programs included, and hands out counts alone; who may have them is
    decided before (``mentoring.program.dashboard``).
    """

    _name = "mentoring.dashboard.figures"
    _description = "Mentoring Dashboard: Figures"

    @api.model
    def _figures(self, programs):
        """All figures, as one dict of counters; see the methods below for what is in them."""
        # counts of many; the records themselves are not handed out
        everything = self.sudo()
        return {
            **everything._of_people(programs),
            **everything._of_relationships(programs),
            "months": everything._of_months(programs),
            "objectives": everything._of_objectives(programs),
            "departments": everything._of_departments(programs),
            # the one door to what people answered, which keeps back what is made of too few
            "results": self.env["mentoring.evaluation.total"]._results(programs, "final"),
        }

    def _of_people(self, programs):
        """How many came how far, per program too; places of mentors; mentors by their load."""
        groups = self.env["mentoring.participant.report"]._read_group(
            [("program_id", "in", programs.ids)],
            ["program_id", "load"],
            ["__count", *(f"{name}:sum" for name in (*WAY, *PLACES))],
        )
        found = {"people": Counter(), "people_of": {}, "loads": Counter()}
        for program, load, count, *sums in groups:
            people = Counter(dict(zip((*WAY, *PLACES), (one or 0 for one in sums), strict=True)))
            found["people"] += people
            found["people_of"].setdefault(program.id, Counter()).update(people)
            if load:
                found["loads"][load] += count
        return found

    def _of_relationships(self, programs):
        """How many are in which state and health; what they held beside what was due."""
        groups = self.env["mentoring.relationship.report"]._read_group(
            [("program_id", "in", programs.ids)],
            ["program_id", "state", "health"],
            [
                "__count",
                *(f"{name}:sum" for name in DONE),
                "goal_progress:sum",
                "goal_progress:count",
            ],
        )
        found = {"states": Counter(), "healths": Counter(), "done": Counter(), "done_of": {}}
        for program, state, health, count, *sums in groups:
            names = (*DONE, "progress", "progress_of")
            done = Counter(dict(zip(names, (one or 0 for one in sums), strict=True)))
            found["states"][state] += count
            if health:  # nobody looks at the others
                found["healths"][health] += count
            found["done"] += done
            found["done_of"].setdefault(program.id, Counter()).update(done)
        return found

    def _of_months(self, programs):
        """Sessions of relationships and their hours: [(first of the month, count, hours)]."""
        last = self._last_month(programs)
        first = last - relativedelta(months=MONTHS - 1)
        groups = self.env["mentoring.session.report"]._read_group(
            [
                ("program_id", "in", programs.ids),
                ("relationship_id", "!=", False),
                ("state", "=", "held"),
                ("start", ">=", first),
                ("start", "<", last + relativedelta(months=1)),
            ],
            ["start:month"],
            ["__count", "hours:sum"],
        )
        held = {start.date(): (count, hours) for start, count, hours in groups}
        months = [first + relativedelta(months=number) for number in range(MONTHS)]
        return [(month, *held.get(month, (0, 0.0))) for month in months]

    @api.model
    def _last_month(self, programs):
        """This month, or that in which the last of the programs ended."""
        today = fields.Date.context_today(self)
        ends = programs.mapped("date_end")
        last = min(today, max(ends)) if programs and all(ends) else today
        return last.replace(day=1)

    def _of_objectives(self, programs):
        """The objectives that have a target, in the order of the programs."""
        shown = ["program_id", "name", "measure", "baseline", "target", "actual", "measured_on"]
        objectives = self.env["mentoring.program.objective"].search_fetch(
            [("program_id", "in", programs.ids)], shown
        )
        place = {number: place for place, number in enumerate(programs.ids)}
        return objectives.filtered(lambda one: one.target != one.baseline).sorted(
            lambda one: place[one.program_id.id]
        )

    def _of_departments(self, programs):
        """How many of the people of each department take part: [(name, people, taking part)].

        Of the companies that are ticked; everybody counts once.
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT version.department_id, count(*), count(taking_part.employee_id)
                  FROM hr_employee employee
                  JOIN hr_version version ON version.id = employee.current_version_id
                  LEFT JOIN (SELECT DISTINCT employee_id
                               FROM mentoring_participant
                              WHERE program_id = ANY(%s) AND state = 'accepted'
                            ) taking_part ON taking_part.employee_id = employee.id
                 WHERE employee.active AND version.department_id IS NOT NULL
                   AND employee.company_id = ANY(%s)
                 GROUP BY version.department_id
                 ORDER BY count(*) DESC, version.department_id
                """,
                programs.ids,
                self.env.companies.ids,
            )
        )
        departments = self.env["hr.department"].browse([row[0] for row in rows])
        departments.fetch(["name"])
        return [
            (department.name, people, there)
            for department, (_number, people, there) in zip(departments, rows, strict=True)
        ]
