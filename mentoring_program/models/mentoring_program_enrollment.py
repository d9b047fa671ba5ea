from odoo import models
from odoo.tools import escape_psql

from ..exceptions import UserError


class UnknownPersonError(UserError):
    """A name that no colleague has, or that several have."""


class MentoringProgramEnrollment(models.AbstractModel):
    """What the form of an application begins with: the draft, the record, else the HR record."""

    _name = "mentoring.program.enrollment"
    _description = "Mentoring Program: Form of Applications"

    def _my_draft(self):
        """What the reader has begun and not sent; empty for nothing."""
        return self.env["mentoring.enrollment.draft"].search(
            [("program_id", "in", self.ids), ("user_id", "=", self.env.uid)], limit=1
        )

    def _enrollment_values(self, person, draft):
        """Everything the form asks for, as it stands now; ``_apply_with`` takes it.

        :param person: the reader's participation; empty before he has applied
        :param draft: his draft; empty for none
        """
        given = draft._given()
        told = person._told() if person else self._first_values()
        role = given.get("role") or told["role"]
        if person.state not in ("applied", "accepted", "waitlisted"):
            job = given.get("target_job_id", told["target_job_id"])
            from_hr = self._skills_from_hr(role, job)
            told["skills"] = {
                kind: {**from_hr[kind], **told["skills"].get(kind, {})} for kind in from_hr
            }
        values = {**told, **given}
        values["skills"] = {
            kind: {int(skill): level for skill, level in levels.items()}
            for kind, levels in values["skills"].items()
        }
        return values

    def _first_values(self):
        """What is known of an employee who has told nothing yet."""
        able = self._levels_of_reader()
        return {
            "role": self._roles_offered()[0],
            "motivation": "",
            "target_job_id": False,
            "capacity": self.mentor_capacity,
            "quota": self.mentee_quota,
            "about": "",
            "in_directory": False,
            "offers_minutes": False,
            "topic_ids": [],
            "language_ids": self._languages_among(able).ids,
            "skills": {},
            "prefer": [],
            "exclude": [],
            "style": {},
        }

    def _levels_of_reader(self):
        """The reader's own skills of today: {skill id: level}."""
        employee = self._employee_of_reader()
        return (
            self.env["mentoring.participant"]
            ._levels("hr.employee.skill", employee)
            .get(employee.id, {})
        )

    def _languages_among(self, skill_ids):
        # the names of the reader's own languages
        skills = self.env["hr.skill"].sudo().browse(skill_ids)
        languages = self.env["mentoring.participant"]._language_type()
        return skills.filtered(lambda one: one.skill_type_id == languages)

    def _skills_from_hr(self, role, job_id):
        """What the HR record says the reader can offer and needs in a role, without languages."""
        people = self.env["mentoring.participant"]
        # levels that the reader's own job, or the one he wishes for, asks for
        job = self._wished_jobs().filtered(lambda one: one.id == job_id)
        job = job or self._employee_of_reader().job_id
        able = self._levels_of_reader()
        asked = people._levels("hr.job.skill", job).get(job.id, {})
        languages = set(self._languages_among([*able, *asked]).ids)
        return {
            kind: {skill: level for skill, level in levels.items() if skill not in languages}
            for kind, levels in people._offers_and_needs(role, able, asked).items()
        }

    def _wished_jobs(self):
        """The positions whose skills are described, so that a gap can be told."""
        # names of positions of the companies taking part
        jobs = self.env["hr.job"].sudo()
        return jobs.search(
            [
                ("company_id", "in", [False, *self._companies().ids]),
                ("job_skill_ids", "!=", False),
            ]
        )

    def _employee_named(self, name):
        """The employee of this name or work e-mail, of the companies taking part.

        Whether he takes part in the program is not told.

        :raise UnknownPersonError: there is none, or there are several
        """
        # that there is a colleague of this name is all that is told
        employees = self.env["hr.employee"].sudo()
        found = employees.search(
            [
                ("company_id", "in", self._companies().ids),
                "|",
                ("name", "=ilike", escape_psql(name)),
                ("work_email", "=ilike", escape_psql(name)),
            ],
            limit=2,
        )
        if not found:
            raise UnknownPersonError(
                self.env._("We know no colleague “%s”. Please write the full name.", name)
            )
        if len(found) > 1:
            raise UnknownPersonError(
                self.env._("Several people are called “%s”. Please write the work e-mail.", name)
            )
        return found
