from odoo import api, fields, models
from odoo.tools import split_every

from .. import exceptions
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
ALTERNATIVES = 5  # kept for each mentee
NAMED = 20  # people named one by one in a message


class StaleRunError(exceptions.UserError):
    """People, rules or points have changed since the run; the message names what."""


class MentoringMatchRunFlow(models.AbstractModel):
    """The life of a run: computed, looked at by a person, applied or thrown away.

    A run computes suggestions and nothing else. Only applying, by a person, proposes pairs: all of
    them, and none if anything has changed since.
    """

    _name = "mentoring.match.run.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Match Run: Lifecycle"

    def action_run(self):
        """Match the program's people as they are now; a run that is done stays as it is."""
        self.check_access("write")
        for run in self.filtered(lambda one: one.state in ("draft", "queued", "failed")):
            run._run()
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
        """Throw the run away; nothing was proposed by it."""
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

    def _run(self):
        matching = self.env["mentoring.matching"]
        given = matching._input(self.program_id)
        self._move_to("running")
        try:
            result = matching._match(given, self.program_id, self.aim)
        except MatchFailure as error:
            self._move_to("failed", failure=str(error))
            return
        # coordinators read suggestions, the run writes them; who may run it is checked above
        self.sudo().suggestion_ids.unlink()
        self._store(matching._suggestions(result, ALTERNATIVES))
        self._move_to(
            "done",
            failure=False,
            settings={**given.settings, "stamps": given.stamps},
            input_digest=matching._digest(given),
            date_done=fields.Datetime.now(),
            progress=100,
            **matching._figures(result),
        )

    def _store(self, suggestions):
        # coordinators read suggestions, the run writes them; who may run it is checked above
        Suggestion = self.env["mentoring.match.suggestion"].sudo()
        for batch in split_every(1000, suggestions, list):
            Suggestion._create_protected([{"run_id": self.id, **values} for values in batch])

    def _apply(self):
        # one proposal of pairs at a time in a program; who comes later sees what has changed
        program = self.program_id.sudo()  # he may write the program, checked above
        program._claim()
        self._check_fresh()
        program._check_proposing()
        # relationships are created by proposals alone; he may match this program, checked above
        run = self.sudo()
        chosen = run.chosen_ids
        run.env["mentoring.relationship"]._propose(
            program, [(pair.mentor_id, pair.mentee_id, pair.score) for pair in chosen], run
        )
        self._move_to("applied")
        program._message_log(
            body=self.env._("%s pairs were proposed by the matching.", len(chosen))
        )

    def _check_fresh(self):
        """Refuse to propose pairs that were chosen from an older picture."""
        self.ensure_one()
        matching = self.env["mentoring.matching"]
        now = matching._input(self.program_id)
        if matching._digest(now) == self.input_digest:
            return
        changes = self._changes(now)
        raise StaleRunError(
            "\n".join([self.env._("Run the matching again; since it was run:"), *changes])
        )

    def _changes(self, now):
        """What differs from the picture of the run, in sentences."""
        then = dict(self.settings or {})
        stamps = then.pop("stamps", {})
        changes = []
        if then != now.settings:
            changes.append(self.env._("The rules or the points have changed."))
        both = stamps.keys() & now.stamps.keys()
        changed = [one for one in both if stamps[one] != now.stamps[one]]
        new, gone = now.stamps.keys() - both, stamps.keys() - both
        if changed:
            changes.append(self.env._("Changed: %s", self._names(changed)))
        if new:
            changes.append(self.env._("New: %s", self._names(new)))
        if gone:
            changes.append(self.env._("No longer there: %s", self._names(gone)))
        return changes

    @api.model
    def _names(self, ids):
        people = self.env["mentoring.participant"].browse(int(one) for one in ids).exists()
        names = sorted(people.mapped("name"))
        more = len(names) - NAMED
        shown = ", ".join(names[:NAMED])
        return (
            self.env._("%(names)s and %(more)s more", names=shown, more=more) if more > 0 else shown
        )
