from unittest.mock import patch

import psycopg2

from odoo.tests import tagged

from odoo.addons.base.tests.test_ir_cron import CronMixinCase
from odoo.addons.mentoring_program import matching
from odoo.addons.mentoring_program.models import mentoring_match_run_job as job

from .test_match_run import MatchCase


@tagged("post_install", "-at_install")
class TestMatchBackground(MatchCase, CronMixinCase):
    """Large runs are computed by one cron: each once, whatever happens to it or to another."""

    def setUp(self):
        super().setUp()
        self.patch(job, "MOST_PAIRS_AT_ONCE", 3)
        self.patch(job, "EVERY", 0.0)
        self.cron = self.env.ref("mentoring_program.ir_cron_match_runs")

    def _work(self):
        with self.enter_registry_test_mode():
            self.cron.method_direct_trigger()

    def _queued(self):
        run = self._matching()
        run.action_run()
        return run

    def _at(self, stage, action):
        """Do something as soon as a run shows this stage."""
        shown = type(self.env["mentoring.match.run"])._show_progress

        def show(run, at, percent):
            if at == stage:
                action(run)
            return shown(run, at, percent)

        return patch.object(self.registry["mentoring.match.run"], "_show_progress", show)

    def test_a_large_run_is_queued_and_wakes_the_cron(self):
        with self.capture_triggers("mentoring_program.ir_cron_match_runs") as captured:
            run = self._queued()
        self.assertEqual((run.state, run.chosen_ids.ids), ("queued", []))
        self.assertEqual(len(captured.records), 1)

    def test_administrators_may_set_what_is_large(self):
        self.env["ir.config_parameter"].set_param("mentoring_program.pairs_at_once", "4")
        self.assertEqual(self._queued().state, "done")
        self.env["ir.config_parameter"].set_param("mentoring_program.pairs_at_once", "many")
        self.assertEqual(self._queued().state, "queued")

    def test_the_cron_computes_what_a_small_run_would(self):
        run = self._queued()
        self._work()
        self.assertEqual((run.state, run.progress, run.attempts), ("done", 100, 1))
        self.assertEqual(
            self._pairs(run.chosen_ids), {(self.mentee, self.second), (self.other, self.mentor)}
        )
        self.assertEqual(run.seconds.keys(), {*job.STAGES})

    def test_computing_again_changes_nothing_that_is_done(self):
        run = self._queued()
        self._work()
        before = run.suggestion_ids.ids
        run.action_run()
        self._work()
        self.assertEqual((run.suggestion_ids.ids, run.attempts), (before, 1))

    def test_runs_are_computed_one_after_the_other(self):
        first, second = self._queued(), self._queued()
        states = []

        def note(run):
            states.append(tuple((first | second).with_env(run.env).mapped("state")))

        with self._at("scoring", note):
            self._work()
        self.assertEqual(states, [("running", "queued"), ("done", "running")])
        self.assertEqual((first | second).mapped("state"), ["done", "done"])

    def test_a_run_that_was_interrupted_starts_again_without_leftovers(self):
        run = self._queued()
        run.sudo()._move_to("running", attempts=1)
        left = {"run_id": run.id, "kind": "chosen", "mentee_id": self.mentee.id}
        leftover = self.env["mentoring.match.suggestion"].sudo()._create_protected([left])
        self._work()
        self.assertFalse(leftover.exists())
        self.assertEqual((run.state, run.attempts, len(run.chosen_ids)), ("done", 2, 2))

    def test_a_run_that_is_always_interrupted_fails_in_the_end(self):
        run, other = self._queued(), self._queued()
        run.sudo()._move_to("running", attempts=job.MOST_ATTEMPTS)
        self._work()
        self.assertEqual((run.state, other.state), ("failed", "done"))
        self.assertIn("interrupted 3 times", run.failure)

    def test_a_run_thrown_away_while_it_is_computed_leaves_nothing(self):
        for stage in job.STAGES:
            with self.subTest(stage=stage):
                run = self._queued()
                with self._at(stage, lambda one: one._move_to("cancelled")):
                    self._work()
                self.assertEqual((run.state, run.suggestion_ids.ids), ("cancelled", []))

    def test_runs_deleted_while_one_is_computed_hold_up_nothing(self):
        run, second, last = self._queued(), self._queued(), self._queued()

        def delete(one):
            (run | second).with_env(one.env).exists().unlink()

        with self._at("solving", delete):
            self._work()
        self.assertFalse((run | second).exists())
        self.assertEqual(last.state, "done")

    def test_a_run_that_fails_does_not_hold_up_the_next(self):
        solve = matching.match
        failures = [ValueError("broken"), matching.SolverFailure("out of order")]

        def match(*args):
            if failures:
                raise failures.pop(0)
            return solve(*args)

        self.patch(matching, "match", match)
        runs = self._queued() | self._queued() | self._queued()
        self._work()
        self.assertEqual(runs.mapped("state"), ["failed", "failed", "done"])
        self.assertIn("broken", runs[0].failure)
        self.assertIn("out of order", runs[1].failure)

    def test_settings_that_cannot_be_used_are_the_failure(self):
        run = self._queued()
        self.program.criterion_ids.weight = 0
        self._work()
        self.assertEqual(run.state, "failed")
        self.assertIn("give points", run.failure)

    def test_two_who_write_at_the_same_moment_cost_one_attempt(self):
        run = self._queued()
        crashes = [psycopg2.errors.SerializationFailure("concurrent update")]

        def crash(_run):
            if crashes:
                raise crashes.pop()

        with self._at("solving", crash):
            self._work()
            self.assertEqual((run.state, run.attempts), ("queued", 1))
            self._work()
        self.assertEqual((run.state, run.attempts), ("done", 2))

    def test_what_failed_in_the_background_can_be_queued_again(self):
        run = self._queued()
        run.sudo()._fail("Broken")
        run.action_run()
        self.assertEqual((run.state, run.failure), ("queued", False))
