from odoo import fields, models


class HrEmployee(models.Model):
    _name = "hr.employee"
    _inherit = ["hr.employee", "mentoring.nominee.mixin"]

    # Declared alike on hr.employee.public: record rules filter what each reader sees of it.
    mentoring_member_ids = fields.One2many(
        "mentoring.relationship.member", "employee_id", "Mentoring"
    )
    mentoring_consent_ids = fields.One2many(
        "mentoring.consent", "employee_id", "Ways into Mentoring Programs"
    )

    def write(self, vals):
        result = super().write(vals)
        # approvals and places follow from facts of the employee; whoever may write these facts
        # causes it, and nothing of mentoring is shown to him
        members = self.env["mentoring.relationship.member"].sudo()
        consents = self.env["mentoring.consent"].sudo()  # likewise
        if vals.get("active") is False:
            members.search([("employee_id", "in", self.ids), ("holds_seat", "=", True)])._depart()
            consents.search([("employee_id", "in", self.ids)])._withdraw()
        if not {"parent_id", "user_id"}.isdisjoint(vals):
            pending = members.search([("approval_state", "=", "pending")])
            pending.filtered(lambda one: (one.employee_id | one._line()) & self)._follow_manager()
            asked = consents.search([("state", "=", "pending")])
            asked.filtered(lambda one: (one.employee_id | one._line()) & self)._follow_manager()
        return result
