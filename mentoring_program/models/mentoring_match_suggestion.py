from odoo import api, fields, models


class MentoringMatchSuggestion(models.Model):
    """What a run found for a person: the chosen partner, an alternative, or why there is nobody.

    Points and order leave the identity wish out, so that nobody can infer it.
    """

    _name = "mentoring.match.suggestion"
    _inherit = [
        "mentoring.match.suggestion.choice",
        "mentoring.match.suggestion.speed",
        "mentoring.guard.mixin",
    ]
    _description = "Mentoring Match Suggestion"
    _order = "run_id, mentee_id, rank, id"

    _fixed_fields = frozenset({"run_id", "mentee_id", "mentor_id"})
    _protected_fields = frozenset(
        {"score", "score_percent", "parts", "kind", "reasons", "is_locked", "group_number"}
    )

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
    group_number = fields.Integer(
        "Group", readonly=True, help="Pairs with the same number become one relationship."
    )
    rank = fields.Integer(help="1 is the best partner for this mentee, taken alone.")
    score = fields.Float("Points", readonly=True)
    score_percent = fields.Float("Share of All Points", readonly=True, aggregator="avg")
    score_band = fields.Selection(
        [(str(low), f"{low}–{low + 10} %") for low in range(0, 100, 10)],
        "Share of Points",
        compute="_compute_score_band",
        store=True,
    )
    is_full = fields.Boolean("No Place Left", readonly=True)
    parts = fields.Json(readonly=True, help="Points of each criterion; identity wishes left out.")
    reasons = fields.Json(readonly=True, help="Reason codes and counts for the unmatched.")
    explanation = fields.Html(compute="_compute_explanation", sanitize=False)

    @api.depends("score_percent")
    def _compute_score_band(self):
        for suggestion in self:
            share = min(max(suggestion.score_percent, 0), 99)
            suggestion.score_band = str(int(share // 10) * 10)

    @api.depends("kind", "parts", "reasons", "run_id.settings")
    def _compute_explanation(self):
        matching = self.env["mentoring.matching"]
        for suggestion in self:
            program = suggestion.program_id
            criteria = (suggestion.run_id.settings or {}).get("criteria", ())
            points = {one["key"]: one["weight"] for one in criteria}
            suggestion.explanation = self.env["ir.qweb"]._render(
                "mentoring_program.match_explanation",
                {
                    "parts": matching._score_words(suggestion.parts or {}, points, program),
                    "sentence": matching._unmatched_words(suggestion.reasons or {}, program),
                },
            )

    @api.depends("mentee_id.name", "mentor_id.name")
    def _compute_display_name(self):
        for suggestion in self:
            names = (suggestion.mentor_id.name, suggestion.mentee_id.name)
            suggestion.display_name = " – ".join(filter(None, names))
