from odoo import api, fields, models

from .mentoring_match_run_flow import FIGURES
from .mentoring_program_match_options import AIMS

STATES = [
    ("draft", "Draft"),
    ("queued", "Queued"),
    ("running", "Running"),
    ("done", "Done"),
    ("failed", "Failed"),
    ("cancelled", "Cancelled"),
    ("applied", "Applied"),
]


class MentoringMatchRun(models.Model):
    """One matching of a program, with everything needed to repeat, explain and check it.

    Read by the coordinators of the program and mentoring managers alone.
    """

    _name = "mentoring.match.run"
    _inherit = [
        "mentoring.match.run.speed",
        "mentoring.match.run.flow",
        "mentoring.match.run.job",
        "mentoring.match.run.apply",
        "mentoring.match.run.repeat",
        "mentoring.match.run.swap",
        "mentoring.match.run.compare",
    ]
    _description = "Mentoring Match Run"
    _order = "id desc"

    _protected_fields = frozenset(
        {
            "state",
            "settings",
            "input_digest",
            "progress",
            "stage",
            "attempts",
            "seconds",
            "failure",
            "date_done",
            "origin_id",
            "locked_pairs",
            "figures",
            "help",
            "is_changed_by_hand",
            *FIGURES,
        }
    )
    _fixed_fields = frozenset({"program_id"})
    _transitions = {
        "draft": ("queued", "running", "cancelled"),
        "queued": ("running", "cancelled"),
        "running": ("done", "failed", "cancelled", "queued"),
        "done": ("applied", "cancelled"),
        "failed": ("queued", "running", "cancelled"),
    }

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    format = fields.Selection(related="program_id.format")
    name = fields.Char(required=True, default=lambda self: self.env._("Matching"))
    state = fields.Selection(
        STATES, required=True, default="draft", copy=False, readonly=True, index=True
    )
    aim = fields.Selection(
        AIMS,
        required=True,
        compute="_compute_aim",
        store=True,
        readonly=False,
        precompute=True,
    )
    settings = fields.Json(
        copy=False,
        readonly=True,
        help="Points, rules and a keyed fingerprint of every person as they were.",
    )
    input_digest = fields.Char(copy=False, readonly=True)
    date_done = fields.Datetime("Finished On", copy=False, readonly=True)
    matched_count = fields.Integer("Matched", copy=False, readonly=True)
    matched_bound = fields.Integer("Most That Can Be Matched", copy=False, readonly=True)
    unmatched_count = fields.Integer("Unmatched", copy=False, readonly=True)
    allowed_pair_count = fields.Integer("Allowed Pairs", copy=False, readonly=True)
    score_total = fields.Float("Total Score", copy=False, readonly=True)
    score_bound = fields.Float("Proven Bound", copy=False, readonly=True)
    score_mean = fields.Float("Mean Score", copy=False, readonly=True, aggregator="avg")
    score_min = fields.Float("Lowest Score", copy=False, readonly=True, aggregator="min")
    blocking_pair_count = fields.Integer("Blocking Pairs", copy=False, readonly=True)
    violation_count = fields.Integer("Violations", copy=False, readonly=True)
    is_proven = fields.Boolean(
        "Proven the Best",
        compute="_compute_is_proven",
        help="No other choice of pairs serves the aim better, and no rule is broken.",
    )
    score_gap = fields.Float(
        "Possible Points Not Reached",
        compute="_compute_is_proven",
        help="0: no choice of pairs for this aim has more points.",
    )
    suggestion_ids = fields.One2many("mentoring.match.suggestion", "run_id")
    chosen_ids = fields.One2many(
        "mentoring.match.suggestion", "run_id", "Pairs", domain=[("kind", "=", "chosen")]
    )
    alternative_ids = fields.One2many(
        "mentoring.match.suggestion",
        "run_id",
        "Alternatives",
        domain=[("kind", "=", "alternative")],
    )
    unmatched_ids = fields.One2many(
        "mentoring.match.suggestion", "run_id", "Nobody Found", domain=[("kind", "=", "unmatched")]
    )
    help = fields.Json(
        "Help Found",
        copy=False,
        readonly=True,
        help="Places or rules that keep people without a partner, as codes and numbers.",
    )
    help_text = fields.Html("What Would Help", compute="_compute_help_text", sanitize=False)
    relationship_ids = fields.One2many("mentoring.relationship", "match_run_id")

    _one_running_per_program = models.UniqueIndex(
        "(program_id) WHERE state = 'running'", "A matching of this program is running already."
    )

    @api.depends("program_id")
    def _compute_aim(self):
        for run in self:
            run.aim = run.program_id.match_aim or "coverage"

    @api.constrains("aim", "program_id")
    def _check_aim(self):
        for run in self:
            run.program_id._check_aim(run.aim)

    @api.depends("matched_count", "matched_bound", "score_total", "score_bound", "violation_count")
    def _compute_is_proven(self):
        for run in self:
            away = round(run.score_bound - run.score_total, 6)
            run.score_gap = max(0.0, away)
            # choices by hand can have more of the points that are shown, at the cost of others
            best = run.matched_count == run.matched_bound and not away
            run.is_proven = bool(run.date_done and best and not run.violation_count)

    @api.depends("help", "unmatched_count")
    def _compute_help_text(self):
        words = self.env["mentoring.matching"]
        for run in self:
            sentences = words._help_words(run.help or {}, run.program_id)
            run.help_text = bool(sentences) and self.env["ir.qweb"]._render(
                "mentoring_program.match_help", {"sentences": sentences}
            )

    @api.depends("program_id", "date_done")
    def _compute_display_name(self):
        for run in self:
            run.display_name = f"{run.program_id.name} – {run.name}"
