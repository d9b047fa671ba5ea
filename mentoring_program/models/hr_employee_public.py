from odoo import fields, models


class HrEmployeePublic(models.Model):
    _name = "hr.employee.public"
    _inherit = ["hr.employee.public", "mentoring.nominee.mixin"]

    mentoring_member_ids = fields.One2many(
        "mentoring.relationship.member", "employee_id", "Mentoring"
    )
    mentoring_consent_ids = fields.One2many(
        "mentoring.consent", "employee_id", "Ways into Mentoring Programs"
    )
