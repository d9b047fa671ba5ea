from odoo import api, fields, models

from .work_place import department_path, work_place


class MentoringMatchLimit(models.Model):
    """How many pairs the mentors of one department or work location may be in, at most."""

    _name = "mentoring.match.limit"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Places at Most"
    _order = "program_id, id"
    _rec_name = "program_id"

    _fixed_fields = frozenset({"program_id"})

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    department_id = fields.Many2one(
        "hr.department",
        ondelete="cascade",
        index="btree_not_null",
        help="Mentors of this very department; those of the departments below do not count.",
    )
    work_location_id = fields.Many2one(
        "hr.work.location", ondelete="cascade", index="btree_not_null"
    )
    most = fields.Integer("At Most", required=True, default=1)

    _one_pool = models.Constraint(
        "CHECK((department_id IS NULL) != (work_location_id IS NULL))",
        "A limit is of one department or of one work location.",
    )
    _most_in_range = models.Constraint(
        "CHECK(most BETWEEN 0 AND 100000)", "A limit is between 0 and 100,000 pairs."
    )
    _one_per_department = models.UniqueIndex(
        "(program_id, department_id) WHERE department_id IS NOT NULL",
        "This department has a limit already.",
    )
    _one_per_location = models.UniqueIndex(
        "(program_id, work_location_id) WHERE work_location_id IS NOT NULL",
        "This work location has a limit already.",
    )

    @api.depends("department_id", "work_location_id", "most")
    def _compute_display_name(self):
        for limit in self:
            pool = limit.department_id.name or limit.work_location_id.name
            limit.display_name = f"{pool}: {limit.most}"

    def _key(self):
        """The department or place as the matching is told of it."""
        if self.department_id:
            return department_path(self.department_id)
        return work_place(self.work_location_id)
