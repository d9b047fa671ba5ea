from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..models.mentoring_match_run_apply import StaleRunError
from ..models.mentoring_speed_event_change import DoubleBookingError
from ..wizard.mentoring_match_pair import ForbiddenPairError
from ..wizard.mentoring_speed_place import EventOverError
from ..wizard.mentoring_speed_swap import SwapError
from .speed_common import START, SpeedCase


@tagged("post_install", "-at_install")
@freeze_time("2026-05-01 09:00:00")
class TestSpeedChange(SpeedCase):
    """From a matching to a timetable, and changes of it by hand under the same rules."""

    def _match(self):
        run = self.env["mentoring.match.run"].with_user(self.carla)
        run = run.browse(self.program.action_match()["res_id"])
        run.action_run()
        return run

    def test_a_matching_makes_a_timetable_in_which_everybody_meets_everybody(self):
        run = self._match()
        self.assertEqual(run.state, "done", run.failure)
        run.action_apply()
        event = self.program.speed_event_id
        self.assertEqual(
            set(self._names(event).values()),
            {(one, two) for one in ("Max", "Stella") for two in ("Tina", "Theo")},
        )
        self.assertEqual((event.round_count, event.table_count), (2, 2))
        self.assertEqual((event.start, event.location), (START, "Canteen"))
        self.assertFalse(self.program.relationship_ids)

    def test_applying_twice_makes_one_timetable(self):
        run = self._match()
        run.action_apply()
        meetings = self.program.speed_event_id.meeting_ids
        run.action_apply()
        self.assertEqual(self.program.speed_event_ids.meeting_ids, meetings)

    def test_another_number_of_rounds_makes_a_matching_stale(self):
        run = self._match()
        self.program.speed_rounds = 3
        with self.assertRaises(StaleRunError):
            run.action_apply()
        self.assertFalse(self.program.speed_event_ids)

    def test_somebody_who_came_later_makes_a_matching_stale(self):
        run = self._match()
        self._create_participant(self.program, self.lars_as_employee())
        with self.assertRaisesRegex(StaleRunError, "Lars"):
            run.action_apply()

    def lars_as_employee(self):
        self.employees[self.lars] = self.boss
        return self.lars

    def test_meetings_swap_their_rounds_and_tables(self):
        event = self._plan((1, 1, "max", "tina"), (2, 2, "stella", "theo"))
        self._swap(event, (1, 1), (2, 2), "slots")
        self.assertEqual(self._names(event), {(2, 2): ("Max", "Tina"), (1, 1): ("Stella", "Theo")})
        self.assertEqual(set(event.meeting_ids.mapped("state")), {"planned"})

    def test_meetings_swap_their_mentees(self):
        event = self._plan((1, 1, "max", "tina"), (1, 2, "stella", "theo"))
        self._swap(event, (1, 1), (1, 2), "mentees")
        self.assertEqual(self._names(event), {(1, 1): ("Max", "Theo"), (1, 2): ("Stella", "Tina")})

    def test_a_swap_that_would_make_two_meet_twice_is_refused_and_names_them(self):
        event = self._plan()
        before = self._names(event)
        with self.assertRaisesRegex(DoubleBookingError, "Max and Theo"):
            self._swap(event, (1, 1), (1, 2), "mentees")
        self.assertEqual(self._names(event), before)

    def test_a_swap_that_would_seat_somebody_twice_is_refused_and_names_him(self):
        event = self._plan((1, 1, "max", "tina"), (1, 2, "stella", "theo"), (2, 1, "max", "theo"))
        with self.assertRaisesRegex(DoubleBookingError, "Theo"):
            self._swap(event, (1, 1), (2, 1), "slots")

    def test_a_swap_keeps_the_rules_of_the_matching(self):
        self.people["max"].excluded_ids = self.people["theo"]
        event = self._plan((1, 1, "max", "tina"), (1, 2, "stella", "theo"))
        with self.assertRaises(ForbiddenPairError):
            self._swap(event, (1, 1), (1, 2), "mentees")

    def test_only_planned_meetings_of_one_event_are_swapped(self):
        event = self._plan()
        with self.assertRaises(SwapError):
            self._swap(event, (1, 1), (1, 1), "slots")
        self._meeting(event, 1, 1).sudo()._write_protected({"state": "held"})
        with self.assertRaises(SwapError):
            self._swap(event, (1, 1), (1, 2), "slots")

    def test_others_swap_nothing(self):
        event = self._publish()
        for user in (self.max, self.lars):
            with self.assertRaises(AccessError):
                self._swap(event, (1, 1), (2, 2), "slots", user)

    def _place(self, event, number, mentor, mentee):
        places = self.env["mentoring.speed.place"].with_user(self.carla)
        return places.create(
            {
                "event_id": event.id,
                "round_id": event.round_ids[number - 1].id,
                "mentor_id": self.people[mentor].id,
                "mentee_id": self.people[mentee].id,
            }
        )

    def test_a_late_joiner_gets_a_free_slot_and_everybody_else_keeps_his(self):
        event = self._publish((1, 1, "max", "tina"))
        place = self._place(event, 1, "stella", "theo")
        self.assertEqual(place.table_number, 2)
        place.action_add()
        self.assertEqual(self._names(event)[1, 2], ("Stella", "Theo"))
        self.assertEqual(event.untold_ids, self.people["stella"] | self.people["theo"])
        event.action_publish()
        guests = event.sudo().session_ids.calendar_event_id.partner_ids
        self.assertIn(self.theo.partner_id, guests)

    def test_a_slot_that_is_not_free_is_not_given_twice(self):
        event = self._plan((1, 1, "max", "tina"))
        with self.assertRaisesRegex(DoubleBookingError, "Max"):
            self._place(event, 1, "max", "theo").action_add()
        with self.assertRaisesRegex(DoubleBookingError, "already"):
            self._place(event, 2, "max", "tina").action_add()

    def test_nothing_is_added_to_an_event_that_is_over(self):
        event = self._plan((1, 1, "max", "tina"))
        event.action_cancel()
        with self.assertRaises(EventOverError):
            self._place(event, 1, "stella", "theo").action_add()
