from datetime import date

from .common import MentoringCase

START = date(2025, 3, 1)


class OutcomeCase(MentoringCase):
    """A program of 2025 in monitoring, and people of one department and job to compare.

    Run it on a frozen day of 2026.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.department = cls.env["hr.department"].create({"name": "Sales"})
        cls.elsewhere = cls.env["hr.department"].create({"name": "Plant"})
        cls.job = cls.env["hr.job"].create({"name": "Seller"})
        cls.lead = cls.env["hr.job"].create({"name": "Head of Sales"})
        cls.program = cls._create_program(
            date_start=START, date_end=date(2025, 12, 1), mentor_capacity=100
        )
        cls.program.action_open_recruitment()
        cls.program.sudo()._write_protected({"state": "monitoring"})
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")

    @classmethod
    def _hire(cls, count, **values):
        """So many people, hired in 2022 unless told otherwise, as sellers of the department."""
        values = {
            "department_id": cls.department.id,
            "job_id": cls.job.id,
            "date_version": date(2022, 1, 1),
            **values,
        }
        return cls.env["hr.employee"].create(
            [{"name": f"Person {number}", **values} for number in range(count)]
        )

    @classmethod
    def _mentor(cls, employees):
        """Let these people be mentees of pairs that started."""
        people = cls.env["mentoring.participant"].create(
            [{"program_id": cls.program.id, "employee_id": one.id} for one in employees]
        )
        people.action_accept()
        pairs = cls.env["mentoring.relationship"]._propose(
            cls.program.sudo(), [(cls.mentor.sudo(), one.sudo(), 0.0) for one in people]
        )
        pairs._write_protected({"state": "active", "date_start": START})
        return people

    @classmethod
    def _depart(cls, employees, day=date(2025, 9, 1)):
        for employee in employees:
            employee.version_id.departure_date = day
        employees.action_archive()

    @classmethod
    def _promote(cls, employees, day=date(2025, 9, 1), **values):
        """Give them another job (or what else is told) from that day on."""
        for employee in employees:
            employee.create_version({"date_version": day, "job_id": cls.lead.id, **values})

    @classmethod
    def _measured(cls, kind, side="mentee"):
        """Measure, and give the record of one kind."""
        cls.program.action_measure_outcomes()
        outcomes = cls.program.outcome_ids
        return outcomes.filtered(lambda one: (one.kind, one.side) == (kind, side))
