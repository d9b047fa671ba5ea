from odoo.exceptions import AccessError
from odoo.http import Request
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_resource_test import (
    ResourceTestError,
    UnpassedTestError,
)

from .portal_common import PortalCase

HOME = "/my/mentoring/resources"


@tagged("post_install", "-at_install")
class TestResourceTest(PortalCase):
    """Who passes the test of a resource has done it; nobody else can say so."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.survey = cls.env.ref("mentoring_program.survey_test_mentor")
        cls.resource = cls.env.ref("mentoring_program.resource_test_mentor")
        cls.page = f"{HOME}/{cls.resource.id}"
        cls.person = cls.program.participant_ids.filtered(lambda one: one.user_id == cls.max)

    def _answers(self):
        return self.env["survey.user_input"].search(
            [("survey_id", "=", self.survey.id), ("partner_id", "=", self.max.partner_id.id)]
        )

    def _answer(self, answer, is_right, count=6):
        """Answer the first questions rightly or wrongly, the others the other way."""
        for rank, question in enumerate(self.survey.question_ids):
            right = is_right if rank < count else not is_right
            choices = question.suggested_answer_ids
            choice = choices.filtered(lambda one, right=right: bool(one.is_correct) == right)[0]
            answer._save_lines(question, str(choice.id))
        answer._mark_done()

    def _start(self):
        """Press the button on the page; returns where it leads."""
        data = {"csrf_token": Request.csrf_token(self), "move": "take_test"}
        return self.url_open(self.page, data=data, allow_redirects=False)

    def test_the_test_opens_from_the_portal_without_another_login(self):
        self._login(self.max)
        self.assertIn("take_test", self._buttons(self._get(self.page)))
        location = self._start().headers["Location"]
        self.assertIn(self.survey.access_token, location)
        answer = self.url_open(location)
        self.assertEqual(answer.status_code, 200)
        self.assertNotIn("/web/login", answer.url)
        self.assertIn("Six situations", answer.text)

    def test_going_back_continues_the_test_that_was_begun(self):
        self._login(self.max)
        self.assertEqual(self._start().headers["Location"], self._start().headers["Location"])
        self.assertEqual(len(self._answers()), 1)

    def test_who_passes_has_done_it(self):
        self._login(self.max)
        self._start()
        self._answer(self._answers(), is_right=True)
        self.assertEqual(self.person.completion_ids.resource_id, self.resource)
        self.assertIn("You have passed", self._text(self._get(self.page)))
        self.assertNotIn("take_test", self._buttons(self._get(self.page)))

    def test_who_fails_has_not_and_may_try_again(self):
        self._login(self.max)
        self._start()
        self._answer(self._answers(), is_right=True, count=4)
        self.assertFalse(self.person.completion_ids)
        self._start()
        again = self._answers().filtered(lambda one: one.state != "done")
        self._answer(again, is_right=True, count=5)
        self.assertEqual(self.person.completion_ids.resource_id, self.resource)

    def test_nobody_notes_a_test_as_done_without_passing_it(self):
        with self.assertRaises(UnpassedTestError):
            self.person.with_user(self.max).action_complete_resource(self.resource.id)
        self._login(self.max)
        self._post(self.page, "complete_resource", status=200)
        self.assertFalse(self.person.completion_ids)

    def test_a_trial_of_the_coordinator_counts_for_nobody(self):
        trial = self.survey._create_answer(user=self.max, test_entry=False, check_attempts=False)
        trial.test_entry = True
        self._answer(trial, is_right=True)
        self.assertFalse(self.person.completion_ids)
        self.assertFalse(self.resource._is_passed_by(self.max))

    def test_who_passed_before_the_program_asked_need_not_do_it_twice(self):
        self.resource.active = False
        answer = self.survey._create_answer(user=self.max)
        self._answer(answer, is_right=True)
        self.resource.active = True
        self.assertFalse(self.person.completion_ids)
        self._login(self.max)
        self._start()
        self.assertEqual(self.person.completion_ids.resource_id, self.resource)
        self.assertEqual(len(self._answers()), 1)

    def test_only_a_test_with_questions_belongs_to_a_resource(self):
        empty = self.env["survey.survey"].create({"title": "X", "survey_type": "mentoring_test"})
        final = self.env.ref("mentoring_program.survey_final_mentor")
        for survey in (empty, final):
            with self.assertRaises(ResourceTestError):
                self.resource.survey_id = survey

    def test_coordinators_write_tests_and_nobody_of_them_reads_answers(self):
        test = self.env["survey.survey"].with_user(self.carla)
        test = test.create({"title": "House rules", "survey_type": "mentoring_test"})
        self.assertTrue(test.certification and test.users_login_required)
        self.assertEqual(test.access_mode, "token")
        self.survey.with_user(self.carla).title = "Ready?"
        with self.assertRaises(AccessError):
            self.env["survey.user_input"].with_user(self.carla).search([])
        for user in (self.max, self.tina):
            with self.assertRaises(AccessError):
                self.survey.with_user(user).read(["title"])
