from odoo import models


class ResUsers(models.Model):
    _inherit = "res.users"

    def write(self, vals):
        result = super().write(vals)
        if not {"active", "company_ids", "group_ids"}.isdisjoint(vals):
            # a user who cannot decide anymore hands over what was asked of him; nothing is shown
            self.env["mentoring.relationship.member"].sudo().search(
                [("approver_id", "in", self.ids), ("approval_state", "=", "pending")]
            )._follow_manager()
            # likewise; nothing is shown
            self.env["mentoring.consent"].sudo().search(
                [("approver_id", "in", self.ids), ("state", "=", "pending")]
            )._follow_manager()
        return result
