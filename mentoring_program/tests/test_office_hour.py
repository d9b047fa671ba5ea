from datetime import datetime, timedelta

import pytz
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_office_hour import (
    OfficeHourOfferError,
    OfficeHourTakenError,
)

from .common import MentoringCase

NOON = datetime(2026, 3, 2, 12)
PARIS = pytz.timezone("Europe/Paris")


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestOfficeHour(MentoringCase):
    """Max offers hours to Tina and Theo; whoever books one first has it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        program = cls._create_program()
        program.action_open_recruitment()
        cls.mentor = cls._create_participant(program, cls.max, "mentor", capacity=2)
        people = [cls._create_participant(program, user) for user in (cls.tina, cls.theo)]
        program.action_establish_structure()
        cls.pairs = cls.env["mentoring.relationship"]._propose(
            program.sudo(), [(cls.mentor.sudo(), one.sudo(), 0.0) for one in people]
        )
        cls._approve(cls.pairs)
        cls.hours = cls._offer(count=2)

    @classmethod
    def _offer(cls, start=NOON + timedelta(days=1), count=1, weeks=1, user=None, **values):
        hours = cls.env["mentoring.office.hour"].with_user(user or cls.max)
        values = {"mentor_id": cls.mentor.id, "start": start, "duration": 0.5, **values}
        return hours._offer(values, count, weeks, PARIS)

    def _bookable(self, user):
        return self.env["mentoring.office.hour"].with_user(user)._bookable()

    def test_a_booked_hour_is_a_session_of_the_two(self):
        self.hours[0].location = "Room 5"
        self.hours[0].with_user(self.tina).action_book()
        session = self.pairs[0].with_user(self.tina).session_ids
        self.assertEqual(session.start, self.hours[0].start)
        self.assertEqual((session.duration, session.location), (0.5, "Room 5"))
        partners = session.sudo().calendar_event_id.partner_ids
        self.assertEqual(partners, (self.max | self.tina).partner_id)

    def test_pressed_twice_it_is_booked_once(self):
        for _twice in range(2):
            self.hours[0].with_user(self.tina).action_book()
        self.assertEqual(len(self.pairs[0].session_ids), 1)

    def test_who_comes_second_is_told_so_and_not_by_whom(self):
        self.hours[0].with_user(self.tina).action_book()
        self.env.invalidate_all()
        hour = self.hours[0].with_user(self.theo)
        self.assertEqual(self._bookable(self.theo), self.hours[1])
        with self.assertRaisesRegex(OfficeHourTakenError, "taken"):
            hour.action_book()
        self.assertFalse(self.pairs[1].session_ids)
        self.assertTrue(hour.is_booked)
        self.assertFalse(hour.is_mine or hour.booked_by)
        self.assertEqual(self.hours[0].with_user(self.max).booked_by, "Tina")
        with self.assertRaises(AccessError):
            hour.read(["session_id"])

    def test_an_hour_in_which_the_mentor_is_busy_by_now_is_not_offered(self):
        self.env["calendar.event"].create(
            {
                "name": "Secret",
                "start": self.hours[0].start,
                "stop": self.hours[0].stop,
                "partner_ids": [(6, 0, self.max.partner_id.ids)],
            }
        )
        self.assertEqual(self._bookable(self.tina), self.hours[1])
        with self.assertRaises(OfficeHourTakenError):
            self.hours[0].with_user(self.tina).action_book()

    def test_a_session_that_is_cancelled_or_moved_gives_the_hour_back(self):
        for undo in (
            lambda session: session.action_cancel(),
            lambda session: session.write({"start": NOON + timedelta(days=9)}),
        ):
            self.hours[0].with_user(self.tina).action_book()
            self.assertNotIn(self.hours[0], self._bookable(self.theo))
            undo(self.pairs[0].with_user(self.tina).session_ids[0])
            self.env.invalidate_all()
            self.assertIn(self.hours[0], self._bookable(self.theo))

    def test_nobody_but_mentees_of_the_mentor_sees_or_books(self):
        for user in (self.stella, self.lars, self.carla, self.mona):
            self.assertFalse(self._bookable(user))
            with self.assertRaises(AccessError):
                self.hours[0].with_user(user).action_book()
        with self.assertRaises(AccessError):
            self.hours[0].action_book()

    def test_mentees_offer_and_change_nothing(self):
        with self.assertRaises(AccessError):
            self._offer(NOON + timedelta(days=3), user=self.tina)
        mentee = self.pairs[0].sudo().member_ids.participant_id - self.mentor.sudo()
        with self.assertRaises(OfficeHourOfferError):
            self._offer(NOON + timedelta(days=3), user=self.tina, mentor_id=mentee.id)
        with self.assertRaises(AccessError):
            self.hours[0].with_user(self.tina).location = "Elsewhere"
        with self.assertRaises(ProtectedValueError):
            self.hours[0].session_id = self.pairs[0].session_ids

    def test_hours_follow_each_other_and_keep_their_time_when_clocks_change(self):
        hours = self._offer(datetime(2026, 3, 26, 9), count=2, weeks=2)
        local = [pytz.utc.localize(one.start).astimezone(PARIS) for one in hours]
        self.assertEqual(
            [f"{one:%d %H:%M}" for one in local], ["26 10:00", "26 10:30", "02 10:00", "02 10:30"]
        )

    def test_what_cannot_be_offered_is_refused(self):
        for start, values in (
            (NOON - timedelta(days=1), {}),
            (self.hours[0].start + timedelta(minutes=15), {}),
            (NOON + timedelta(days=4), {"video_link": "javascript:alert(1)"}),
            (NOON + timedelta(days=4), {"count": 0}),
            (NOON + timedelta(days=4), {"count": 10, "weeks": 52}),
        ):
            with self.assertRaises(OfficeHourOfferError):
                self._offer(start, **values)
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self._offer(NOON + timedelta(days=4), duration=-1)

    def test_a_booked_hour_is_not_taken_back(self):
        self.hours[0].with_user(self.tina).action_book()
        with self.assertRaises(OfficeHourTakenError):
            self.hours[0].unlink()
        self.hours[1].unlink()
