import doctest

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.mentoring_program.models import mentoring_evaluation_total

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestEvaluationTotals(EvaluationCase):
    """Totals from three answers up, and nothing that tells what one or two people said."""

    def test_the_examples_in_the_docstrings_are_true(self):
        self.assertEqual(doctest.testmod(mentoring_evaluation_total).failed, 0)

    def test_two_answers_give_nothing_and_the_third_gives_all_three(self):
        asked = self._ask("mentee", "mentee", "mentee")
        self._answer_all(asked[:2], [2, 4])
        self.assertIsNone(self._results())
        self._answer(asked[2], 9)
        results = self._results()
        self.assertEqual(results["count"], 3)
        self.assertAlmostEqual(results["mean"], 50.0)
        self.assertEqual(results["distribution"], [0, 1, 1, 0, 1])

    def test_totals_come_when_all_have_answered_or_the_deadline_has_passed(self):
        asked = self._ask("mentee", "mentee", "mentee", "mentee")
        self._answer_all(asked[:3], [5, 5, 5])
        self.assertIsNone(self._results())
        with freeze_time("2026-07-03 06:00:00"):
            self.env["mentoring.evaluation"]._cron_follow_up()
        self.assertEqual(self._results()["count"], 3)

    def test_a_role_is_told_when_the_others_are_three_or_nobody(self):
        self._answer_all(self._ask(*["mentee"] * 3, *["mentor"] * 3), [1, 2, 3, 7, 8, 9])
        self.assertAlmostEqual(self._results("mentee")["mean"], 20.0)
        self.assertAlmostEqual(self._results("mentor")["mean"], 80.0)

    def test_a_role_is_kept_back_when_the_difference_would_tell_of_one_or_two(self):
        self._answer_all(self._ask(*["mentee"] * 3, "mentor", "mentor"), [1, 2, 3, 7, 8])
        self.assertEqual(self._results()["count"], 5)
        self.assertIsNone(self._results("mentee"))
        self.assertIsNone(self._results("mentor"))

    def test_one_more_answer_later_waits_until_there_are_three(self):
        self._answer_all(self._ask("mentee", "mentee", "mentee"), [5, 5, 5])
        before = self._results()
        late = self._ask("mentee", "mentee", "mentee", deadline="2026-08-01")
        self._answer_all(late[:2], [10, 10])
        late[2].with_user(self.carla).action_cancel()
        self.env["mentoring.evaluation"]._cron_follow_up()
        self.assertEqual(self._results(), before)
        self._answer(self._ask("mentee", deadline="2026-09-01"), 10)
        self.assertEqual(self._results()["count"], 6)
        self.assertAlmostEqual(self._results()["mean"], 75.0)

    def test_deleting_people_does_not_change_what_was_counted(self):
        self._answer_all(self._ask("mentee", "mentee", "mentee"), [1, 5, 9])
        before = self._results()
        self._evaluations()[0].unlink()
        self.env["mentoring.evaluation"]._cron_follow_up()
        self.assertEqual(self._results(), before)

    def test_counting_twice_counts_once(self):
        self._answer_all(self._ask("mentee", "mentee", "mentee"), [1, 5, 9])
        for _run in range(2):
            self.env["mentoring.evaluation"]._cron_follow_up()
        self.assertEqual(self._results()["count"], 3)

    def test_a_level_needs_three_answers_of_its_own(self):
        asked = self._ask("mentee", "mentee", "mentee")
        learned = self.env.ref("mentoring_program.survey_final_mentee_learned")
        for evaluation in asked:
            answer = evaluation.sudo().user_input_id
            recommend = self.env.ref("mentoring_program.survey_final_mentee_recommend")
            answer._save_lines(recommend, "6")
            if evaluation != asked[0]:
                answer._save_lines(learned, "10")
            answer._mark_done()
        self.assertEqual(self._results()["levels"], {"reaction": 60.0})

    def test_totals_of_other_programs_are_not_read(self):
        self._answer_all(self._ask("mentee", "mentee", "mentee"), [1, 5, 9])
        self.assertTrue(self.totals.search([]))
        stranger = self._create_user(
            "other", "base.group_user,mentoring_program.group_mentoring_coordinator"
        )
        self.assertFalse(self.totals.with_user(stranger).search([]))

    def test_the_picture_says_why_something_is_not_shown(self):
        asked = self._ask("mentee", "mentee", "mentee", "mentor")
        self._answer_all(asked[:2], [1, 1])
        self.assertIn("Shown from 3 answers up", self.program.results_html)
        self._answer(asked[2], 1)
        self.assertIn("Shown when everybody has answered", self.program.results_html)
        self._answer(asked[3], 1)
        self.assertIn("Kept back", self.program.results_html)
