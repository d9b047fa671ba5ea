from lxml import html

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ClosedProgramError
from odoo.addons.mentoring_program.models.mentoring_participant_values import (
    AnswerError,
    ForeignAnswersError,
)

from .common import MentoringCase
from .portal_common import PortalCase


@tagged("post_install", "-at_install")
class TestValues(MentoringCase):
    """Answers on values and working style: for the matching, and for nobody's eyes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")
        cls.mentee = cls._create_participant(cls.program, cls.tina)
        cls.questions = cls.env["mentoring.value.question"].search([])

    def _answer(self, participant, step="3", **others):
        steps = {str(question.id): step for question in self.questions}
        steps |= {str(self.questions[int(key[1:])].id): one for key, one in others.items()}
        return participant.with_user(participant.user_id).action_answer_values(steps)

    def _told(self, participant):
        told = self.env["mentoring.matching"]._told_of(self.program, self.program.participant_ids)
        return told[participant.id].get("values")

    def test_there_are_questions_with_two_poles_from_the_start(self):
        self.assertGreaterEqual(len(self.questions), 6)
        self.assertTrue(all(one.low and one.high for one in self.questions))

    def test_five_steps_lie_between_nothing_and_all(self):
        self._answer(self.mentee, "1", q1="2", q2="3", q3="4", q4="5")
        values = self._told(self.mentee)
        self.assertEqual([values[one.id] for one in self.questions[:5]], [0, 0.25, 0.5, 0.75, 1])

    def test_people_who_answer_alike_get_the_points(self):
        self.program.criterion_ids = [(0, 0, {"code": "values", "weight": 20})]
        matching = self.env["mentoring.matching"]
        self.assertEqual(matching._judge(self.program, self.mentee, self.mentor), ((), 0))
        self._answer(self.mentee, "1")
        self._answer(self.mentor, "5")
        self.assertEqual(matching._judge(self.program, self.mentee, self.mentor), ((), 0))
        self._answer(self.mentor, "2")
        self.assertEqual(matching._judge(self.program, self.mentee, self.mentor), ((), 15))

    def test_answers_can_be_changed_and_removed_by_the_person(self):
        self._answer(self.mentee, "1")
        self._answer(self.mentee, "5")
        self.assertEqual(set(self._told(self.mentee).values()), {1})
        self.mentee.with_user(self.tina).action_forget_values()
        self.assertFalse(self._told(self.mentee))

    def test_a_question_left_out_or_a_step_that_is_none_is_named(self):
        for wrong in ("0", "6", "", None, 3):
            with self.assertRaisesRegex(AnswerError, self.questions[1].name):
                self._answer(self.mentee, q1=wrong)
        self.assertFalse(self._told(self.mentee))

    def test_a_single_answer_is_not_compared(self):
        """The likeness of a pair is shown; of one question it would tell the answer."""
        answers = self.env["mentoring.participant.answer"].with_user(self.tina)
        answers.create(
            {
                "participant_id": self.mentee.id,
                "question_id": self.questions[0].id,
                "step": "1",
            }
        )
        self.assertFalse(self._told(self.mentee))
        self.assertFalse(self.mentee.has_answered)

    def test_coordinators_see_that_somebody_answered_and_not_what(self):
        self._answer(self.mentee)
        answers = self.env["mentoring.participant.answer"]
        for user in (self.carla, self.mona, self.max, self.theo):
            self.assertFalse(answers.with_user(user).search([]), user.name)
        self.assertTrue(self.mentee.with_user(self.carla).has_answered)
        self.assertFalse(self.mentor.with_user(self.carla).has_answered)
        self.assertEqual(len(answers.with_user(self.tina).search([])), len(self.questions))

    def test_nobody_answers_for_somebody_else(self):
        steps = {str(question.id): "3" for question in self.questions}
        for user in (self.carla, self.mona):
            with self.assertRaises(ForeignAnswersError):
                self.mentee.with_user(user).action_answer_values(steps)
        answer = {"question_id": self.questions[0].id, "step": "1"}
        with self.assertRaises(AccessError):
            self.env["mentoring.participant.answer"].with_user(self.carla).create(
                {"participant_id": self.mentee.id, **answer}
            )

    def test_archived_questions_are_neither_asked_nor_compared(self):
        self._answer(self.mentee)
        self.questions[0].active = False
        self.assertNotIn(self.questions[0].id, self._told(self.mentee))

    def test_a_program_that_is_over_takes_no_answers(self):
        self.program.action_cancel("Budget")
        with self.assertRaises(ClosedProgramError):
            self._answer(self.mentee)


@tagged("post_install", "-at_install")
class TestValuesPage(PortalCase):
    """The page on which people answer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page = f"/my/mentoring/programs/{cls.program.id}/values"
        cls.questions = cls.env["mentoring.value.question"].search([])

    def _chosen(self, page):
        return page.xpath("//main//input[@type='radio'][@checked]/@value")

    def test_people_answer_in_the_portal_and_find_their_answers_again(self):
        for user in (self.tina, self.max):
            self._login(user)
            self.assertFalse(self._chosen(self._get(self.page)))
            self._post(self.page, "answer", **{f"step-{one.id}": "4" for one in self.questions})
            self.assertEqual(self._chosen(self._get(self.page)), ["4"] * len(self.questions))
        self._post(self.page, "forget")
        self.assertFalse(self._chosen(self._get(self.page)))

    def test_what_is_missing_is_said_and_what_was_chosen_stays(self):
        self._login(self.tina)
        page = self._post(self.page, "answer", status=200, **{f"step-{self.questions[0].id}": "2"})
        self.assertIn(self.questions[1].name, self._refusal(page))
        self.assertEqual(self._chosen(page), ["2"])

    def test_the_program_asks_only_where_the_answers_count(self):
        self._login(self.tina)
        program = self.page.removesuffix("/values")
        self.assertNotIn(self.page, html.tostring(self._get(program)).decode())
        self.program.criterion_ids = [(0, 0, {"code": "values", "weight": 20})]
        self.assertIn(self.page, html.tostring(self._get(program)).decode())

    def test_who_takes_no_part_has_no_such_page(self):
        self._login(self.stella)
        self._get(self.page, status=404)
