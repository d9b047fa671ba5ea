from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_evaluation_plan import PlannedTwiceError
from odoo.addons.mentoring_program.models.mentoring_program_evaluation import (
    QuestionnaireTypeError,
)

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestEvaluationPlan(EvaluationCase):
    """Every phase on its day: Max and Tina were accepted and began on 10 June, until 1 December."""

    def _only(self, phase, role="members"):
        """Leave one line in the plan, so that nothing else takes somebody's turn."""
        lines = self.program.evaluation_plan_ids
        line = lines.filtered(lambda one: one.phase == phase and one.role == role)
        (lines - line).unlink()
        return line

    def _sent_on(self, day, phase):
        """What the daily job has planned and sent by the evening of a day."""
        with freeze_time(f"{day} 06:00:00"):
            self.env["mentoring.evaluation.plan"]._cron_evaluate()
        asked = self.env["mentoring.evaluation"].search(
            [("program_id", "=", self.program.id), ("phase", "=", phase)]
        )
        return asked.filtered(lambda one: str(one.sent_on)[:10] == day)

    def _assert_first_sent(self, phase, before, day, people, role="members"):
        self._only(phase, role)
        self.assertFalse(self._sent_on(before, phase))
        sent = self._sent_on(day, phase)
        self.assertEqual(sent.respondent_user_id, people)
        self.assertFalse(self._sent_on(day, phase) - sent)
        return sent

    def test_the_baseline_is_sent_when_somebody_is_accepted(self):
        self._only("baseline")
        sent = self._sent_on("2026-06-10", "baseline")
        self.assertEqual(sent.respondent_user_id, self.max | self.tina)
        self.assertFalse(sent.member_id)
        with freeze_time("2026-06-20 09:00:00"):
            self._create_participant(self.program, self.theo)
        late = self._sent_on("2026-06-20", "baseline")
        self.assertEqual(late.respondent_user_id, self.theo)
        self.assertFalse(self._sent_on("2026-08-20", "baseline"))

    def test_the_first_session_is_asked_about_on_the_day_after(self):
        with freeze_time("2026-06-19 09:00:00"):
            session = self._create_session(self.relationship, self.tina, "2026-06-19 08:00:00")
            self._only("fit")
            self.assertFalse(self._sent_on("2026-06-19", "fit"))
            session.with_user(self.tina).action_hold()
        people = self.max | self.tina
        sent = self._assert_first_sent("fit", "2026-06-19", "2026-06-20", people)
        self.assertEqual(set(sent.mapped("is_confidential")), {True})

    def test_the_pulse_is_taken_every_six_weeks(self):
        people = self.max | self.tina
        first = self._assert_first_sent("pulse", "2026-07-21", "2026-07-22", people)
        self.assertEqual({str(one.deadline) for one in first}, {"2026-07-29"})
        self.assertFalse(self._sent_on("2026-09-01", "pulse"))
        second = self._sent_on("2026-09-02", "pulse")
        self.assertEqual(second.mapped("occurrence"), [2, 2])

    def test_a_pulse_missed_several_times_is_taken_once_and_an_old_one_never(self):
        self._only("pulse")
        self.assertFalse(self._sent_on("2026-08-29", "pulse"))  # 38 days late: wait for the next
        sent = self._sent_on("2026-10-20", "pulse")
        self.assertEqual(sent.mapped("occurrence"), [3, 3])

    def test_half_time_lies_between_the_start_and_the_end(self):
        self._assert_first_sent("midterm", "2026-09-04", "2026-09-05", self.max | self.tina)

    def test_the_final_questionnaire_comes_two_weeks_before_the_end(self):
        self._assert_first_sent("final", "2026-11-16", "2026-11-17", self.max | self.tina)

    def test_who_completes_earlier_is_asked_at_his_own_end(self):
        self._only("final")
        with freeze_time("2026-09-01 09:00:00"):
            self.relationship.with_user(self.carla).action_complete()
        sent = self._sent_on("2026-09-02", "final")
        self.assertEqual(sent.respondent_user_id, self.max | self.tina)

    def test_follow_ups_come_three_and_six_months_after_the_end_even_if_the_program_is_closed(self):
        self._only("followup")
        with freeze_time("2026-12-01 09:00:00"):
            self.relationship.with_user(self.carla).action_complete()
            self.program.sudo()._write_protected({"state": "closed"})
        self.assertFalse(self._sent_on("2027-02-28", "followup"))
        first = self._sent_on("2027-03-01", "followup")
        second = self._sent_on("2027-05-30", "followup")
        self.assertEqual(first.respondent_user_id, self.max | self.tina)
        self.assertEqual(second.mapped("occurrence"), [2, 2])
        self.assertFalse(self._sent_on("2027-08-28", "followup"))

    def test_a_line_manager_is_asked_once_about_one_who_learns(self):
        people = self.lars
        sent = self._assert_first_sent("final", "2026-11-16", "2026-11-17", people, "manager")
        self.assertEqual((len(sent), sent.participant_id.user_id), (1, self.tina))

    def test_the_coordinators_look_back_when_the_program_ends(self):
        sent = self._assert_first_sent(
            "final", "2026-11-30", "2026-12-01", self.carla, "coordinator"
        )
        self.assertFalse(sent.participant_id or sent.is_confidential)

    def test_late_starters_are_asked_at_their_own_time(self):
        self._only("pulse")
        with freeze_time("2026-08-01 09:00:00"):
            self._start_pair(self.stella, self.theo)
        self.assertEqual(
            self._sent_on("2026-07-22", "pulse").respondent_user_id, self.max | self.tina
        )
        self._sent_on("2026-09-02", "pulse")
        late = self._sent_on("2026-09-12", "pulse")
        self.assertEqual(late.respondent_user_id, self.stella | self.theo)
        self.assertEqual(late.mapped("occurrence"), [1, 1])

    def _start_pair(self, mentor, mentee):
        pair = self._create_relationship(
            self.program,
            self._create_participant(self.program, mentor, "mentor"),
            self._create_participant(self.program, mentee),
        )
        self._approve(pair)
        for user in (mentor, mentee):
            pair.with_user(user).action_sign_agreement()
        return pair

    def test_a_day_for_all_leaves_out_who_came_after_it(self):
        line = self._only("midterm")
        line.write({"anchor": "date", "day": "2026-07-01"})
        with freeze_time("2026-07-05 09:00:00"):
            self._start_pair(self.stella, self.theo)
        self.assertFalse(self._sent_on("2026-06-30", "midterm"))
        sent = self._sent_on("2026-07-06", "midterm")
        self.assertEqual(sent.respondent_user_id, self.max | self.tina)

    def test_a_pause_is_a_rest_and_an_early_end_is_the_end_of_questions(self):
        self._only("pulse")
        self.relationship.with_user(self.tina).action_pause("Leave")
        self.assertFalse(self._sent_on("2026-07-22", "pulse"))
        self.relationship.with_user(self.tina).action_resume()
        self.assertTrue(self._sent_on("2026-07-23", "pulse"))
        self.relationship.with_user(self.carla).action_end("Moved")
        self.assertFalse(self._sent_on("2026-09-02", "pulse"))

    def test_nothing_is_sent_in_programs_not_begun_or_cancelled(self):
        self._only("pulse")
        self.program.action_cancel("No budget")
        self.assertFalse(self._sent_on("2026-07-22", "pulse"))

    def test_a_mentor_of_several_is_asked_once_where_it_is_not_about_one_of_them(self):
        self._only("midterm")
        mentor = self.relationship.member_ids.filtered(lambda one: one.role == "mentor")
        mentor.participant_id.sudo().capacity = 2
        mentee = self._create_participant(self.program, self.theo)
        pair = self._create_relationship(self.program, mentor.participant_id, mentee)
        self._approve(pair)
        for user in (self.max, self.theo):
            pair.with_user(user).action_sign_agreement()
        sent = self._sent_on("2026-09-05", "midterm")
        self.assertEqual(len(sent), 3)
        self.assertEqual(sent.respondent_user_id, self.max | self.tina | self.theo)

    def test_own_questionnaires_go_before_those_of_the_library(self):
        own = self.survey.copy({"title": "Our own pulse"})
        self._only("pulse").survey_id = own
        self.assertEqual(self._sent_on("2026-07-22", "pulse").survey_id, own)

    def test_new_programs_begin_with_a_plan_of_their_format(self):
        phases = set(self._create_program().evaluation_plan_ids.mapped("phase"))
        self.assertEqual(phases, {"baseline", "fit", "pulse", "midterm", "final", "followup"})
        informal = self._create_program(formality="informal")
        self.assertFalse({"fit", "pulse"} & set(informal.evaluation_plan_ids.mapped("phase")))

    def test_the_plan_follows_the_format_until_somebody_makes_it_his_own(self):
        program = self._create_program()
        program.formality = "informal"
        self.assertEqual(set(program.evaluation_plan_ids.mapped("phase")), {"final", "followup"})
        program.evaluation_plan_ids[0].days = 5
        program.formality = "formal"
        self.assertEqual(set(program.evaluation_plan_ids.mapped("phase")), {"final", "followup"})

    def test_a_plan_asks_nobody_twice_in_a_phase_and_only_what_others_cannot_read(self):
        line = self._only("pulse")
        with self.assertRaises(PlannedTwiceError):
            line.copy({"role": "mentee"})
        public = self.env["survey.survey"].create({"title": "Open to all"})
        with self.assertRaises(QuestionnaireTypeError):
            line.sudo().survey_id = public
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            line.copy({"phase": "baseline", "role": "mentee"})

    def test_only_those_who_run_the_program_plan_and_send(self):
        line = self._only("pulse")
        for user in (self.tina, self.max, self.lars):
            with self.assertRaises(AccessError):
                line.with_user(user).days = 1
            with self.assertRaises(AccessError):
                self.program.with_user(user).action_send_due()
        line.days = 0
        self.assertIn("2 questionnaires sent", self.program.action_send_due()["params"]["message"])
