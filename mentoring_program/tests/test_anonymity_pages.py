from odoo.tests import HttpCase, tagged

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
class TestAnonymityOfPages(HttpCase, EvaluationCase):
    """The pages of the survey application with the address or the token of another person."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.evaluation = cls._sent(cls.tina)
        cls.answer = cls._answer(cls.evaluation, 7)
        groups = "base.group_user,survey.group_survey_manager"
        cls._create_user("surveyor", groups, password="surveyor-pass")

    def test_the_results_page_is_not_there(self):
        self.authenticate("surveyor", "surveyor-pass")
        self.assertEqual(self.url_open(f"/survey/results/{self.survey.id}").status_code, 404)

    def test_the_token_of_another_person_opens_nothing(self):
        token = f"{self.survey.access_token}?answer_token={self.answer.access_token}"
        for login in (None, "surveyor"):
            if login:
                self.authenticate(login, "surveyor-pass")
            for way in ("start", "print"):
                page = self.url_open(f"/survey/{way}/{token}").text
                self.assertNotIn("How openly could you talk", page)
