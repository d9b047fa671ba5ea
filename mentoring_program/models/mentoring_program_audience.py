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
        # one's own department, job and tags; nothing of them is shown
        employees = self.env["hr.employee"].sudo().search([("user_id", "=", self.env.uid)])
        return self._audience_of(employees)

    @api.model
    def _audience_of(self, employees):
        """The programs that address these employees, who are one person."""
        audiences = {
            "audience_department_ids": employees.department_id,
            "audience_job_ids": employees.job_id,
            "audience_category_ids": employees.category_ids,
        }
        companies = Domain("company_id", "in", employees.company_id.ids) | Domain(
            "company_ids", "in", employees.company_id.ids
        )
        return companies & Domain.AND(
            Domain(name, "=", False) | Domain(name, "in", records.ids)
            for name, records in audiences.items()
        )
