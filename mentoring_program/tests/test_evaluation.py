from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_program_evaluation import (
    QuestionnaireTypeError,
)

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestSendingEvaluations(EvaluationCase):
    """Who is asked at the end of a program, what he gets, and what happens twice."""

    def test_each_member_gets_the_questionnaire_of_his_role_once(self):
        sent = self._sent()
        by_user = {one.respondent_user_id: one.survey_id for one in sent}
        mentors = self.env.ref("mentoring_program.survey_final_mentor")
        self.assertEqual(by_user, {self.max: mentors, self.tina: self.survey})
        self.assertEqual(set(sent.mapped("state")), {"sent"})
        self.assertEqual({str(one.deadline) for one in sent}, {"2026-06-24"})
        self.program.action_send_final()
        self.assertEqual(self._evaluations(), sent)

    def test_the_mail_goes_to_the_person_in_his_language_and_is_queued(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        template = self.env.ref("mentoring_program.mail_template_evaluation_sent")
        template.with_context(lang="fr_FR").subject = "Votre avis"
        self.tina.lang = "fr_FR"
        self._sent()
        mails = self.env["mail.mail"].search([("model", "=", "mentoring.evaluation")])
        of_tina = mails.filtered(lambda mail: self.tina.partner_id in mail.recipient_ids)
        self.assertEqual(len(mails), 2)
        self.assertEqual(of_tina.subject, "Votre avis")
        self.assertEqual(set(mails.mapped("state")), {"outgoing"})
        self.assertIn(f"/my/mentoring/evaluations/{self._sent(self.tina).id}", of_tina.body_html)

    def test_the_answer_belongs_to_the_person_and_is_open_until_his_day_ends(self):
        self.tina.tz = "America/New_York"
        user_input = self._sent(self.tina).sudo().user_input_id
        self.assertEqual(user_input.partner_id, self.tina.partner_id)
        self.assertEqual(str(user_input.deadline), "2026-06-25 04:00:00")

    def test_members_who_join_later_are_asked_when_it_is_sent_again(self):
        first = self._sent()
        mentor = self._create_participant(self.program, self.stella, "mentor")
        mentee = self._create_participant(self.program, self.theo)
        late = self._create_relationship(self.program, mentor, mentee)
        self._approve(late)
        for user in (self.stella, self.theo):
            late.with_user(user).action_sign_agreement()
        self.program.action_send_final()
        new = self._evaluations() - first
        self.assertEqual(new.respondent_user_id, self.stella | self.theo)

    def test_who_left_or_never_started_is_not_asked(self):
        self.relationship.with_user(self.carla).action_end("Moved away")
        self.assertFalse(self._sent())

    def test_people_without_a_login_are_named_and_stop_nobody(self):
        self.employees[self.tina].user_id = False
        notice = self.program.action_send_final()["params"]
        self.assertEqual(self._evaluations().respondent_user_id, self.max)
        self.assertIn("Tina", notice["message"])

    def test_only_those_who_run_the_program_may_send(self):
        for user in (self.max, self.tina, self.lars):
            with self.assertRaises(AccessError):
                self.program.with_user(user).action_send_final()
        self.assertFalse(self._evaluations())

    def test_it_cannot_be_sent_before_monitoring_nor_with_a_closed_questionnaire(self):
        self.survey.action_archive()
        with self.assertRaises(UserError):
            self.program.action_send_final()
        self.survey.action_unarchive()
        self.program.action_step_back()
        with self.assertRaises(UserError):
            self.program.action_send_final()
        self.assertFalse(self._evaluations())

    def test_a_survey_whose_answers_others_read_cannot_be_chosen(self):
        public = self.env["survey.survey"].create({"title": "Open to all"})
        with self.assertRaises(QuestionnaireTypeError):
            self.program.final_mentee_survey_id = public

    def test_cancelling_the_program_closes_the_questionnaires(self):
        sent = self._sent()
        self.program.action_cancel("No budget")
        self.assertEqual(set(sent.mapped("state")), {"cancelled"})
        for evaluation in sent:
            self.assertEqual(str(evaluation.sudo().user_input_id.deadline), "2026-06-10 09:00:00")
            self.assertFalse(evaluation._is_open())

    def test_answers_dates_and_scores_cannot_be_written_by_hand(self):
        evaluation = self._sent(self.tina)
        for user in (self.carla, self.mona):
            for values in (
                {"state": "answered"},
                {"score": 100.0},
                {"wave": 1},
                {"respondent_user_id": user.id},
                {"respondent_role": "mentor"},
            ):
                with self.assertRaises(ProtectedValueError):
                    evaluation.with_user(user).write(values)
            with self.assertRaises(AccessError):
                evaluation.with_user(user).unlink()
