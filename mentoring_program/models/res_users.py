from odoo import api, fields, models


class ResUsers(models.Model):
    _inherit = "res.users"

    # for rules that ask for them several times on a page; read by the superuser alone
    mentoring_participant_ids = fields.One2many(
        "mentoring.participant", "user_id", groups="base.group_system", readonly=True
    )
    mentoring_program_ids = fields.Many2many(
        "mentoring.program",
        compute="_compute_mentoring_program_ids",
        compute_sudo=True,
        groups="base.group_system",
    )
    mentoring_places = fields.Json(
        compute="_compute_mentoring_places", compute_sudo=True, groups="base.group_system"
    )

    @api.depends("mentoring_participant_ids.program_id")
    def _compute_mentoring_program_ids(self):
        people = self.env["mentoring.participant"].search_fetch(
            [("user_id", "in", self.ids)], ["user_id", "program_id"]
        )
        by_user = people.grouped("user_id")
        for user in self:
            user.mentoring_program_ids = by_user.get(user._origin, people.browse()).program_id

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
