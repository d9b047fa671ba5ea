from odoo import fields, models

from ..exceptions import UserError

OPEN_STATES = ("recruitment", "structure", "training", "monitoring")


class ApplicationError(UserError):
    """Somebody applied for a program that is not, or no longer, open to him."""


class MentoringProgramApplication(models.AbstractModel):
    """How an employee whom a program addresses applies for it himself."""

    _name = "mentoring.program.application"
    _description = "Mentoring Program: Applications"

    def action_join(self, role, motivation=None, in_directory=False):
        """Apply as the employee who is logged in, with consent; twice is as once.

        :param str role: one of those the format of the program knows
        :param str motivation: a word about oneself, read by coordinators
        :param bool in_directory: whether those who apply or take part may find him as a mentor
        """
        self.ensure_one()
        self.check_access("read")
        if role not in self._roles_offered():
            raise ApplicationError(self.env._("%s: please choose your role.", self.name))
        person = self._my_participation()
        self._check_open_to(person)
        # somebody may enroll himself and nobody else; only his own role and words are written
        person = person.sudo() or self._enroll_reader(role)
        if person.state in ("withdrawn", "declined"):
            person.action_reopen()
        if person.state in ("draft", "invited"):
            person.write({"role": role, "motivation": self._words(motivation)})
            person._write_protected(
                {"in_directory": bool(in_directory), "consent_text": self._consent_text()}
            )
            person.action_apply()
        return True

    def _apply_with(self, values):
        """Apply as the reader with all that he tells of himself, or with nothing of it.

        :param dict values: what ``_describe`` of a participant takes, ``role``, and ``style``
            ({id of a question on values: step})
        """
        values = dict(values)
        style = values.pop("style", {})
        role, words = values.pop("role", None), values.get("motivation")
        self.action_join(role, words, values.get("in_directory"))
        person = self._my_participation()
        person._describe(values)
        if style:
            person.action_answer_values(style)
        return person

    def _consent_text(self):
        """What somebody agrees to who applies; kept with the day on which he did."""
        self.ensure_one()
        return self.env._(
            "I agree that the coordinators of this program use my answers and the skills in my HR"
            " record to find a partner for me. Whom I exclude is read by them alone, my answers on"
            " values and working style by nobody. I can withdraw at any time; personal texts are"
            " removed %s months after the program has closed.",
            self.retention_months,
        )

    def _roles_offered(self):
        """The roles one can apply for."""
        self.ensure_one()
        return ("peer",) if self.format == "peer" else ("mentee", "mentor", "both")

    def _my_participation(self):
        """The reader's own record in the program; empty if he takes no part."""
        return self.env["mentoring.participant"].search(
            [("program_id", "in", self.ids), ("user_id", "=", self.env.uid)], limit=1
        )

    def _is_open_to(self, person):
        """Whether the reader, whose record ``person`` is (if any), may apply now."""
        self.ensure_one()
        if person.state == "invited":
            return self.state in OPEN_STATES
        today = fields.Date.context_today(self)
        in_time = not self.enrollment_deadline or self.enrollment_deadline >= today
        return self.state == "recruitment" and in_time and (bool(person) or self.is_in_audience)

    def _check_open_to(self, person):
        if person.state not in ("applied", "accepted", "waitlisted") and not self._is_open_to(
            person
        ):
            raise ApplicationError(self.env._("%s takes no applications (any more).", self.name))

    def _enroll_reader(self, role):
        employee = self._employee_of_reader()
        if not employee:
            raise ApplicationError(self.env._("%s is for employees.", self.name))
        return employee.env["mentoring.participant"].create(
            {"program_id": self.id, "employee_id": employee.id, "role": role}
        )

    def _employee_of_reader(self):
        """The reader as an employee of a company that takes part, with superuser rights."""
        # his own record is found by his login
        employees = self.env["hr.employee"].sudo()
        return employees.search(
            [("user_id", "=", self.env.uid), ("company_id", "in", self._companies().ids)], limit=1
        )
