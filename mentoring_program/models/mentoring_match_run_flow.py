from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import split_every

from .mentoring_matching import MatchFailure

FIGURES = (
    "matched_count",
    "matched_bound",
    "unmatched_count",
    "allowed_pair_count",
    "score_total",
    "score_bound",
    "score_mean",
    "score_min",
    "blocking_pair_count",
    "violation_count",
)
ALTERNATIVES, OF_MANY = 5, 3  # kept for each mentee, and in large runs
BATCH = 5000  # suggestions written together


class MentoringMatchRunFlow(models.AbstractModel):
    """The life of a run: computed, looked at by a person, applied or thrown away.

    A run computes suggestions and nothing else. Only applying, by a person, proposes pairs: all of
    them, and none if anything has changed since.
    """

    _name = "mentoring.match.run.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Match Run: Lifecycle"

    def write(self, vals):
        """Refuse another aim for what was matched for this one: its figures would be wrong."""
        if "aim" in vals and self._is_guarded():
            self.filtered(lambda one: one.state not in ("draft", "failed"))._refuse_aim(vals["aim"])
        return super().write(vals)

    def _refuse_aim(self, aim):
        others = self.filtered(lambda one: one.aim != aim)
        if others:
            raise UserError(
                self.env._(
                    "Make a new matching for another aim: %s", ", ".join(others.mapped("name"))
                )
            )

    def action_run(self):
        """Match the program's people as they are now; a run that is done stays as it is.

        Small ones are done at once, large ones are queued.
        """
        self.check_access("write")
        self.program_id._check_formal()
        for run in self.filtered(lambda one: one.state in ("draft", "failed")):
            if not run.settings:  # a repetition is done as the run it repeats
                run.program_id._check_aim(run.aim)
            if run._is_large():
                run._queue()
            else:
                run._run_at_once()
            run.flush_recordset()  # the index allows one running at any moment
        return True

    def action_apply(self):
        """Propose the chosen pairs: all of them or none, and once.

        :raise StaleRunError: names who or what has changed since the run
        :raise NoSeatLeftError: names everybody without a free place
        """
        self.check_access("write")
        runs = self.filtered(lambda one: one.state != "applied")
        runs._check_move("applied")
        runs.program_id.check_access("write")
        for run in runs:
            run._apply()
        return True

    def action_cancel(self):
        """Throw the run away, also while it is computed; nothing was proposed by it."""
        self.check_access("write")
        self._move_to("cancelled")
        return True

    def action_view_relationships(self):
        """Open the relationships that this run proposed."""
        self.ensure_one().check_access("read")
        action = self.program_id.action_view_relationships()
        return {**action, "domain": [("match_run_id", "=", self.id)]}

    def action_view_distribution(self):
        """Open the picture of how many points the chosen pairs have."""
        self.ensure_one().check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_match_suggestion_action_distribution"
        )
        return {**action, "domain": [("run_id", "=", self.id), ("kind", "=", "chosen")]}

    def _compute(self, report):
        """Compute the run, which is `running`; it is done or failed afterwards.

        :param report: called with how far it is; what it raises ends the run
        """
        matching = self.env["mentoring.matching"]
        report("reading", 0.0)
        given = matching._input(self.program_id, self._recipe())
        try:
            result = matching._match(given, self.aim, self._locks(), report)
        except MatchFailure as error:
            self._fail(str(error))
            return
        self._clear()
        self._keep(result, report)
        report("writing", 1.0)
        self._move_to(
            "done",
            failure=False,
            settings={**given.settings, "stamps": given.stamps},
            input_digest=matching._digest(given),
            date_done=fields.Datetime.now(),
            progress=100,
            seconds={key: round(spent, 2) for key, spent in report.seconds.items()},
        )

    def _keep(self, result, report):
        """Keep suggestions and figures of a result."""
        matching = self.env["mentoring.matching"]
        alternatives = OF_MANY if self._is_large() else ALTERNATIVES
        self._store(matching._suggestions(result, alternatives), report)
        figures = matching._comparison_figures(result)
        found = matching._help(result)
        self._write_protected({"figures": figures, "help": found, **matching._figures(result)})

    def _store(self, suggestions, report):
        # coordinators read suggestions, the run writes them; who may run it is checked above
        Suggestion = self.env["mentoring.match.suggestion"].sudo()
        suggestions = list(suggestions)
        report("writing", 0.0)
        for number, batch in enumerate(split_every(BATCH, suggestions, list), 1):
            Suggestion._create_protected([{"run_id": self.id, **values} for values in batch])
            report("writing", min(1.0, number * BATCH / len(suggestions)))
