from odoo import fields, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    # Declared alike on hr.employee.public: record rules filter what each reader sees of it.
    mentoring_member_ids = fields.One2many(
        "mentoring.relationship.member", "employee_id", "Mentoring"
    )

    def write(self, vals):
        result = super().write(vals)
        # approvals and places follow from facts of the employee; whoever may write these facts
        # causes it, and nothing of mentoring is shown to him
        members = self.env["mentoring.relationship.member"].sudo()
        if vals.get("active") is False:
            members.search([("employee_id", "in", self.ids), ("holds_seat", "=", True)])._depart()
        if not {"parent_id", "user_id"}.isdisjoint(vals):
            pending = members.search([("approval_state", "=", "pending")])
            pending.filtered(lambda one: (one.employee_id | one._line()) & self)._follow_manager()
        return result
