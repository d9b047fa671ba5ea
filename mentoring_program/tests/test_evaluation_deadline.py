from freezegun import freeze_time

from odoo.tests import tagged

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-10 09:00:00")
class TestEvaluationDeadlines(EvaluationCase):
    """Reminders and deadlines, by the clock of the person asked; everything once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.evaluation = cls._sent(cls.tina)  # deadline 24 June

    def _run(self, moment):
        with freeze_time(moment):
            self.env["mentoring.evaluation"].with_context(tz="UTC")._cron_follow_up()

    def _reminders(self):
        template = self.env.ref("mentoring_program.mail_template_evaluation_reminder")
        mails = self.env["mail.mail"].search([("subject", "like", "%your view is still missing")])
        self.assertTrue(template.subject.endswith("your view is still missing"))
        return mails.filtered(lambda mail: self.tina.partner_id in mail.recipient_ids)

    def test_one_reminder_three_days_before_however_often_the_job_runs(self):
        self._run("2026-06-20 23:00:00")
        self.assertFalse(self._reminders())
        for moment in ("2026-06-21 06:00:00", "2026-06-21 06:00:00", "2026-06-23 06:00:00"):
            self._run(moment)
        self.assertEqual(len(self._reminders()), 1)

    def test_who_answered_is_not_reminded(self):
        self._answer(self.evaluation, 8)
        self._run("2026-06-22 06:00:00")
        self.assertFalse(self._reminders())

    def test_after_a_month_without_the_job_nobody_is_reminded_of_what_is_over(self):
        self._run("2026-07-25 06:00:00")
        self.assertEqual(self.evaluation.state, "expired")
        self.assertFalse(self._reminders())

    def test_it_expires_when_the_day_ends_where_the_person_is(self):
        self.tina.tz = "America/New_York"
        self._run("2026-06-25 03:59:00")
        self.assertEqual(self.evaluation.state, "sent")
        self._run("2026-06-25 04:00:00")
        self.assertEqual(self.evaluation.state, "expired")
        self.tina.tz = "Pacific/Kiritimati"
        self._run("2026-06-25 05:00:00")
        self.assertEqual(self.evaluation.state, "expired")

    def test_an_early_time_zone_expires_before_the_day_ends_in_utc(self):
        self.tina.tz = "Pacific/Kiritimati"
        self._run("2026-06-24 09:59:00")
        self.assertEqual(self.evaluation.state, "sent")
        self._run("2026-06-24 10:00:00")
        self.assertEqual(self.evaluation.state, "expired")

    def test_opening_again_gives_the_days_of_the_program_and_one_more_reminder(self):
        self._run("2026-06-21 06:00:00")
        self._run("2026-06-26 06:00:00")
        with freeze_time("2026-06-27 09:00:00"):
            self.evaluation.with_user(self.carla).action_reopen()
            self.assertTrue(self.evaluation._is_open())
        self.assertEqual(self.evaluation.state, "sent")
        self.assertEqual(str(self.evaluation.deadline), "2026-07-11")
        self.assertEqual(str(self.evaluation.sudo().user_input_id.deadline)[:10], "2026-07-12")
        self._run("2026-07-09 06:00:00")
        self.assertEqual(len(self._reminders()), 2)

    def test_a_later_deadline_by_hand_opens_what_is_too_late_and_a_past_one_does_not(self):
        self._run("2026-06-26 06:00:00")
        with freeze_time("2026-06-27 09:00:00"):
            self.evaluation.with_user(self.carla).deadline = "2026-06-25"
            self.assertEqual(self.evaluation.state, "expired")
            self.evaluation.with_user(self.carla).deadline = "2026-07-01"
            self.assertEqual(self.evaluation.state, "sent")

    def test_a_coordinator_reminds_by_hand_once_a_day_at_most(self):
        for moment in ("2026-06-12 09:00:00", "2026-06-12 15:00:00", "2026-06-13 10:00:00"):
            with freeze_time(moment):
                self.evaluation.with_user(self.carla).action_remind()
        self.assertEqual(len(self._reminders()), 2)
