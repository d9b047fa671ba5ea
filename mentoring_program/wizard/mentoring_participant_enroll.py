from odoo import api, fields, models
from odoo.fields import Domain

from .. import exceptions
from ..models.mentoring_participant import ROLES


class NobodyFoundError(exceptions.UserError):
    """Nobody is left whom the dialog could add; the message says why."""


class MentoringParticipantEnroll(models.TransientModel):
    """Add employees to a program, many at once: by name, or by department, job and tag."""

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
    by = fields.Selection(
        [("name", "By name"), ("group", "By department, job or tag")],
        "Choose",
        required=True,
        default="name",
    )
    employee_ids = fields.Many2many("hr.employee", string="Employees")
    department_ids = fields.Many2many(
        "hr.department",
        "mentoring_enroll_department_rel",
        string="Departments",
        compute="_compute_groups",
        store=True,
        readonly=False,
        help="With the departments below them.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        "mentoring_enroll_job_rel",
        string="Job Positions",
        compute="_compute_groups",
        store=True,
        readonly=False,
    )
    category_ids = fields.Many2many(
        "hr.employee.category",
        "mentoring_enroll_category_rel",
        string="Employee Tags",
        compute="_compute_groups",
        store=True,
        readonly=False,
    )
    found_count = fields.Integer("Not in the Program Yet", compute="_compute_found")
    found_told = fields.Char("Among Them", compute="_compute_found")
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

    @api.depends("program_id")
    def _compute_groups(self):
        """Whom the program addresses is the first guess."""
        for dialog in self:
            program = dialog.program_id
            dialog.department_ids = program.audience_department_ids
            dialog.job_ids = program.audience_job_ids
            dialog.category_ids = program.audience_category_ids

    @api.depends("program_id", "department_ids", "job_ids", "category_ids")
    def _compute_found(self):
        for dialog in self:
            found = dialog._found()
            names = found[:5].mapped("name")
            dialog.found_count = len(found)
            dialog.found_told = ", ".join(names) + (", …" if len(found) > 5 else "")

    def _found(self):
        """The employees of the groups chosen who are not in the program yet."""
        program = self.program_id
        if not program:
            return self.env["hr.employee"]
        domain = Domain("company_id", "in", program._companies().ids)
        # who is in already is looked at to leave him out
        domain &= Domain("id", "not in", program.sudo().participant_ids.employee_id.ids)
        if self.department_ids:
            domain &= Domain("department_id", "child_of", self.department_ids._origin.ids)
        if self.job_ids:
            domain &= Domain("job_id", "in", self.job_ids._origin.ids)
        if self.category_ids:
            # tags of employees are HR's, and the one who reads none of them chooses by them alone
            tagged = self.env["hr.employee"].sudo()
            tagged = tagged.search([("category_ids", "in", self.category_ids._origin.ids)])
            domain &= Domain("id", "in", tagged.ids)
        return self.env["hr.employee"].search(domain)

    def action_enroll(self):
        """Create the participants; who takes part already is left as he is.

        :raise NobodyFoundError: nobody is chosen, or all of those are in the program
        """
        self.ensure_one()
        self.program_id.check_access("write")
        chosen = self._found() if self.by == "group" else self.employee_ids
        employees = chosen - self.program_id.participant_ids.employee_id
        if not employees:
            raise NobodyFoundError(
                self.env._("Nobody is chosen who is not in the program already.")
            )
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
