from datetime import date, timedelta

from freezegun import freeze_time

from odoo.tests import tagged

from .common import MentoringCase

REMATCH = "mentoring_program.mail_activity_rematch"
TODAY = date(2026, 6, 1)


@tagged("post_install", "-at_install")
class TestDeparture(MentoringCase):
    """People leave the company; their partners are offered somebody else the same day."""

    def setUp(self):
        super().setUp()
        self.relationship = self._create_relationship()
        self.mentor, self.mentee = self._members(self.relationship)

    def _run(self, day=TODAY):
        with freeze_time(day):
            self.env["mentoring.relationship.member"]._cron_end_departed()

    def test_archiving_an_employee_ends_his_membership_at_once(self):
        self._activate(self.relationship)
        self.employees[self.tina].with_context(no_wizard=True).action_archive()
        self.assertEqual(self.relationship.state, "ended")
        self.assertTrue(self.mentee.left_on)
        self.assertEqual(
            self.mentee.end_reason_id, self.env.ref("mentoring_program.end_reason_departure")
        )
        self.assertEqual(self.relationship.end_reason_id, self.mentee.end_reason_id)
        self.assertEqual(self.mentor.participant_id.mentor_seats_taken, 0)

    def test_the_other_side_is_offered_a_new_match_the_same_day(self):
        self._activate(self.relationship)
        self.employees[self.tina].with_context(no_wizard=True).action_archive()
        self.assertEqual(self.relationship.activity_search([REMATCH]).user_id, self.carla)

    def test_who_leaves_before_the_start_refuses_the_proposal(self):
        self.employees[self.max].with_context(no_wizard=True).action_archive()
        self.assertEqual(self.relationship.state, "refused")

    def test_the_daily_run_ends_memberships_on_the_day_of_departure(self):
        self.employees[self.tina].departure_date = TODAY
        self._run(TODAY - timedelta(days=1))
        self.assertEqual(self.relationship.state, "proposed")
        self._run()
        self.assertEqual(self.relationship.state, "refused")

    def test_running_twice_changes_nothing_more(self):
        self.employees[self.tina].departure_date = TODAY
        self._run()
        before = self.mentee.write_date, len(self.relationship.activity_ids)
        self._run()
        self.assertEqual((self.mentee.write_date, len(self.relationship.activity_ids)), before)
        self.assertEqual(self.mentor.participant_id.mentor_seats_taken, 0)

    def test_a_deleted_employee_has_left_too(self):
        employee = self.employees[self.theo]
        pair = self._create_relationship(
            self.relationship.program_id,
            self._create_participant(self.relationship.program_id, self.stella, "mentor"),
            self._create_participant(self.relationship.program_id, self.theo),
        )
        employee.unlink()
        self._run()
        self.assertEqual(pair.state, "refused")
        self.assertIn("Theo", pair.name)

    def test_a_colleague_who_stays_is_left_alone(self):
        self.employees[self.stella].with_context(no_wizard=True).action_archive()
        self._run()
        self.assertEqual(self.relationship.state, "proposed")

    def test_what_is_over_already_keeps_its_reason(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.carla).action_complete()
        self.employees[self.tina].with_context(no_wizard=True).action_archive()
        self._run()
        self.assertEqual(self.relationship.state, "completed")
        self.assertFalse(self.mentee.left_on)

    def test_a_paused_relationship_goes_on_by_itself_when_its_day_has_come(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.tina).action_pause("Parental leave", TODAY)
        for day, state in ((TODAY - timedelta(days=1), "paused"), (TODAY, "active")):
            with freeze_time(day):
                self.env["mentoring.relationship"]._cron_resume()
                self.env["mentoring.relationship"]._cron_resume()
            self.assertEqual(self.relationship.state, state)
        self.assertFalse(self.relationship.pause_until)
