from odoo import fields, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    # Declared alike on hr.employee.public: record rules filter what each reader sees of it.
    mentoring_member_ids = fields.One2many("mentoring.relationship.member", "employee_id")
