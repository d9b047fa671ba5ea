from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_evaluation_queue import PRIORITY

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestEvaluationQueue(EvaluationCase):
    """One questionnaire a month, one open per program, the weightiest first."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def _plan(self, phase, member=None, **values):
        member = member or self.mentee
        return self.env["mentoring.evaluation"]._create_protected(
            [
                {
                    "program_id": member.program_id.id,
                    "participant_id": member.participant_id.id,
                    "member_id": member.id,
                    "respondent_role": member.role,
                    "respondent_user_id": member.user_id.id,
                    "phase": phase,
                    "survey_id": self.survey.id,
                    **values,
                }
            ]
        )

    def _send(self, moment):
        with freeze_time(moment):
            self.env["mentoring.evaluation"]._cron_follow_up()
            return self.env["mentoring.evaluation"]._send_waiting()

    def test_the_weightiest_goes_first_and_the_next_one_a_month_later(self):
        planned = {phase: self._plan(phase) for phase in reversed(PRIORITY)}
        days = ("2026-06-10", "2026-07-11", "2026-08-12", "2026-09-13")
        sent = [self._send(f"{day} 09:00:00") for day in days]
        self.assertEqual(sent[0], planned["final"])
        self.assertEqual(sent[1], planned["midterm"])
        self.assertFalse(sent[2] | sent[3])  # what waited for two months is asked no more
        self.assertEqual(planned["fit"].state, "cancelled")

    def test_a_month_has_to_pass_over_all_programs(self):
        self._plan("pulse")
        self.assertTrue(self._send("2026-06-10 09:00:00"))
        pair = self._other_program_of_tina()
        other = self._plan("final", pair.member_ids.filtered(lambda one: one.role == "mentee"))
        self.assertFalse(self._send("2026-07-10 08:59:59"))
        self.assertEqual(self._send("2026-07-10 09:00:01"), other)

    def _other_program_of_tina(self):
        program = self._create_program(name="Second")
        program.action_open_recruitment()
        mentor = self._create_participant(program, self.stella, "mentor")
        return self._create_relationship(
            program, mentor, self._create_participant(program, self.tina)
        )

    def test_an_open_one_blocks_the_next_of_its_program_however_long_it_is_open(self):
        self._plan("pulse", answer_days=60)
        self._send("2026-06-10 09:00:00")
        final = self._plan("final")
        self.assertFalse(self._send("2026-07-20 09:00:00"))
        self.assertEqual(self._send("2026-08-11 09:00:00"), final)

    def test_however_it_is_planned_nobody_gets_two_in_a_month_nor_two_at_once(self):
        for number, phase in enumerate(PRIORITY * 2):
            for member in (self.mentor, self.mentee):
                self._plan(phase, member, occurrence=number + 5, answer_days=45)
        for month in ("06", "07", "08", "09"):
            for day in ("11", "12", "20", "28"):
                self._send(f"2026-{month}-{day} 09:00:00")
                self._assert_never_too_much()
        sent = self._of_both().filtered("sent_on")
        self.assertEqual(sent.respondent_user_id, self.max | self.tina)

    def _of_both(self):
        people = self.max | self.tina
        return self.env["mentoring.evaluation"].search([("respondent_user_id", "in", people.ids)])

    def _assert_never_too_much(self):
        for own in self._of_both().filtered("sent_on").grouped("respondent_user_id").values():
            moments = sorted(own.mapped("sent_on"))
            gaps = [(two - one).days for one, two in zip(moments, moments[1:], strict=False)]
            self.assertTrue(all(gap >= 28 for gap in gaps), gaps)
            self.assertLessEqual(len(own.filtered(lambda one: one.state == "sent")), 1)

    def test_of_several_mentees_the_one_asked_about_longest_ago_is_next(self):
        pair = self._other_program_of_tina()
        theirs = pair.member_ids.filtered(lambda one: one.role == "mentee")
        first = self._plan("pulse")
        self.assertEqual(self._send("2026-06-10 09:00:00"), first)
        again, other = self._plan("pulse", occurrence=2), self._plan("pulse", theirs)
        self.assertEqual(self._send("2026-07-10 09:00:01"), other)
        self.assertEqual(again.state, "planned")

    def test_running_it_twice_sends_once(self):
        self._plan("pulse")
        self.assertTrue(self._send("2026-06-10 09:00:00"))
        before = self._mails_to(self.tina)
        self.assertFalse(self._send("2026-06-10 09:00:00"))
        self.assertEqual(self._mails_to(self.tina), before)

    def test_what_waits_is_withdrawn_when_its_person_leaves(self):
        planned, open_one = self._plan("pulse"), self._plan("midterm")
        self.assertEqual(self._send("2026-06-10 09:00:00"), open_one)
        self.mentee.participant_id.with_user(self.tina).action_withdraw()
        self._send("2026-06-11 09:00:00")
        self.assertEqual((planned | open_one).mapped("state"), ["cancelled", "cancelled"])

    def test_the_final_button_waits_for_whoever_was_asked_this_month(self):
        self._plan("pulse")
        self._send("2026-06-01 09:00:00")
        notice = self.program.action_send_final()["params"]["message"]
        self.assertIn("1 questionnaires sent", notice)
        self.assertIn("1 wait their turn", notice)
        self.assertEqual(self._evaluations().mapped("state"), ["planned", "sent"])

    def test_a_late_one_is_not_opened_again_beside_another(self):
        late = self._plan("pulse")
        self._send("2026-06-10 09:00:00")
        self._plan("final")
        self._send("2026-07-20 09:00:00")
        self.assertEqual(late.state, "expired")
        with self.assertRaises(UserError), freeze_time("2026-07-21 09:00:00"):
            late.with_user(self.carla).action_reopen()
