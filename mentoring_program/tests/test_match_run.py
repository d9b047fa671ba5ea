from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.mentoring_program import matching
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_lifecycle_mixin import TransitionError
from odoo.addons.mentoring_program.models.mentoring_match_run_apply import StaleRunError

from .common import MentoringCase


class MatchCase(MentoringCase):
    """Max and Stella mentor; Tina and Theo look for a mentor. All have the same manager."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.otto = new_test_user(
            cls.env, "otto", "mentoring_program.group_mentoring_coordinator", name="Otto"
        )
        cls.program = cls._create_program(criterion_ids=[(0, 0, {"code": "wish", "weight": 10})])
        cls.program.action_open_recruitment()
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")
        cls.second = cls._create_participant(cls.program, cls.stella, "mentor")
        cls.mentee = cls._create_participant(cls.program, cls.tina)
        cls.other = cls._create_participant(cls.program, cls.theo)
        cls.mentee.preferred_ids = cls.second
        cls.program.action_establish_structure()

    @classmethod
    def _matching(cls, program=None):
        program = (program or cls.program).with_user(cls.carla)
        return (
            cls.env["mentoring.match.run"]
            .with_user(cls.carla)
            .browse(program.action_match()["res_id"])
        )

    @classmethod
    def _done(cls):
        run = cls._matching()
        run.action_run()
        return run

    def _pairs(self, suggestions):
        return {(one.mentee_id, one.mentor_id) for one in suggestions}


@tagged("post_install", "-at_install")
class TestMatchRun(MatchCase):
    """A run suggests; a person applies it, once, and from a fresh picture only."""

    def test_a_run_keeps_pairs_alternatives_and_figures(self):
        run = self._done()
        self.assertEqual(run.state, "done")
        best = {(self.mentee, self.second), (self.other, self.mentor)}
        self.assertEqual(self._pairs(run.chosen_ids), best)
        self.assertEqual((run.matched_count, run.unmatched_count), (2, 0))
        self.assertEqual((run.score_total, run.violation_count), (5.0, 0))
        self.assertTrue(run.is_proven)
        wished = run.chosen_ids.filtered(lambda one: one.mentee_id == self.mentee)
        self.assertEqual((wished.rank, wished.score), (1, 5.0))
        self.assertIn("5 of 10", " ".join(wished.explanation.striptags().split()))
        other = run.alternative_ids.filtered(lambda one: one.mentee_id == self.mentee)
        self.assertEqual((other.mentor_id, other.rank, other.is_full), (self.mentor, 2, True))

    def test_a_run_proposes_nothing_by_itself(self):
        self._done()
        self.assertFalse(self.program.relationship_ids)

    def test_several_runs_of_a_program_can_be_run_one_after_the_other(self):
        runs = self._matching() | self._matching()
        runs.action_run()
        self.env.flush_all()
        self.assertEqual(runs.mapped("state"), ["done", "done"])

    def test_applying_proposes_all_pairs_once(self):
        run = self._done()
        for _twice in range(2):
            run.action_apply()
            self.assertEqual(run.state, "applied")
            pairs = self.program.relationship_ids
            self.assertEqual(pairs.mapped("state"), ["proposed"] * 2)
            self.assertEqual(pairs.match_run_id, run)
            self.assertEqual(self.second.mentor_seats_taken, 1)

    def test_a_second_run_does_not_touch_the_pairs_there_are(self):
        first, second = self._done(), self._done()
        first.action_apply()
        with self.assertRaises(StaleRunError):
            second.action_apply()
        self.assertEqual((second.state, len(self.program.relationship_ids)), ("done", 2))
        third = self._done()
        self.assertEqual((third.matched_count, third.unmatched_count), (0, 0))

    def test_applying_is_all_or_nothing(self):
        run = self._done()
        self.patch(self.registry["mentoring.match.run"], "_check_fresh", lambda _run: None)
        self.second.sudo()._take_seats("mentor")
        with self.assertRaises(UserError):
            run.action_apply()
        self.env.invalidate_all()
        self.assertEqual(run.state, "done")
        self.assertFalse(self.program.relationship_ids)
        self.assertEqual(self.mentor.mentor_seats_taken, 0)

    def test_a_stale_run_names_who_and_what_has_changed(self):
        run = self._done()
        self.other.sudo().employee_id.parent_id = self.employees[self.max]
        self.program.criterion_ids.weight = 20
        self.mentee.action_withdraw()
        new = {"program_id": self.program.id, "employee_id": self.boss.id, "role": "mentor"}
        self.env["mentoring.participant"].create(new).action_accept()
        with self.assertRaises(StaleRunError) as caught:
            run.action_apply()
        lines = str(caught.exception).splitlines()
        self.assertIn("points have changed", lines[1])
        self.assertEqual([line.split(": ")[1] for line in lines[2:]], ["Theo", "Lars", "Tina"])
        self.assertFalse(self.program.relationship_ids)

    def test_what_the_matching_does_not_look_at_makes_no_run_stale(self):
        run = self._done()
        self.mentee.motivation = "Another text"
        run.action_apply()
        self.assertEqual(run.state, "applied")

    def test_pairs_are_proposed_only_while_the_structure_stands(self):
        run = self._done()
        self.program.action_step_back()
        with self.assertRaises(UserError):
            run.action_apply()
        self.assertFalse(self.program.relationship_ids)

    def test_a_run_thrown_away_cannot_be_applied(self):
        run = self._done()
        run.action_cancel()
        with self.assertRaises(TransitionError):
            run.action_apply()

    def test_a_solver_that_fails_leaves_its_reason_and_nothing_else(self):
        def fail(*_args, **_options):
            raise matching.SolverFailure("out of order")

        run = self._matching()
        self.patch(matching, "match", fail)
        run.action_run()
        self.assertEqual(run.state, "failed")
        self.assertIn("out of order", run.failure)
        self.assertFalse(run.suggestion_ids)

    def test_running_again_what_failed_gives_the_result(self):
        run = self._matching()
        run.sudo()._move_to("running")
        run.sudo()._move_to("failed", failure="Broken")
        run.action_run()
        self.assertEqual((run.state, run.failure, run.matched_count), ("done", False, 2))

    def test_a_program_without_points_or_columns_says_what_is_missing(self):
        self.program.criterion_ids.weight = 0
        with self.assertRaises(UserError):
            self._matching().action_run()
        self.program.criterion_ids = [(0, 0, {"column": "site", "weight": 5})]
        with self.assertRaises(UserError) as caught:
            self._matching().action_run()
        self.assertIn("site", str(caught.exception))

    def test_the_reasons_of_the_unmatched_hide_who_excluded_whom(self):
        self.mentee.excluded_ids = self.mentor
        self.program.rule_common_language = True
        run = self._done()
        lonely = run.unmatched_ids.filtered(lambda one: one.mentee_id == self.mentee)
        self.assertEqual(lonely.reasons["removed"], {"language": 2, "private": 1})
        self.assertNotIn("exclu", str(run.suggestion_ids.read()).lower())
        self.assertIn("no common language (2)", lonely.explanation)

    def test_results_cannot_be_written_from_outside(self):
        run = self._done()
        for values in ({"state": "applied"}, {"matched_count": 9}, {"settings": {}}):
            with self.assertRaises(ProtectedValueError):
                run.sudo().write(values)
        with self.assertRaises(AccessError):
            run.chosen_ids.write({"mentor_id": self.mentor.id})

    def test_only_who_runs_the_program_matches_it(self):
        run = self._done()
        for user in (self.otto, self.stella, self.tina, self.lars):
            for method in ("action_run", "action_apply", "action_cancel"):
                with self.assertRaises(AccessError):
                    getattr(run.with_user(user), method)()
            with self.assertRaises(AccessError):
                self.program.with_user(user).action_match()
        self.assertFalse(self.program.relationship_ids)
        run.with_user(self.mona).action_apply()
        self.assertEqual(run.state, "applied")
