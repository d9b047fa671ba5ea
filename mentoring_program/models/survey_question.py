from odoo import fields, models

LEVELS = [
    ("reaction", "Reaction"),
    ("learning", "Learning"),
    ("behavior", "Behavior"),
    ("results", "Results"),
]


class SurveyQuestion(models.Model):
    _inherit = "survey.question"

    mentoring_level = fields.Selection(
        LEVELS,
        "Evaluation Level",
        help="Kirkpatrick's four levels: how people found it, what they learned, what they do"
        " differently, what came of it. Totals are shown for each level.",
    )
