import logging
from time import monotonic

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError

from .mentoring_guard_mixin import BusyError
from .mentoring_matching import RunCancelled

# Allowed or not, so many pairs are compared while the coordinator waits: some ten seconds.
# The system parameter `mentoring_program.pairs_at_once` sets another number.
MOST_PAIRS_AT_ONCE = 4_000_000
MOST_ATTEMPTS = 3  # a run that ends its worker each time would do so forever
EVERY = 1.0  # seconds between two looks at whether the run is still wanted

# where each stage lies on the way from 0 to 100 %
STAGES = {
    "reading": (0, 10),
    "scoring": (10, 45),
    "solving": (45, 65),
    "explaining": (65, 75),
    "writing": (75, 100),
}

_logger = logging.getLogger(__name__)


class Clock:
    """How long each stage took; what a run that is computed at once reports to."""

    def __init__(self):
        self.stage, self.since, self.seconds = None, monotonic(), {}

    def __call__(self, stage, share):
        """Note how far the run is: a stage, and how much of it is done (0.0 to 1.0)."""
        self.note(stage)

    def note(self, stage):
        """Count the time until now for the stage that was under way."""
        now = monotonic()
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + now - self.since
        self.stage, self.since = stage, now


class Progress(Clock):
    """Shows how far a run in the background is, and ends it when it was thrown away."""

    def __init__(self, run):
        super().__init__()
        self.run, self.shown = run, 0.0

    def __call__(self, stage, share):
        """Note and show it, now and then.

        :raise RunCancelled: the run is no longer wanted
        """
        news = stage != self.stage
        self.note(stage)
        if news or self.since - self.shown >= EVERY:
            self.shown = self.since
            first, last = STAGES[stage]
            self.run._show_progress(stage, int(first + share * (last - first)))


class MentoringMatchRunJob(models.AbstractModel):
    """Computing a run: while the coordinator waits, or by the one cron that runs large ones."""

    _name = "mentoring.match.run.job"
    _description = "Mentoring Match Run: Background"

    progress = fields.Integer(copy=False, readonly=True)
    stage = fields.Selection(
        [
            ("reading", "Reading the people"),
            ("scoring", "Comparing everybody with everybody"),
            ("solving", "Looking for the best pairs"),
            ("explaining", "Explaining the result"),
            ("writing", "Writing the suggestions"),
        ],
        copy=False,
        readonly=True,
    )
    attempts = fields.Integer(copy=False, readonly=True)
    seconds = fields.Json(
        copy=False, readonly=True, help="What the run took, stage by stage: {stage: seconds}."
    )
    seconds_text = fields.Char("Seconds It Took", compute="_compute_seconds_text")
    failure = fields.Text(copy=False, readonly=True)

    @api.depends("seconds")
    def _compute_seconds_text(self):
        labels = dict(self._fields["stage"]._description_selection(self.env))
        for run in self:
            spent = run.seconds or {}
            parts = [f"{labels[stage]}: {spent[stage]:g}" for stage in STAGES if stage in spent]
            run.seconds_text = ", ".join(parts)

    def _is_large(self):
        """Whether the run takes too long for somebody to wait for."""
        mentees, mentors = self.program_id._match_sizes()
        # a number that administrators may set; nothing else is read
        parameters = self.env["ir.config_parameter"].sudo()
        set_most = parameters.get_param("mentoring_program.pairs_at_once", "")
        most = int(set_most) if set_most.isdecimal() else MOST_PAIRS_AT_ONCE
        return mentees * mentors > most

    def _run_at_once(self):
        self._move_to("running", failure=False)
        self._compute(Clock())

    def _queue(self):
        """Leave the run to the cron, and wake it."""
        self._move_to("queued", failure=False, progress=0, stage=False, attempts=0)
        # the coordinator may run it, checked by the caller; who runs crons is the system
        self.env.ref("mentoring_program.ir_cron_match_runs").sudo()._trigger()

    @api.model
    def _cron_run(self):
        """Compute the queued runs, one after the other. Nobody else computes queued runs.

        What is `running` when it starts was left by a worker that died: it starts again.
        """
        self._clear_interrupted()
        queued = self.search([("state", "=", "queued")], order="id")
        self.env["ir.cron"]._commit_progress(remaining=len(queued))
        for run in queued:
            if run.exists():  # else it was deleted, or its program, while another was computed
                run._run_in_background()
            if not self.env["ir.cron"]._commit_progress(1):
                break

    @api.model
    def _clear_interrupted(self):
        self.search([("state", "=", "running")])._queue_again()
        unfinished = [("date_done", "=", False), ("suggestion_ids", "!=", False)]
        self.search(unfinished).suggestion_ids.unlink()

    def _run_in_background(self):
        """Compute one queued run; whatever happens to it, the next one has its turn."""
        self.ensure_one()
        run = self.with_context(lang=self.create_uid.lang)
        try:
            run._move_to("running", attempts=run.attempts + 1)
            run._compute(Progress(run))
        except RunCancelled:
            run._roll_back()._clear()
        except (psycopg2.OperationalError, BusyError):  # written by somebody at the same moment
            run._roll_back()._queue_again()
        except UserError as error:
            run._roll_back()._fail(str(error))
        except Exception as error:
            _logger.exception("The matching %s failed", run.id)
            run._roll_back()._fail(run.env._("The computation failed: %s", error))
        run._tell_who_started_it()

    def _roll_back(self):
        """Forget what was not committed, and look at the run anew; it may be deleted by now."""
        self.env.cr.rollback()
        return self.exists()

    def _queue_again(self):
        """Give interrupted runs another turn, but not without end."""
        for run in self.filtered(lambda one: one.state in ("queued", "running")):
            if run.attempts < MOST_ATTEMPTS:
                run._move_to("queued")
                run.env.ref("mentoring_program.ir_cron_match_runs")._trigger()
            else:
                run._fail(
                    run.env._(
                        "The computation was interrupted %s times, for example by the server's"
                        " limits of time or memory. Ask your administrator.",
                        run.attempts,
                    )
                )

    def _fail(self, reason):
        if self.state in ("queued", "running"):
            self._move_to("running")
            self._move_to("failed", failure=reason)
        self._clear()

    def _clear(self):
        """Remove what an earlier attempt has written."""
        # coordinators read suggestions, the run writes them; who may run it is checked before
        self.sudo().suggestion_ids.unlink()

    def _show_progress(self, stage, percent):
        """Commit how far the run is.

        :raise RunCancelled: somebody threw the run away since the last look
        """
        self.env["ir.cron"]._commit_progress()  # what follows sees what others have done
        if not self.exists() or self.state != "running":
            raise RunCancelled
        self._write_protected({"stage": stage, "progress": percent})
        self.env["ir.cron"]._commit_progress()

    def _tell_who_started_it(self):
        if not self.exists():
            return
        messages = {
            "done": ("success", self.env._("The matching is done: %s", self.display_name)),
            "failed": ("danger", self.env._("The matching failed: %s", self.display_name)),
        }
        if self.state in messages:
            kind, message = messages[self.state]
            values = {"type": kind, "message": message, "sticky": True}
            self.create_uid._bus_send("simple_notification", values)
