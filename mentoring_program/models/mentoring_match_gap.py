from odoo import fields, models


class MentoringMatchGap(models.Model):
    """The points for one distance, mentor minus mentee, between grades or ordered values."""

    _name = "mentoring.match.gap"
    _description = "Mentoring Points by Gap"
    _order = "criterion_id, gap"
    _rec_name = "gap"

    criterion_id = fields.Many2one(
        "mentoring.match.criterion", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="criterion_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="criterion_id.company_id", store=True, index=True)
    gap = fields.Integer(required=True)
    points = fields.Float(required=True)

    _one_per_gap = models.UniqueIndex("(criterion_id, gap)", "This gap is listed already.")
    _points_positive = models.Constraint("CHECK(points >= 0)", "Points cannot be negative.")
