from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_survey_version import QuestionnaireInUseError

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestSurveyVersions(EvaluationCase):
    """What people were asked stays as it was; who wants to ask something else makes a version."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.evaluation = cls._sent(cls.tina)
        cls.survey = cls.survey.with_user(cls.carla)
        cls.scale = cls._scales(cls.survey.question_ids)[0]
        cls.choice = cls.survey.question_ids.suggested_answer_ids[0]

    def _assert_refused(self, *changes):
        for number, change in enumerate(changes):
            with (
                self.subTest(change=number),
                self.env.cr.savepoint(),
                self.assertRaises(QuestionnaireInUseError),
            ):
                change()

    def test_questions_that_somebody_was_asked_stay_as_they_are(self):
        values = {"survey_id": self.survey.id, "title": "One more?"}
        other = self.survey.copy()
        self._assert_refused(
            lambda: self.scale.write({"title": "Something else?"}),
            lambda: self.scale.write({"scale_max": 5}),
            lambda: self.scale.write({"mentoring_reversed": True}),
            lambda: self.scale.write({"survey_id": other.id}),
            lambda: self.scale.unlink(),
            lambda: self.survey.question_and_page_ids.create(values),
            lambda: self.survey.write({"question_and_page_ids": [(2, self.scale.id)]}),
            lambda: self.choice.write({"answer_score": 1}),
            lambda: self.choice.unlink(),
            lambda: self.choice.copy(),
            lambda: self.scale.update_field_translations("title", {"en_US": "Other?"}),
        )

    def test_not_even_the_superuser_changes_them(self):
        self._assert_refused(lambda: self.scale.sudo().write({"title": "Something else?"}))

    def test_words_around_the_questions_and_translations_can_still_be_mended(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.survey.description_done = "<p>Many thanks</p>"
        self.scale.update_field_translations("title", {"fr_FR": "Recommandez-vous ?"})
        self.assertEqual(self.scale.with_context(lang="fr_FR").title, "Recommandez-vous ?")
        self.assertIn("Many thanks", self.survey.description_done)

    def test_a_questionnaire_that_nobody_got_can_be_changed(self):
        pulse = self.survey._of_library("pulse", "mentee").copy()
        pulse.question_ids[0].title = "How are you getting on?"
        pulse.question_ids[1].unlink()
        self.assertEqual(len(pulse.question_ids), 2)

    def test_tests_of_the_library_are_corrected_at_any_time(self):
        test = self.env["survey.survey"].search([("survey_type", "=", "mentoring_test")], limit=1)
        test.sudo()._create_answer(user=self.tina)
        test.with_user(self.carla).question_ids[0].title = "Corrected?"
        self.assertEqual(test.question_ids[0].title, "Corrected?")

    def test_a_new_version_asks_the_same_and_takes_the_place_of_the_old_one(self):
        new = self.survey.browse(self.survey.action_new_version()["res_id"])
        for name in ("title", "mentoring_level", "mentoring_theme", "mentoring_reversed"):
            self.assertEqual(
                new.question_and_page_ids.mapped(name),
                self.survey.question_and_page_ids.mapped(name),
            )
        self.assertEqual(new._of_library("final", "mentee"), new)
        self.assertEqual(new.title, self.survey.title)
        self.assertNotEqual(new.display_name, self.survey.display_name)
        self.assertEqual(self.evaluation.survey_id, self.survey)
        new.question_ids[0].title = "Would you do it again?"
        self.assertNotEqual(self.survey.question_ids[0].title, "Would you do it again?")

    def test_only_who_may_write_questionnaires_makes_versions(self):
        for user in (self.tina, self.max):
            with self.assertRaises(AccessError):
                self.survey.with_user(user).action_new_version()
