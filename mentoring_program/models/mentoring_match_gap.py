from odoo import fields, models


class MentoringMatchGap(models.Model):
    """The points for one distance, mentor minus mentee, between grades or ordered values."""

    _name = "mentoring.match.gap"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Points by Gap"
    _order = "criterion_id, gap"
    _rec_name = "gap"

    _fixed_fields = frozenset({"criterion_id"})

    criterion_id = fields.Many2one(
        "mentoring.match.criterion", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="criterion_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="criterion_id.company_id", store=True, index=True)
    gap = fields.Integer(required=True, help="Mentor minus mentee.")
    points = fields.Float(required=True)

    _one_per_gap = models.UniqueIndex("(criterion_id, gap)", "This gap is listed already.")
    _points_in_range = models.Constraint(
        "CHECK(points >= 0 AND points <= 1000000)", "Points are between 0 and 1,000,000."
    )
