from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_session_flow import SessionNotStartedError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestEventAttendance(MentoringCase):
    """Who was at an event, by tick; and a workshop that counts as training."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls.program = cls.relationship.program_id.with_user(cls.carla)
        cls.training = (
            cls.env["mentoring.resource"]
            .with_user(cls.carla)
            .create(
                {
                    "name": "Listening",
                    "kind": "training",
                    "is_mandatory": True,
                    "program_id": cls.program.id,
                    "company_id": cls.company.id,
                }
            )
        )
        cls.event = cls._create_event(
            cls.program,
            kind="workshop",
            start=NOON - timedelta(hours=1),
            training_ids=[(6, 0, cls.training.ids)],
        )
        cls.mentor, cls.mentee = cls.relationship.member_ids.participant_id.sorted("role desc")

    def _row(self, person):
        rows = self.event.invitation_ids
        return rows.filtered(lambda one: one.participant_id == person)

    def _done(self):
        return self.training.sudo().completion_ids.participant_id

    def test_ticks_are_attendance_and_survive_the_report(self):
        self._row(self.mentee).attended = True
        self.event.action_hold()
        self.assertEqual(self.event.attended_participant_ids, self.mentee)
        self.assertFalse(self._row(self.mentor).attended)

    def test_without_ticks_everybody_came_who_did_not_say_no(self):
        self._row(self.mentor).answer = "no"
        self.event.action_hold()
        self.assertEqual(self.event.attended_participant_ids, self.mentee)

    def test_attending_counts_as_training_once_the_event_was_held(self):
        self._row(self.mentee).attended = True
        self.assertFalse(self._done(), "it has not been reported yet")
        for _repeated in range(2):
            self.event.action_hold()
            self.assertEqual(self._done(), self.mentee)
        self.assertNotIn(self.training, self.mentee._open_resources())
        self.assertIn(self.training, self.mentor._open_resources())
        done = self.training.sudo().completion_ids
        self.assertEqual((done.done_on, done.noted_by_id), (NOON, self.carla))

    def test_ticks_set_right_later_set_the_training_right(self):
        self._row(self.mentee).attended = True
        self.event.action_hold()
        self._row(self.mentee).attended = False
        self._row(self.mentor).attended = True
        self.assertEqual(self._done(), self.mentor)
        self.event.action_plan()
        self.assertFalse(self._done())

    def test_what_was_done_before_the_event_stays_when_the_event_is_taken_back(self):
        self.mentee.with_user(self.tina).action_complete_resource(self.training.id)
        self.event.action_hold()
        self.event.action_miss()
        self.assertEqual(self._done(), self.mentee)

    def test_another_training_counts_from_the_moment_it_is_named(self):
        self.event.action_hold()
        other = self.training.copy({"name": "Asking"})
        self.event.training_ids = other
        self.assertFalse(self._done())
        self.assertEqual(len(other.sudo().completion_ids), 2)

    def test_nobody_reports_what_lies_ahead_and_no_participant_reports_at_all(self):
        with self.assertRaises(AccessError):
            self.event.with_user(self.max).action_hold()
        self.event.start = NOON + timedelta(hours=1)
        with self.assertRaises(SessionNotStartedError):
            self.event.action_hold()
        self.assertFalse(self._done())
