from odoo import fields, models


class MentoringProgramSeries(models.Model):
    """Links the rounds of one program, so that the next round knows who went without a partner."""

    _name = "mentoring.program.series"
    _description = "Mentoring Program Series"

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one("res.company", index=True)
    program_ids = fields.One2many("mentoring.program", "series_id")
