"""Clocks that count queries, for benchmarks; imported when Odoo knows where our modules are."""

from odoo.addons.mentoring_program.models import mentoring_match_run_job as job


class Meter(job.Clock):
    """A clock that counts queries, too."""

    def __init__(self, cr):
        super().__init__()
        self.cr, self.queries, self.count = cr, {}, cr.sql_log_count

    def note(self, stage):
        """Count time and queries until now for the stage that was under way."""
        self.cr.flush()
        if self.stage:
            spent = self.cr.sql_log_count - self.count
            self.queries[self.stage] = self.queries.get(self.stage, 0) + spent
        super().note(stage)
        self.count = self.cr.sql_log_count


class ProgressMeter(job.Progress, Meter):
    """The same while the run shows its progress."""

    def __init__(self, run):
        Meter.__init__(self, run.env.cr)
        self.run, self.shown = run, 0.0


def pretend_to_commit(cron, *_args, **_kwargs):
    """What a commit means for a run, without one: everything is read again."""
    cron.env.flush_all()
    cron.env.invalidate_all()
    return float("inf")
