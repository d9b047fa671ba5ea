from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import matching

MOST = 4  # side by side on one screen
COMPARED = ("done", "applied")


class MentoringMatchRunCompare(models.AbstractModel):
    """Runs of one program side by side, for people who have to choose one of them."""

    _name = "mentoring.match.run.compare"
    _description = "Mentoring Match Run: Comparison"

    figures = fields.Json(
        copy=False,
        readonly=True,
        help="What makes runs comparable; none of it is of a few people or of hidden points.",
    )
    comparison = fields.Html(compute="_compute_comparison", sanitize=False)

    def action_compare(self):
        """Show these runs side by side.

        :raise UserError: there are not two to four of them, of one program and computed
        """
        self.check_access("read")
        computed = self.filtered(lambda run: run.state in COMPARED and run.figures)
        if not 2 <= len(computed) <= MOST or computed != self or len(self.program_id) != 1:
            raise UserError(
                self.env._("Choose two to %s finished matchings of one program to compare.", MOST)
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Comparison: %s", self.program_id.name),
            "res_model": self._name,
            "res_id": self[:1].id,
            "views": [
                [self.env.ref("mentoring_program.mentoring_match_run_view_compare").id, "form"]
            ],
            "target": "new",
            "context": {"compare_run_ids": self.sorted("id").ids, "dialog_size": "extra-large"},
        }

    @api.depends("figures")
    @api.depends_context("compare_run_ids")
    def _compute_comparison(self):
        """One picture of all runs of the context that the reader may read."""
        ids = self.env.context.get("compare_run_ids") or self.ids
        wanted = self.browse(one for one in ids if isinstance(one, int)).exists()
        runs = wanted._filtered_access("read").filtered("figures")[:MOST]
        columns = [run._comparison_column(runs[:1]) for run in runs]
        highest = max((max(one["distribution"]) for one in columns), default=0)
        self.comparison = self.env["ir.qweb"]._render(
            "mentoring_program.match_comparison",
            {"columns": columns, "best": self._best(columns), "highest": highest or 1},
        )

    def _comparison_column(self, first):
        """What the picture shows of one run, changes against the first one included."""
        figures, wishes = self.figures, self.figures["mentee_wishes"]
        people = figures["matched"] + figures["unmatched"]
        wishing = sum(wishes["ranks"]) + wishes["none"]
        tens = [
            f"{10 * ten}–{10 * ten + 10} %: {count}"
            for ten, count in enumerate(figures["distribution"])
            if count
        ]
        gap = 100 * figures["department_gap"]["matched_share"]
        changes = matching.changes(self._pair_ids(), first._pair_ids())
        # as exactly as they are shown: what looks the same is neither better nor worse
        points = {name: round(figures[name], 1) for name in ("total", "mean", "min")}
        return {
            **figures,
            **points,
            "run": self,
            "people": people,
            "matched_percent": 100 * figures["matched"] / people if people else 0,
            "wishing": wishing,
            "first_wish": wishes["ranks"][0] if wishes["ranks"] else 0,
            "any_wish": sum(wishes["ranks"]),
            "wish_percent": 100 * sum(wishes["ranks"]) / wishing if wishing else 0,
            "distribution_text": ", ".join(tens),
            "department_percent": gap,
            "department_text": f"{gap:.0f} %",
            "changes": {kind: len(pairs) for kind, pairs in changes.items()},
            "is_first": self == first,
        }

    def _pair_ids(self):
        return [(one.mentee_id.id, one.mentor_id.id) for one in self.chosen_ids]

    @api.model
    def _best(self, columns):
        """The best value of each figure; none where all are the same."""
        higher = ("matched", "total", "mean", "min", "first_wish")
        best = {name: max(one[name] for one in columns) for name in higher if columns}
        lower = ("unmatched", "blocking_pairs", "department_percent")
        best |= {name: min(one[name] for one in columns) for name in lower if columns}
        return {
            name: value for name, value in best.items() if len({one[name] for one in columns}) > 1
        }
