from odoo import api, fields, models
from odoo.fields import Domain


class MentoringProgramAudience(models.AbstractModel):
    """Whom a program addresses: employees of its departments, jobs and tags."""

    _name = "mentoring.program.audience"
    _description = "Mentoring Program: Audience"

    is_in_audience = fields.Boolean(
        compute="_compute_is_in_audience",
        search="_search_is_in_audience",
        help="Whether the program addresses the reader.",
    )

    @api.depends_context("uid")
    @api.depends(
        "company_id",
        "company_ids",
        "audience_department_ids",
        "audience_job_ids",
        "audience_category_ids",
    )
    def _compute_is_in_audience(self):
        # only ids of programs leave sudo, to be compared with those already here
        addressed = self.sudo().filtered_domain(self._audience_domain())
        for program in self:
            program.is_in_audience = program in addressed

    def _search_is_in_audience(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._audience_domain() if True in value else ~self._audience_domain()

    @api.model
    def _audience_domain(self):
        """The programs that address the current user, who must be an employee."""
        # his own places, which are compared and not shown
        return self._audience_at(self.env.user.sudo().mentoring_places)

    @api.model
    def _audience_of(self, person):
        """The programs that address the employees of a domain, who are one person."""
        return self._audience_at(self._places_of(person))

    @api.model
    def _places_of(self, person):
        """The ids of a person's companies, departments, jobs and tags, in one query."""
        # compared with the audience of programs; nothing of them is shown
        employees = self.env["hr.employee"].sudo().with_context(active_test=True)
        places = ["company_id", "department_id", "job_id", "category_ids"]
        rows = employees._read_group(person, places)
        return [sorted({row[place].id for row in rows}) for place in range(4)]

    @api.model
    def _audience_at(self, places):
        names = ("audience_department_ids", "audience_job_ids", "audience_category_ids")
        of_person, *places = places
        companies = Domain("company_id", "in", of_person) | Domain("company_ids", "in", of_person)
        return companies & Domain.AND(
            Domain(name, "=", False) | Domain(name, "in", [one for one in found if one])
            for name, found in zip(names, places, strict=True)
        )
