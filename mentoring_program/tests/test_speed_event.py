from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from ..models.mentoring_lifecycle_mixin import TransitionError
from ..models.mentoring_program_gate import GateError
from ..models.mentoring_session_flow import SessionNotStartedError
from ..models.mentoring_speed_event_flow import EmptyTimetableError
from .speed_common import START, SpeedCase


@tagged("post_install", "-at_install")
@freeze_time("2026-05-01 09:00:00")
class TestSpeedEvent(SpeedCase):
    """Published, changed, held, cancelled: what becomes of an event, and who hears of it."""

    def _guests(self, event):
        return event.sudo().session_ids.calendar_event_id.partner_ids

    def test_publishing_puts_one_private_event_in_everybodys_calendar(self):
        entry = self._publish().sudo().session_ids.calendar_event_id
        self.assertEqual((entry.start, entry.stop), (START, START + timedelta(minutes=35)))
        self.assertEqual(entry.privacy, "private")
        self.assertNotIn(self.program.name, entry.name)
        users = self.max | self.stella | self.tina | self.theo | self.carla
        self.assertEqual(entry.partner_ids, users.partner_id)

    def test_publishing_sends_everybody_one_mail_with_his_own_timetable(self):
        self.tina.tz = "Asia/Tokyo"
        self._publish()
        for user in (self.max, self.stella, self.tina, self.theo):
            self.assertEqual(self._mails_to(user), 1, user.name)
        body = self._timetable_mails(self.tina).body_html
        self.assertIn("Max", body)
        self.assertIn("Stella", body)
        self.assertNotIn("Theo", body)
        self.assertIn("1:00", body)  # 16:00 in London is one o'clock at night in Tokyo
        self.assertIn("Tuesday", body)

    def test_publishing_twice_tells_nobody_twice(self):
        event = self._publish()
        event.action_publish()
        self.assertEqual(self._mails_to(self.tina), 1)
        self.assertEqual(len(event.session_ids), 1)

    def test_publishing_again_tells_those_alone_whom_it_concerns(self):
        event = self._publish((1, 1, "max", "tina"), (1, 2, "stella", "theo"))
        self._plan((1, 1, "max", "tina"), (2, 2, "stella", "theo"))
        self.assertEqual(event.untold_ids, self.people["stella"] | self.people["theo"])
        event.action_publish()
        self.assertFalse(event.untold_ids)
        self.assertEqual(len(self._timetable_mails(self.theo)), 2)
        self.assertEqual(len(self._timetable_mails(self.tina)), 1)

    def test_a_new_place_concerns_everybody(self):
        event = self._publish()
        event.location = "Library"
        self.assertEqual(len(event.untold_ids), 4)
        self.assertEqual(event.sudo().session_ids.calendar_event_id.location, "Library")

    def test_who_is_left_out_is_told_and_no_longer_invited(self):
        event = self._publish()
        self._plan((1, 1, "max", "tina"))
        event.action_publish()
        self.assertIn("no meeting", self._timetable_mails(self.theo)[0].body_html)
        self.assertNotIn(self.theo.partner_id, self._guests(event))

    def test_an_empty_timetable_is_not_published(self):
        event = self._plan((1, 1, "max", "tina"))
        self.people["tina"].action_withdraw()
        with self.assertRaises(EmptyTimetableError):
            event.action_publish()

    def test_who_withdraws_leaves_free_slots_and_the_calendar(self):
        event = self._publish()
        self.people["tina"].with_user(self.tina).action_withdraw()
        self.assertEqual(set(self._names(event)), {(1, 2), (2, 1)})
        self.assertNotIn(self.tina.partner_id, self._guests(event))
        self.assertEqual(event.untold_ids, self.people["max"] | self.people["stella"])
        event.action_publish()
        self.assertIn("free", self._timetable_mails(self.max)[0].body_html)
        self.assertEqual(len(self._timetable_mails(self.tina)), 1)

    def test_who_leaves_the_company_leaves_the_timetable(self):
        event = self._publish()
        self.employees[self.tina].sudo().action_archive()
        for _time in range(2):
            self.env["mentoring.relationship.member"]._cron_end_departed()
        self.assertEqual(set(self._names(event)), {(1, 2), (2, 1)})

    def test_moving_the_calendar_entry_moves_the_event(self):
        event = self._publish()
        entry = event.sudo().session_ids.calendar_event_id
        later = START + timedelta(days=1)
        entry.write({"start": later, "stop": later + timedelta(minutes=35)})
        self.assertEqual(event.start, later)
        self.assertEqual(event.round_ids[1].start, later + timedelta(minutes=25))

    def test_stretching_the_calendar_entry_does_not_stretch_the_rounds(self):
        event = self._publish()
        entry = event.sudo().session_ids.calendar_event_id
        entry.stop = START + timedelta(hours=3)
        self.assertEqual(event.stop, START + timedelta(minutes=35))
        self.assertEqual(entry.stop, event.stop)

    def test_deleting_the_calendar_entry_takes_the_publication_back(self):
        event = self._publish()
        event.sudo().session_ids.calendar_event_id.unlink()
        self.assertEqual(event.state, "planned")
        event.action_publish()
        self.assertEqual(event.sudo().session_ids.calendar_event_id.start, START)
        self.assertEqual(len(event.session_ids), 1)

    def test_holding_counts_who_attended(self):
        event = self._publish((1, 1, "max", "tina"), (1, 2, "stella", "theo"))
        with freeze_time(self._after(event)):
            event.action_hold()
            event.action_hold()
            self.assertEqual(event.state, "held")
            everybody = self.env["mentoring.participant"].union(*self.people.values())
            self.assertEqual(event.session_ids.attended_participant_ids, everybody)
            self._meeting(event, 1, 2).action_miss()
            missing = self.people["stella"] | self.people["theo"]
            self.assertEqual(event.session_ids.attended_participant_ids, everybody - missing)
            self._meeting(event, 1, 2).action_hold()
            self.assertEqual(event.session_ids.attended_participant_ids, everybody)
        self.assertEqual(self.program.session_count, 1)

    def test_an_event_that_lies_ahead_cannot_be_held(self):
        event = self._publish()
        with self.assertRaises(SessionNotStartedError):
            event.action_hold()
        self.assertEqual(event.state, "published")

    def test_a_report_by_mistake_is_taken_back_with_the_session(self):
        event = self._publish()
        with freeze_time(self._after(event)):
            event.action_hold()
            event.session_ids.action_plan()
        self.assertEqual(event.state, "published")
        self.assertEqual(set(event.meeting_ids.mapped("state")), {"planned"})

    def test_calling_off_clears_the_calendars_once(self):
        event = self._publish()
        event.action_cancel()
        event.action_cancel()
        self.assertEqual(event.session_ids.state, "cancelled")
        self.assertFalse(event.sudo().session_ids.calendar_event_id.active)
        self.assertEqual(self._mails_to(self.tina), 2)
        with self.assertRaises(TransitionError):
            event.action_publish()

    def test_cancelling_the_program_calls_the_event_off(self):
        event = self._publish()
        self.program.action_cancel("No budget")
        self.assertEqual(event.state, "cancelled")
        self.assertEqual(event.session_ids.state, "cancelled")

    def test_the_gates_of_a_speed_program_ask_for_its_event(self):
        with self.assertRaises(GateError):
            self.program.action_provide_training()
        event = self._publish()
        self.program.action_provide_training()
        self.program.action_start_monitoring()
        with self.assertRaises(GateError):
            self.program.action_celebrate()
        with freeze_time(self._after(event)):
            event.action_hold()
            self.program.objective_ids.write({"actual": 5, "measured_on": fields.Date.today()})
            self.program.action_celebrate()
            self.program.action_make_report()
            self.program.action_close()
        self.assertEqual(self.program.state, "closed")
