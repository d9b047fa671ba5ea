from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .test_match_run import MatchCase


@tagged("post_install", "-at_install")
class TestMatchRepeat(MatchCase):
    """Runs made from a run: the same once more, or again around the pairs that stay."""

    def _made(self, action):
        return self.env["mentoring.match.run"].with_user(self.carla).browse(action["res_id"])

    def _again(self, run):
        made = self._made(run.action_run_again())
        made.action_run()
        return made

    def _repeat(self, run):
        made = self._made(run.action_repeat())
        made.action_run()
        return made

    def _chosen(self, run, mentee):
        return run.chosen_ids.filtered(lambda one: one.mentee_id == mentee)

    def test_the_aim_of_the_program_is_the_runs(self):
        self.program.match_aim = "score"
        run = self._done()
        self.assertEqual(run.aim, "score")
        self.assertEqual((run.matched_count, run.unmatched_count), (1, 1))
        self.assertEqual(run.unmatched_ids.reasons["reason"], "no_points")

    def test_a_repeated_run_uses_what_was_kept_and_not_what_the_program_says_now(self):
        first = self._done()
        self.program.criterion_ids.weight = 50
        self.program.rule_common_language = True
        repeated = self._repeat(first)
        self.assertEqual(self._pairs(repeated.chosen_ids), self._pairs(first.chosen_ids))
        self.assertEqual(repeated.score_total, first.score_total)
        self.assertEqual(repeated.settings, first.settings)
        self.assertEqual((repeated.origin_id, repeated.origin_changes), (first, ""))
        self.assertEqual(self._done().matched_count, 0)

    def test_every_kind_of_setting_survives_being_kept(self):
        self.program.criterion_ids = [
            (0, 0, {"code": "seniority", "gap_ids": [(0, 0, {"gap": 1, "points": 9})]}),
        ]
        self.program.write({"match_pool": "department", "rule_grade": True})
        department = self.env["hr.department"].create({"name": "IT"})
        self.program.match_limit_ids = [(0, 0, {"department_id": department.id, "most": 4})]
        matching = self.env["mentoring.matching"]
        recipe = matching._recipe(self.program)
        kept = matching._kept_recipe(matching._settings(recipe))
        self.assertEqual(kept, recipe)
        self.assertEqual(kept.options.limits, {(department.id,): 4})

    def test_a_repeated_run_says_who_has_changed(self):
        first = self._done()
        self.employees[self.theo].parent_id = self.employees[self.max]
        repeated = self._repeat(first)
        self.assertEqual(repeated.origin_changes, "Changed: Theo")

    def test_a_repeated_run_is_not_applied_against_the_present_rules(self):
        first = self._done()
        self.program.criterion_ids.weight = 50
        repeated = self._repeat(first)
        with self.assertRaises(UserError):
            repeated.action_apply()

    def test_locked_pairs_stay_when_the_matching_is_run_again(self):
        self.mentee.preferred_ids = self.mentor
        run = self._done()
        self.assertEqual(self._chosen(run, self.mentee).mentor_id, self.mentor)
        self._chosen(run, self.mentee).action_lock()
        self.assertEqual(run.locked_count, 1)
        self.mentee.preferred_ids = self.second
        again = self._again(run)
        self.assertEqual(self._chosen(again, self.mentee).mentor_id, self.mentor)
        self.assertTrue(self._chosen(again, self.mentee).is_locked)
        self.assertFalse(self._chosen(again, self.other).is_locked)
        self._chosen(again, self.mentee).action_unlock()
        self.assertEqual(self._chosen(self._again(again), self.mentee).mentor_id, self.second)

    def test_a_locked_pair_that_a_rule_forbids_by_now_is_named(self):
        run = self._done()
        self._chosen(run, self.mentee).action_lock()
        self.second.excluded_ids = self.mentee
        with self.assertRaises(UserError) as caught:
            self._again(run)
        self.assertIn("Tina – Stella (not possible for a private reason)", str(caught.exception))

    def test_pairs_are_locked_while_they_are_looked_at_and_by_who_runs_the_program(self):
        run = self._done()
        for user in (self.otto, self.stella, self.tina):
            with self.assertRaises(AccessError):
                run.chosen_ids.with_user(user).action_lock()
            with self.assertRaises(AccessError):
                run.with_user(user).action_repeat()
        run.action_apply()
        with self.assertRaises(UserError):
            run.chosen_ids.action_lock()
