from odoo import fields, models


class HrEmployeePublic(models.Model):
    _inherit = "hr.employee.public"

    mentoring_member_ids = fields.One2many(
        "mentoring.relationship.member", "employee_id", "Mentoring"
    )
