from odoo import fields, models


class MentoringMatchSuggestionSpeed(models.AbstractModel):
    """When and where two would meet at a speed event."""

    _name = "mentoring.match.suggestion.speed"
    _description = "Mentoring Match Suggestion: Round and Table"

    round_number = fields.Integer("Round", readonly=True)
    table_number = fields.Integer("Table", readonly=True)
