from odoo import api, fields, models


class ResUsers(models.Model):
    _inherit = "res.users"

    # for rules that ask for it several times on a page; read by the superuser alone
    mentoring_places = fields.Json(
        compute="_compute_mentoring_places", compute_sudo=True, groups="base.group_system"
    )

    @api.depends(
        "employee_ids.active",
        "employee_ids.company_id",
        "employee_ids.department_id",
        "employee_ids.job_id",
        "employee_ids.category_ids",
    )
    def _compute_mentoring_places(self):
        programs = self.env["mentoring.program"]
        for user in self:
            user.mentoring_places = programs._places_of([("user_id", "in", user._origin.ids)])

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
