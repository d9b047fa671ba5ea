from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_evaluation import PHASES, RESPONDENT_ROLES
from odoo.addons.mentoring_program.models.survey_question import LEVELS, THEMES

from .common import MentoringCase

BAD_EXPERIENCES = {"mismatch", "distance", "manipulation", "expertise", "dysfunction"}
SECTIONS = "page_per_section"


@tagged("post_install", "-at_install")
class TestSurveyLibrary(MentoringCase):
    """The questionnaires that come with the module, and which of them a program gets."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.surveys = cls.env["survey.survey"]
        domain = [("survey_type", "=", "mentoring"), ("mentoring_standard", "=", True)]
        cls.shipped = cls.surveys.search(domain)

    def _themes(self, phase, role):
        survey = self.surveys._of_library(phase, role)
        return set(survey.question_ids.mapped("mentoring_theme")) - {False}

    def test_mentors_and_mentees_have_a_questionnaire_for_every_phase(self):
        for phase in dict(PHASES):
            for role in ("mentor", "mentee", "peer"):
                with self.subTest(phase=phase, role=role):
                    self.assertEqual(len(self.surveys._of_library(phase, role)), 1)

    def test_each_phase_and_role_has_one_standard_alone(self):
        groups = self.surveys._read_group(
            [("id", "in", self.shipped.ids)], ["mentoring_phase", "mentoring_role"], ["__count"]
        )
        self.assertEqual({count for _phase, _role, count in groups}, {1})

    def test_levels_and_themes_have_no_name_in_common(self):
        self.assertFalse({"all", *dict(LEVELS)} & set(dict(THEMES)))

    def test_every_question_with_a_worth_has_its_level_and_its_theme(self):
        rated = self.shipped.question_ids.filtered(lambda one: one.question_type != "text_box")
        self.assertEqual(set(rated.mapped("question_type")), {"scale", "simple_choice"})
        for question in rated:
            with self.subTest(question=question.title):
                self.assertTrue(question.mentoring_level and question.mentoring_theme)

    def test_every_choice_can_be_the_best_and_the_worst(self):
        for question in self.shipped.question_ids.filtered("suggested_answer_ids"):
            points = question.suggested_answer_ids.mapped("answer_score")
            self.assertEqual((max(points), min(points)), (10, 0))

    def test_every_question_can_be_answered(self):
        self.shipped._check_answerable()
        by_section = self.shipped.filtered(lambda one: one.questions_layout == SECTIONS)
        for survey in by_section:
            self.assertEqual(survey.page_ids.question_ids, survey.question_ids)

    def test_the_pulse_is_three_questions(self):
        for role in ("mentor", "mentee"):
            pulse = self.surveys._of_library("pulse", role)
            self.assertEqual(len(pulse.question_and_page_ids), 3)

    def test_the_end_asks_for_every_bad_experience_and_for_what_matters(self):
        wanted = {"relationship", "goals", "availability", "confidence", "valued", "network"}
        for role in ("mentor", "mentee"):
            self.assertFalse((BAD_EXPERIENCES | wanted) - self._themes("final", role))
        self.assertIn("mentor_learning", self._themes("final", "mentor"))
        self.assertFalse({"listening", "feedback", "challenge"} - self._themes("final", "mentee"))

    def test_bad_experiences_count_by_their_absence(self):
        asked = self.shipped.question_ids.filtered("mentoring_reversed")
        self.assertEqual(set(asked.mapped("mentoring_theme")), BAD_EXPERIENCES)

    def test_what_is_asked_before_comes_again_in_the_same_words(self):
        for role in ("mentor", "mentee"):
            before, after = (
                set(self.surveys._of_library(phase, role).question_ids.mapped("title"))
                for phase in ("baseline", "final")
            )
            self.assertGreaterEqual(len(before & after), 4)

    def test_a_questionnaire_of_ones_own_becomes_the_standard(self):
        values = {"title": "Ours", "survey_type": "mentoring", "mentoring_phase": "pulse"}
        own = self.surveys.create({**values, "mentoring_role": "peer"})
        shipped = self.surveys._of_library("pulse", "mentee")
        self.assertEqual(self.surveys._of_library("pulse", "peer"), shipped)
        own.mentoring_standard = True
        self.assertEqual(self.surveys._of_library("pulse", "peer"), own)
        self.assertEqual(self.surveys._of_library("pulse", "mentee"), shipped)
        own.action_archive()
        self.assertEqual(self.surveys._of_library("pulse", "peer"), shipped)

    def test_there_is_none_for_whom_nobody_asks(self):
        self.assertIn("coordinator", dict(RESPONDENT_ROLES))
        self.assertFalse(self.surveys._of_library("pulse", "coordinator"))
