from odoo import fields, models


class MentoringMatchSuggestion(models.Model):
    """What a run found for a person: the chosen partner, an alternative, or why there is nobody."""

    _name = "mentoring.match.suggestion"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Match Suggestion"
    _order = "run_id, mentee_id, rank, id"

    _protected_fields = frozenset({"score", "score_percent", "parts", "kind", "reasons"})

    run_id = fields.Many2one("mentoring.match.run", required=True, ondelete="cascade", index=True)
    program_id = fields.Many2one(related="run_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="run_id.company_id", store=True, index=True)
    kind = fields.Selection(
        [("chosen", "Chosen"), ("alternative", "Alternative"), ("unmatched", "Nobody found")],
        required=True,
        readonly=True,
        index=True,
    )
    mentee_id = fields.Many2one("mentoring.participant", ondelete="cascade", index=True)
    mentor_id = fields.Many2one("mentoring.participant", ondelete="cascade", index=True)
    rank = fields.Integer(help="1 is the best partner for this mentee, taken alone.")
    score = fields.Float("Points", readonly=True)
    score_percent = fields.Float("Share of All Points", readonly=True, aggregator="avg")
    parts = fields.Json(readonly=True, help="Points of each criterion; identity wishes left out.")
    reasons = fields.Json(readonly=True, help="Reason codes and counts for the unmatched.")
