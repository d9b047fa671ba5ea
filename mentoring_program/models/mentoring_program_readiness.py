from odoo import fields, models


class MentoringProgramReadiness(models.Model):
    """A question to ask the organization before a program starts, with its answer and evidence."""

    _name = "mentoring.program.readiness"
    _description = "Mentoring Readiness Question"
    _order = "area, sequence, id"

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    area = fields.Selection(
        [("structure", "Structure"), ("culture", "Culture"), ("budget", "Budget")], required=True
    )
    name = fields.Char("Question", required=True, translate=True)
    answer = fields.Selection([("yes", "Yes"), ("partly", "Partly"), ("no", "No")], copy=False)
    evidence = fields.Text(copy=False)
