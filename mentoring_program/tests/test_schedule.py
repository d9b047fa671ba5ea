from datetime import date, timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import MentoringCase

DUE = "mentoring_program.mail_activity_step_due"
START = date(2026, 3, 1)


@tagged("post_install", "-at_install")
class TestSchedule(MentoringCase):
    """What the calendar brings to programs, however often the clock strikes."""

    def setUp(self):
        super().setUp()
        self.program = self._create_program(date_start=START, enrollment_deadline=START)

    def _run(self, day=START):
        with freeze_time(day):
            self.env["mentoring.program"]._cron_due_steps()

    def _told(self):
        return self.program.activity_search([DUE])

    def test_nothing_happens_before_the_day(self):
        self.program.auto_advance = True
        self._run(START - timedelta(days=1))
        self.assertEqual(self.program.state, "objectives")
        self.assertFalse(self._told())

    def test_coordinators_are_told_once_however_often_it_runs(self):
        for days in (0, 0, 1, 9):
            self._run(START + timedelta(days=days))
        self.assertEqual(self._told().user_id, self.carla)
        self.assertEqual(len(self._told()), 1)
        self.assertEqual(self.program.state, "objectives")

    def test_each_coordinator_is_told_but_none_who_has_left(self):
        gone = self._create_user("gone", "mentoring_program.group_mentoring_coordinator")
        self.program.coordinator_ids = self.carla | self.mona | gone
        gone.active = False
        self._run()
        self.assertEqual(self._told().user_id, self.carla | self.mona)

    def test_a_step_taken_by_hand_is_not_due_any_longer(self):
        self._run()
        self.program.action_open_recruitment()
        self.assertFalse(self._told())

    def test_a_program_that_may_takes_every_step_that_is_ready_and_due(self):
        self.program.write({"auto_advance": True, "require_acceptance": False})
        self._run()
        self.assertEqual(self.program.state, "recruitment")
        self.assertTrue(self._told(), "people are missing")
        self._create_participant(self.program, self.max, "mentor")
        self._create_participant(self.program, self.theo)
        self._run(START + timedelta(days=1))
        self.assertEqual(self.program.state, "structure")
        self._run(START + timedelta(days=1))
        self.assertEqual(self.program.state, "structure")

    def test_without_permission_nothing_moves_by_itself(self):
        self._run(START + timedelta(days=400))
        self.assertEqual(self.program.state, "objectives")

    def test_a_program_whose_gate_is_not_met_stays_and_says_so(self):
        self.program.write({"auto_advance": True, "objective_ids": [(5, 0, 0)]})
        self._run()
        self.assertEqual(self.program.state, "objectives")
        self.assertTrue(self._told())

    def test_a_rolling_program_in_monitoring_is_never_due(self):
        self.program.enrollment = "rolling"
        for _step in ("recruitment", "structure", "training", "monitoring"):
            self.program.with_user(self.mona).action_pass_gate("Test")
        self.assertEqual(self.program.state, "monitoring")
        self._run(date(2031, 1, 1))
        self.assertFalse(self._told())

    def test_programs_that_are_over_are_left_alone(self):
        self.program.action_cancel("No budget")
        self._run(date(2031, 1, 1))
        self.assertFalse(self._told())

    def test_a_program_that_fails_does_not_hold_up_the_others(self):
        other = self._create_program(auto_advance=True, enrollment_deadline=START)
        self.program.auto_advance = True
        enter = type(self.program)._enter

        def _enter_or_fail(program, target):
            if program == other:
                raise ValueError("Broken program")
            return enter(program, target)

        with (
            patch.object(type(self.program), "_enter", _enter_or_fail),
            mute_logger("odoo.addons.mentoring_program.models.mentoring_program_schedule"),
        ):
            self._run()
        self.assertEqual((self.program.state, other.state), ("recruitment", "objectives"))

    def test_the_job_of_the_scheduler_calls_it(self):
        self.program.auto_advance = True
        with freeze_time(START), self.enter_registry_test_mode():
            self.env.ref("mentoring_program.ir_cron_due_steps").method_direct_trigger()
        self.assertEqual(self.program.state, "recruitment")
