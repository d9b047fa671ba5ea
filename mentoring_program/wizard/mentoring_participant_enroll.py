from odoo import api, fields, models

from ..models.mentoring_participant import ROLES


class MentoringParticipantEnroll(models.TransientModel):
    """Add employees to a program, many at once."""

    _name = "mentoring.participant.enroll"
    _inherit = ["mentoring.call.mixin", "hr.mixin"]
    _description = "Add People to a Mentoring Program"

    program_id = fields.Many2one(
        "mentoring.program",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_program(),
        domain=[("state", "not in", ("closed", "cancelled"))],
    )
    company_ids = fields.Many2many("res.company", compute="_compute_candidates", compute_sudo=True)
    enrolled_ids = fields.Many2many(
        "hr.employee", compute="_compute_candidates", compute_sudo=True, help="Not offered again."
    )
    employee_ids = fields.Many2many("hr.employee", string="Employees", required=True)
    role = fields.Selection(ROLES, required=True, default="mentee")
    step = fields.Selection(
        [
            ("accept", "Accept them at once"),
            ("invite", "Invite them to apply"),
            ("none", "Only note them"),
        ],
        "And Then",
        required=True,
        default="accept",
    )

    @api.model
    def _default_program(self):
        context = self.env.context
        if context.get("active_model") == "mentoring.program":
            return context.get("active_id")
        return context.get("default_program_id", False)

    @api.depends("program_id")
    def _compute_candidates(self):
        for dialog in self:
            program = dialog.program_id
            dialog.company_ids = program._companies() if program else False
            dialog.enrolled_ids = program.participant_ids.employee_id

    def action_enroll(self):
        """Create the participants; who takes part already is left as he is."""
        self.ensure_one()
        self.program_id.check_access("write")
        employees = self.employee_ids - self.program_id.participant_ids.employee_id
        participants = self.env["mentoring.participant"].create(
            [
                {
                    "program_id": self.program_id.id,
                    "employee_id": employee.id,
                    "role": self.role,
                }
                for employee in employees
            ]
        )
        if self.step == "accept":
            participants._accept_or_ask()
        elif self.step == "invite":
            participants.action_invite()
        return {"type": "ir.actions.act_window_close"}
