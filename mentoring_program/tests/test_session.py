from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_lifecycle_mixin import TransitionError
from odoo.addons.mentoring_program.models.mentoring_session import (
    SessionAttendanceError,
    SessionHomeError,
    VideoLinkError,
)
from odoo.addons.mentoring_program.models.mentoring_session_flow import SessionNotStartedError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestSession(MentoringCase):
    """What members, coordinators and others may do with a session, and what it counts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.session = cls._create_session(cls.relationship, cls.tina, NOON - timedelta(hours=2))

    def test_a_portal_member_plans_and_reports_a_session_that_then_counts(self):
        self.session.duration = 1.5
        self.session.action_hold()
        self.assertEqual(self.session.state, "held")
        self.assertEqual(self.session.attended_member_ids, self.relationship.member_ids)
        self.assertEqual(self.relationship.session_count, 1)
        self.assertEqual(self.relationship.hours, 1.5)
        self.assertEqual(self.relationship.member_ids.mapped("hours"), [1.5, 1.5])

    def test_attendance_noted_before_is_kept(self):
        mentor = self.relationship.member_ids.filtered(lambda one: one.role == "mentor")
        self.session.attended_member_ids = mentor
        self.session.action_hold()
        self.assertEqual(self.session.attended_member_ids, mentor)

    def test_each_report_can_be_given_twice_and_taken_back(self):
        for action, state in (
            ("action_hold", "held"),
            ("action_plan", "planned"),
            ("action_miss", "missed"),
            ("action_plan", "planned"),
            ("action_cancel", "cancelled"),
            ("action_plan", "planned"),
        ):
            for _repeated in range(2):
                getattr(self.session, action)()
                self.assertEqual(self.session.state, state)
        self.assertFalse(self.session.attended_member_ids)
        self.assertEqual(self.relationship.session_count, 0)

    def test_what_lies_ahead_is_neither_held_nor_missed(self):
        self.session.start = NOON + timedelta(minutes=1)
        for action in (self.session.action_hold, self.session.action_miss):
            with self.assertRaises(SessionNotStartedError):
                action()
        self.assertFalse(self.session.attended_member_ids)

    def test_a_cancelled_session_is_not_held(self):
        self.session.action_cancel()
        with self.assertRaises(TransitionError):
            self.session.action_hold()

    def test_nobody_sets_the_state_or_the_event_by_hand(self):
        for vals in ({"state": "held"}, {"calendar_event_id": False}):
            with self.assertRaises(ProtectedValueError):
                self.session.write(vals)

    def test_coordinators_and_managers_read_when_but_neither_where_nor_what(self):
        self.session.write(
            {"location": "Café", "video_link": "https://meet.example", "agenda": "<p>My boss</p>"}
        )
        for user in (self.carla, self.mona):
            session = self.session.with_user(user)
            session.invalidate_recordset()
            self.assertEqual(session.start, NOON - timedelta(hours=2))
            self.assertEqual(session.duration, 1.0)
            self.assertFalse(session.location or session.video_link or session.agenda)
            self.assertFalse(session.note_ids)
            for action in (session.action_hold, session.action_cancel):
                with self.assertRaises(AccessError):
                    action()

    def test_both_members_read_and_change_place_and_agenda(self):
        self.session.write({"location": "Café", "agenda": "<p>First</p>"})
        session = self.session.with_user(self.max)
        session.invalidate_recordset()
        self.assertEqual(session.location, "Café")
        session.agenda = "<p>Second</p>"
        session.video_link = "https://meet.example"
        self.session.invalidate_recordset()
        self.assertEqual(self.session.location, "Café")
        self.assertEqual(self.session.video_link, "https://meet.example")
        self.assertIn("Second", self.session.agenda)
        session.agenda = False
        self.assertFalse(self.session.with_user(self.tina).agenda)

    def test_strangers_and_line_managers_see_no_session(self):
        for user in (self.stella, self.theo, self.lars):
            self.assertFalse(self.session.with_user(user).search([]))
            with self.assertRaises(AccessError):
                self.session.with_user(user).read(["start"])
            with self.assertRaises(AccessError):
                self._create_session(self.relationship, user, NOON)

    def test_a_session_stays_in_its_relationship_and_its_program(self):
        other = self._create_program(name="Other")
        with self.assertRaises(SessionHomeError):
            self._create_session(self.relationship, self.tina, NOON, program_id=other.id)
        with self.assertRaises(ProtectedValueError):
            self.session.program_id = other

    def test_nothing_is_planned_before_the_approval_or_after_the_end(self):
        theo = self._create_participant(
            self.relationship.program_id.with_user(self.carla), self.theo
        )
        mentor = self.relationship.member_ids.filtered(lambda m: m.role == "mentor").participant_id
        mentor.capacity = 2
        proposed = self._create_relationship(self.relationship.program_id, mentor, theo)
        with self.assertRaises(SessionHomeError):
            self._create_session(proposed, self.theo, NOON)
        self.relationship.with_user(self.tina).action_end("It is enough")
        with self.assertRaises(SessionHomeError):
            self._create_session(self.relationship, self.tina, NOON)

    def test_ending_the_relationship_cancels_what_is_planned(self):
        self.relationship.with_user(self.tina).action_end("It is enough")
        self.assertEqual(self.session.state, "cancelled")

    def test_only_members_attend(self):
        stranger = self._create_participant(
            self.relationship.program_id.with_user(self.carla), self.theo
        )
        with self.assertRaises(SessionAttendanceError):
            self.session.sudo().attended_participant_ids = stranger

    def test_a_video_link_is_a_page(self):
        with self.assertRaises(VideoLinkError):
            self.session.video_link = "javascript:alert(1)"

    def test_a_coordinator_runs_the_events_of_his_program(self):
        kickoff = self._create_kickoff(NOON - timedelta(hours=1))
        people = self.relationship.member_ids.participant_id
        with self.assertRaises(AccessError):
            kickoff.with_user(self.tina).action_hold()
        kickoff.action_hold()
        self.assertEqual(kickoff.attended_participant_ids, people)
        self.assertEqual(kickoff.with_user(self.tina).location, "Hall")
        self.assertFalse(kickoff.with_user(self.stella).search([("kind", "=", "kickoff")]))

    def test_somebody_who_left_a_group_reads_what_was_and_changes_nothing(self):
        self.relationship.member_ids.filtered(
            lambda one: one.user_id == self.tina
        )._write_protected({"left_on": NOON})
        self.assertEqual(self.session.with_user(self.tina).state, "planned")
        with self.assertRaises(AccessError):
            self.session.with_user(self.tina).action_cancel()
