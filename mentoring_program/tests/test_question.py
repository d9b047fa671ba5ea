from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_program_question import MOST_QUESTIONS
from odoo.addons.mentoring_program.models.mentoring_request_flow import RequestError

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestQuestion(PortalCase):
    """While somebody waits, he may ask one mentor who offers fifteen minutes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.open = cls._create_program(name="Open to all")
        cls.open.action_open_recruitment()
        cls.page = f"/my/mentoring/programs/{cls.open.id}"
        cls.mentor = cls._create_participant(cls.open, cls.max, "mentor")
        cls.mentor.with_user(cls.max)._describe({"offers_minutes": True})
        cls.open.with_user(cls.tina).action_join("mentee")

    def _ask(self, user=None, mentor=None, words="How did you begin?"):
        mentor = mentor or self.mentor
        self.open.with_user(user or self.tina).action_ask_question(mentor.id, words)
        return self._latest()

    def _latest(self):
        questions = self.env["mentoring.request"]
        return questions.search([("program_id", "=", self.open.id)], order="id desc", limit=1)

    def test_an_applicant_asks_in_the_portal_and_reads_the_answer(self):
        self._login(self.tina)
        self._post(self.page, "ask_question", 200, mentor=self.mentor.id, question=" ")
        self._post(self.page, "ask_question", mentor=self.mentor.id, question="How <b>now</b>?")
        path = f"/my/mentoring/requests/{self._latest().id}"
        page = self._get(self.page)
        self.assertIn(path, page.xpath("//main//a/@href"))
        self.assertNotIn("ask_question", self._buttons(page))
        self._login(self.max)
        self.assertIn(path, self._get("/my/mentoring").xpath("//main//a/@href"))
        self.assertIn("How <b>now</b>?", self._text(self._get(path)))
        before = self._mails_to(self.tina)
        self._post(path, "accept_request", 200)
        self._post(path, "answer_question", words="Step by step")
        self.assertEqual(self._mails_to(self.tina), before + 1)
        self._login(self.tina)
        self.assertIn("Step by step", self._text(self._get(path)))
        self.assertFalse(self.open.sudo().relationship_ids, "an answer is no mentoring")

    def test_the_two_alone_read_a_question_and_the_mentor_alone_answers(self):
        question = self._ask()
        for user in (self.carla, self.mona, self.theo, self.lars):
            self.assertFalse(self.env["mentoring.request"].with_user(user).search([]))
        for user in (self.tina, self.carla, self.mona, self.stella):
            with self.assertRaises(AccessError):
                question.with_user(user).action_answer("Hello")
        answering = question.with_user(self.max)
        for _twice in range(2):
            answering.action_answer("Hello")
        with self.assertRaises(RequestError):
            answering.action_decline("Too late")
        self.assertEqual((question.state, question.answer), ("accepted", "Hello"))
        self.open.invalidate_recordset()
        self.assertFalse(self.open.request_accepted_count, "counted are requests for a mentor")

    def test_only_who_waits_asks_and_only_who_offers_it_is_asked(self):
        shy = self._create_participant(self.open, self.theo, "mentor")
        for user, mentor in ((self.tina, shy), (self.max, self.mentor), (self.stella, self.mentor)):
            with self.assertRaises(RequestError):
                self._ask(user, mentor)
        self._ask()
        with self.assertRaises(RequestError):
            self._ask()
        self.mentor.with_user(self.max)._describe({"offers_minutes": False})
        self._latest().with_user(self.tina).action_withdraw()
        with self.assertRaises(RequestError):
            self._ask()

    def test_a_mentor_gets_no_more_questions_than_he_can_answer(self):
        employees = self.env["hr.employee"].create(
            [{"name": f"Nr. {number}"} for number in range(MOST_QUESTIONS)]
        )
        people = self.env["mentoring.participant"].create(
            [{"program_id": self.open.id, "employee_id": one.id} for one in employees]
        )
        program = self.open.sudo()
        for person in people:
            program._create_request(person, self.mentor.sudo(), "Hello", kind="question")
        with self.assertRaises(RequestError):
            self._ask()
        self._latest().with_user(self.max).action_answer("Hello")
        self._ask()
