from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_match_run_apply import StaleRunError

from .test_match_run import MatchCase


@tagged("post_install", "-at_install")
class TestMatchSwap(MatchCase):
    """Another partner for somebody, under the same rules and with honest figures."""

    def _alternative(self, run, mentee, mentor):
        return run.alternative_ids.filtered(
            lambda one: (one.mentee_id, one.mentor_id) == (mentee, mentor)
        )

    def test_two_mentees_swap_their_mentors(self):
        run = self._done()
        self._alternative(run, self.mentee, self.mentor).action_choose()
        swapped = {(self.mentee, self.mentor), (self.other, self.second)}
        self.assertEqual(self._pairs(run.chosen_ids), swapped)
        self.assertEqual((run.state, run.violation_count, run.matched_count), ("done", 0, 2))
        self.assertTrue(self._alternative(run, self.mentee, self.second))
        run.action_apply()
        self.assertEqual(len(self.program.relationship_ids), 2)

    def test_what_is_worse_is_not_called_proven_any_more(self):
        run = self._done()
        self.assertTrue(run.is_proven)
        self._alternative(run, self.mentee, self.mentor).action_choose()
        self.assertEqual((run.score_total, run.score_bound, run.score_gap), (0, 5, 5))
        self.assertFalse(run.is_proven)
        self.assertTrue(run.is_changed_by_hand)
        self._alternative(run, self.mentee, self.second).action_choose()
        self.assertEqual((run.score_total, run.is_proven), (5, True))

    def test_a_choice_by_hand_is_measured_by_points_that_may_be_shown(self):
        run = self._done()
        hidden = 100  # as if granted identity wishes were in the totals
        run._write_protected({"score_total": 5 + hidden, "score_bound": 5 + hidden})
        self._alternative(run, self.mentee, self.mentor).action_choose()
        self.assertEqual((run.score_total, run.score_bound, run.score_gap), (0, 5, 5))

    def test_whom_nobody_is_left_for_has_nobody(self):
        self.second.sudo().excluded_ids = self.other
        run = self._done()
        self._alternative(run, self.mentee, self.mentor).action_choose()
        self.assertEqual(self._pairs(run.chosen_ids), {(self.mentee, self.mentor)})
        self.assertEqual(run.unmatched_ids.mentee_id, self.other)
        self.assertEqual((run.matched_count, run.is_proven), (1, False))

    def test_a_free_place_displaces_nobody(self):
        self.program.mentor_capacity = 2
        self.other.preferred_ids = self.mentor
        run = self._done()
        before = {(self.mentee, self.second), (self.other, self.mentor)}
        self.assertEqual(self._pairs(run.chosen_ids), before)
        self._alternative(run, self.mentee, self.mentor).action_choose()
        both = {(self.mentee, self.mentor), (self.other, self.mentor)}
        self.assertEqual(self._pairs(run.chosen_ids), both)

    def test_a_choice_by_hand_stays_when_the_matching_is_run_again(self):
        run = self._done()
        self._alternative(run, self.mentee, self.mentor).action_choose()
        self.assertEqual(run.locked_count, 1)
        again = run.browse(run.action_run_again()["res_id"])
        again.action_run()
        self.assertIn((self.mentee, self.mentor), self._pairs(again.chosen_ids))

    def test_a_locked_pair_is_not_displaced(self):
        run = self._done()
        run.chosen_ids.filtered(lambda one: one.mentee_id == self.other).action_lock()
        with self.assertRaises(UserError):
            self._alternative(run, self.mentee, self.mentor).action_choose()

    def test_nothing_is_chosen_from_an_older_picture(self):
        run = self._done()
        self.mentee.preferred_ids = self.mentor
        with self.assertRaises(StaleRunError):
            self._alternative(run, self.mentee, self.mentor).action_choose()

    def test_only_who_runs_the_program_chooses_and_only_before_proposing(self):
        run = self._done()
        alternative = self._alternative(run, self.mentee, self.mentor)
        for user in (self.otto, self.stella, self.tina):
            with self.assertRaises(AccessError):
                alternative.with_user(user).action_choose()
        run.action_apply()
        with self.assertRaises(UserError):
            alternative.action_choose()
