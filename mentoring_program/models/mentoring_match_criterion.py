from odoo import fields, models

CODES = [
    ("skill", "Skill coverage"),
    ("topics", "Common topics"),
    ("values", "Values and working style"),
    ("seniority", "Seniority gap"),
    ("language", "Common languages"),
    ("timezone", "Time-zone overlap"),
    ("place", "Same place"),
    ("department", "Different department"),
    ("tenure", "Tenure"),
    ("wish", "Wishes of either side"),
    ("identity", "Identity wish"),
    ("waited", "Waited last time"),
    ("column", "Imported column"),
]


class MentoringMatchCriterion(models.Model):
    """One criterion of a program's matching and its weight in points."""

    _name = "mentoring.match.criterion"
    _description = "Mentoring Match Criterion"
    _order = "program_id, sequence, id"
    _rec_name = "code"

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    code = fields.Selection(CODES, required=True, default="column")
    weight = fields.Float(
        "Points", default=10.0, help="The points of a pair that meets the criterion fully."
    )
    column = fields.Char(help="The imported column this criterion compares.")
    comparison = fields.Selection(
        [
            ("equal", "Equal"),
            ("different", "Different"),
            ("gap", "Gap between ordered values"),
            ("shared", "Shared values of a list"),
        ],
        default="equal",
    )
    column_order = fields.Char(
        "Values in Order", help="For a gap: the values from low to high, separated by commas."
    )
    is_required = fields.Boolean(
        "Rule", help="Never match where this is not met; such a rule gives no points."
    )
    gap_ids = fields.One2many("mentoring.match.gap", "criterion_id", "Points by Gap", copy=True)

    _weight_in_range = models.Constraint(
        "CHECK(weight >= 0 AND weight <= 1000000)", "Points are between 0 and 1,000,000."
    )
