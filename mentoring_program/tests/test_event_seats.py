from datetime import datetime

from psycopg2 import IntegrityError

from odoo.tests import freeze_time, tagged
from odoo.tools import SQL, mute_logger

from odoo.addons.mentoring_program.models.mentoring_session_seats import EventFullError

from .common import MentoringCase


@freeze_time(datetime(2026, 6, 1, 12))
@tagged("post_install", "-at_install")
class TestEventSeats(MentoringCase):
    """Events with a limited number of seats: whoever answers, and whoever changes the number."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls.program = cls.relationship.program_id.with_user(cls.carla)
        cls._create_participant(cls.program, cls.theo)
        cls.event = cls._create_event(cls.program, seats=1)
        cls.max_s, cls.tina_s = (cls.event.with_user(user) for user in (cls.max, cls.tina))

    def test_the_last_seat_is_taken_once_and_free_again_when_somebody_cannot_come(self):
        self.max_s.action_answer_yes()
        self.max_s.action_answer_yes()
        self.assertEqual((self.event.seats_taken, self.event.seats_left), (1, 0))
        with self.assertRaises(EventFullError):
            self.tina_s.action_answer_yes()
        self.tina_s.action_answer_maybe()
        self.max_s.action_answer_no()
        self.assertEqual(self.event.seats_left, 1)
        self.tina_s.action_answer_yes()
        self.assertEqual(self.event.seats_taken, 1)

    def test_neither_a_calendar_nor_a_coordinator_gives_more_seats_than_there_are(self):
        self.max_s.action_answer_yes()
        attendees = self.event.sudo().calendar_event_id.attendee_ids
        attendee = attendees.filtered(lambda one: one.partner_id == self.theo.partner_id)
        rows = self.event.invitation_ids
        row = rows.filtered(lambda one: one.user_id == self.theo)
        for attempt in (
            attendee.with_user(self.theo).do_accept,
            lambda: row.write({"answer": "yes"}),
            lambda: rows.write({"answer": "yes"}),
        ):
            with self.assertRaises(EventFullError):
                attempt()
            self.env.invalidate_all()
        row.sudo().unlink()
        with self.assertRaises(EventFullError):
            self.env["mentoring.event.invitation"].sudo().create(
                {
                    "session_id": self.event.id,
                    "participant_id": self.program.participant_ids.filtered(
                        lambda one: one.user_id == self.theo
                    ).id,
                    "answer": "yes",
                }
            )

    def test_who_leaves_the_program_gives_his_seat_back(self):
        theo = self.event.with_user(self.theo)
        theo.action_answer_yes()
        person = self.program.participant_ids.filtered(lambda one: one.user_id == self.theo)
        person.with_user(self.theo).action_withdraw()
        self.assertEqual(self.event.seats_taken, 0)

    def test_seats_are_not_taken_away_from_those_who_come(self):
        self.event.seats = 0
        for event in (self.max_s, self.tina_s):
            event.action_answer_yes()
        self.assertEqual(self.event.seats_taken, 2)
        with self.assertRaises(EventFullError):
            self.event.seats = 1
        self.event.seats = 2
        self.assertEqual(self.event.seats_left, 0)

    def test_the_database_itself_lets_nobody_in_without_a_seat(self):
        self.env.flush_all()
        query = SQL("UPDATE mentoring_session SET seats_taken = 2 WHERE id = %s", self.event.id)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.env.execute_query(query)
