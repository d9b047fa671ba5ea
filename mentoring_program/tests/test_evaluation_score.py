from freezegun import freeze_time

from odoo.tests import tagged

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestEvaluationScore(EvaluationCase):
    """From answers to a score between 0 and 100, and which answer counts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.evaluation = cls._sent(cls.tina).sudo()
        cls.answer = cls.evaluation.user_input_id

    def _question(self, name):
        return self.env.ref(f"mentoring_program.survey_final_mentee_{name}")

    def _save(self, **answers):
        for name, value in answers.items():
            self.answer._save_lines(self._question(name), value)
        self.answer._mark_done()

    def test_scales_count_as_their_place_between_their_ends(self):
        self.patch(type(self), "survey", self.survey.copy())
        scales = self._scales(self.survey.question_ids)[:2]
        scales[1].write({"scale_min": 2, "scale_max": 6})
        evaluation = self._ask("mentee").sudo()
        for question, value in zip(scales, ("5", "3"), strict=True):
            evaluation.user_input_id._save_lines(question, value)
        evaluation.user_input_id._mark_done()
        self.assertAlmostEqual(evaluation.score, (50 + 25) / 2)

    def test_choices_count_as_their_share_of_the_most_points(self):
        weekly = self.env.ref("mentoring_program.survey_final_mentee_use_2")
        self._save(use=str(weekly.id))
        self.assertAlmostEqual(self.evaluation.score, 70.0)

    def test_zero_is_an_answer_and_nothing_is_not(self):
        self._save(recommend="0", openness="10", listening="")
        self.assertAlmostEqual(self.evaluation.score, 50.0)

    def test_each_level_has_its_own_mean(self):
        self._save(recommend="4", learned="8", goals="10", words="Keep it")
        self.assertEqual(
            self.evaluation.level_scores,
            {
                "all": (40 + 80 + 100) / 3,
                "reaction": 40.0,
                "learning": 80.0,
                "results": 100.0,
                "recommendation": 40.0,
                "skills": 80.0,
                "goals": 100.0,
            },
        )

    def test_where_less_is_better_the_answer_is_turned_round(self):
        self._save(distance="10", mismatch="3", expertise="0")
        scores = self.evaluation.level_scores
        self.assertEqual(
            [scores[theme] for theme in ("distance", "mismatch", "expertise")], [0.0, 70.0, 100.0]
        )
        self.assertAlmostEqual(scores["reaction"], 170 / 3)

    def test_words_alone_are_an_answer_without_a_score(self):
        self._save(words="It was fine")
        self.assertEqual(self.evaluation.state, "answered")
        self.assertFalse(self.evaluation.level_scores)

    def test_the_last_finished_answer_counts(self):
        self._save(recommend="2")
        again = self.evaluation._open_answer()
        self.assertAlmostEqual(self.evaluation.score, 20.0)
        again._save_lines(self._question("recommend"), "8")
        again._mark_done()
        self.assertAlmostEqual(self.evaluation.score, 80.0)
        self.assertEqual(self.evaluation.user_input_id, again)
        self.assertEqual(self.evaluation.state, "answered")

    def test_an_answer_after_it_was_counted_changes_nothing(self):
        self._answer_all(self._ask("mentee", "mentee", deadline="2026-06-24"), [5, 5])
        self._answer(
            self._evaluations().filtered(lambda one: one.respondent_user_id == self.max), 5
        )
        self._save(recommend="2")
        self.assertTrue(self.evaluation.wave)
        again = self.evaluation._open_answer()
        again._save_lines(self._question("recommend"), "8")
        again._mark_done()
        self.assertAlmostEqual(self.evaluation.score, 20.0)

    def test_the_survey_application_gets_no_points_of_ours(self):
        self._save(use=str(self.env.ref("mentoring_program.survey_final_mentee_use_1").id))
        self.assertEqual(self.answer.scoring_percentage, 0.0)
        self.assertFalse(self.answer.scoring_success)
        self.assertEqual(self.tina.partner_id.certifications_count, 0)
