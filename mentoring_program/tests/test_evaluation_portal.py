from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
class TestEvaluationPortal(HttpCase, EvaluationCase):
    """The way of a mentee with a portal login: mail, own page, survey, and back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.evaluation = cls._sent(cls.tina)
        cls.url = f"/my/mentoring/evaluations/{cls.evaluation.id}"
        for user in (cls.tina, cls.max, cls.carla):
            user.password = f"{user.login}-password"

    def _log_in(self, user):
        self.authenticate(user.login, f"{user.login}-password")

    def _way(self, verb):
        answer = self.evaluation.sudo().user_input_id
        return f"/survey/{verb}/{answer.survey_id.access_token}/{answer.access_token}"

    def _submit(self, value):
        """Begin and send the questionnaire as the page does."""
        reply = self.make_jsonrpc_request(self._way("begin"))
        for page in self.survey.page_ids or [self.survey]:
            scales = self._scales(page.question_ids)
            answers = {str(question.id): self._rating(question, value) for question in scales}
            where = {"page_id": page.id} if self.survey.page_ids else {}
            reply = self.make_jsonrpc_request(self._way("submit"), {**where, **answers})
        return reply

    def test_the_mentee_answers_and_comes_back_to_his_score(self):
        self._log_in(self.tina)
        page = self.url_open(self.url)
        start = self.evaluation.sudo().user_input_id.get_start_url()
        self.assertIn(start, page.text.replace("&amp;", "&"))
        self.assertIn("Nobody reads your single answers", page.text)
        self.assertIn("Nobody reads your single answers", self.url_open(start).text)
        _correct, reply = self._submit(8)
        self.assertIn(self.url, reply["survey_content"])
        self.assertEqual(self.evaluation.state, "answered")
        self.assertAlmostEqual(self.evaluation.sudo().score, 80.0)
        self.assertIn("80 of 100", self.url_open(self.url).text)

    def test_an_internal_mentor_answers_the_same_way(self):
        self.evaluation = self._sent(self.max)
        self.survey = self.evaluation.survey_id
        self._log_in(self.max)
        self._submit(6)
        self.assertAlmostEqual(self.evaluation.sudo().score, 60.0)

    @mute_logger("odoo.http")
    def test_what_is_not_ones_own_does_not_exist(self):
        self._log_in(self.tina)
        missing = self.url_open("/my/mentoring/evaluations/999999999")
        self.assertEqual(missing.status_code, 404)
        for user in (self.max, self.carla):
            self._log_in(user)
            for number in (self.evaluation.id, 2**31, 2**63, 0):
                page = self.url_open(f"/my/mentoring/evaluations/{number}")
                self.assertEqual((page.status_code, number), (404, number))
                self.assertNotIn("Looking back", page.text)

    def _page_of(self, evaluation, user):
        self._log_in(user)
        return self.url_open(f"/my/mentoring/evaluations/{evaluation.id}").text

    def test_above_the_questions_it_says_who_reads_them(self):
        mentee = self.relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        page = self._page_of(self._ask_member(mentee, "pulse", deadline=False), self.tina)
        self.assertIn("read your answers with your name", page)
        self.assertIn("Carla", page)
        self.assertNotIn("Nobody reads your single answers", page)
        page = self._page_of(self._ask_member(mentee, "midterm", deadline=False), self.tina)
        self.assertIn("Nobody reads your single answers", page)
        self.assertNotIn("with your name", page)

    def test_a_line_manager_answers_about_one_of_his_people(self):
        mentee = self.relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        self.survey = self.env.ref("mentoring_program.survey_final_manager")
        self.lars.password = f"{self.lars.login}-password"
        self.evaluation = self._ask_member(
            mentee,
            "final",
            respondent_role="manager",
            respondent_user_id=self.lars.id,
            survey_id=self.survey.id,
            deadline=False,
        )
        self.assertIn("Tina", self._page_of(self.evaluation, self.lars))
        self._submit(8)
        self.assertEqual(self.evaluation.state, "answered")

    def test_visitors_are_sent_to_the_login(self):
        self.assertIn("/web/login", self.url_open(self.url).url)

    def test_after_the_deadline_the_page_says_so_and_the_survey_is_closed(self):
        self.evaluation.with_user(self.carla).deadline = "2020-01-01"
        self._log_in(self.tina)
        self.assertIn("The time to answer ended", self.url_open(self.url).text)
        self.assertEqual(self._submit(8)[1]["error"], "answer_deadline")
        self.assertEqual(self.evaluation.state, "sent")

    def test_answering_once_more_keeps_the_link_and_the_last_answer_counts(self):
        self._log_in(self.tina)
        self._submit(2)
        first = self.evaluation.sudo().user_input_id
        self.assertIn("Answer once more", self.url_open(self.url).text)
        self.url_open(self._way("retry"))
        again = self.env["survey.user_input"].search(
            [("mentoring_evaluation_id", "=", self.evaluation.id), ("id", "!=", first.id)]
        )
        self.assertEqual(again.deadline, first.deadline)
        again._mark_in_progress()
        self._answer_with(again, 9)
        self.assertAlmostEqual(self.evaluation.sudo().score, 90.0)

    def _answer_with(self, user_input, value):
        for question in self._scales(self.survey.question_ids):
            user_input._save_lines(question, self._rating(question, value))
        user_input._mark_done()

    def test_what_was_counted_cannot_be_answered_again(self):
        self._log_in(self.tina)
        self._submit(2)
        self.evaluation._write_protected({"wave": 1})
        self.assertNotIn("Answer once more", self.url_open(self.url).text)
        self.url_open(self._way("retry"))
        domain = [("mentoring_evaluation_id", "=", self.evaluation.id)]
        self.assertEqual(self.env["survey.user_input"].search_count(domain), 1)

    def test_opening_the_page_changes_nothing(self):
        before = self.evaluation.write_date
        self._log_in(self.tina)
        self.url_open(self.url)
        self.evaluation.invalidate_recordset()
        self.assertEqual(self.evaluation.write_date, before)
