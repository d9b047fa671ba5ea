from datetime import datetime, timedelta

from lxml import html
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..models.mentoring_speed_event import SpeedEventTooLongError
from ..models.mentoring_speed_event_change import DoubleBookingError
from ..models.mentoring_speed_event_timetable import SpeedEventStartError
from .speed_common import START, SpeedCase


@tagged("post_install", "-at_install")
@freeze_time("2026-05-01 09:00:00")
class TestSpeedTimetable(SpeedCase):
    """Rounds, breaks and tables, and what no timetable may hold."""

    def test_rounds_follow_each_other_with_a_break_between(self):
        event = self._plan()
        first, second = event.round_ids
        self.assertEqual((first.start, first.stop), (START, START + timedelta(minutes=10)))
        self.assertTrue(first.has_break)
        self.assertEqual(second.start, START + timedelta(minutes=25))
        self.assertFalse(second.has_break)
        self.assertEqual(event.stop, START + timedelta(minutes=35))

    def test_another_beginning_moves_every_round(self):
        event = self._plan()
        event.write({"start": START + timedelta(hours=1), "break_minutes": 5})
        self.assertEqual(event.round_ids[1].start, START + timedelta(minutes=75))
        self.assertEqual(event.stop, START + timedelta(minutes=85))

    def test_rounds_stay_as_long_when_the_clocks_change(self):
        self.program.speed_start = datetime(2026, 10, 25, 0, 50)  # 02:50 in Paris, clocks go back
        event = self._plan()
        first, second = event.round_ids
        self.assertEqual(second.start - first.start, timedelta(minutes=25))
        self.assertIn("2:50", event._time(first.start))
        self.assertIn("2:15", event._time(second.start))

    def test_times_are_printed_in_the_zone_of_the_event(self):
        event = self._plan()
        self.assertIn("6:00", event._time(START))  # 18:00 in Paris
        self.assertIn("6:00", event.timetable_html)
        self.assertIn("Europe/Paris", event.timetable_html)

    def test_the_grid_shows_every_meeting_and_the_break(self):
        grid = self._plan().timetable_html
        for text in ("Max", "Stella", "Tina", "Theo", "Round 1", "Round 2", "15 min"):
            self.assertIn(text, grid.replace("\n", " ").replace("Round <!-- -->", "Round "))

    def _print(self, event, report):
        reports = self.env["ir.actions.report"].with_user(self.carla)
        page, _kind = reports._render_qweb_html(f"mentoring_program.{report}", event.ids)
        return page.decode()

    def test_everybody_has_a_printed_sheet_with_his_own_meetings_alone(self):
        event = self._plan((1, 1, "max", "tina"), (2, 2, "stella", "theo"))
        document = html.fromstring(self._print(event, "report_speed_sheets"))
        sheets = {
            sheet.xpath("string(.//h1)"): " ".join(sheet.text_content().split())
            for sheet in document.xpath("//div[@class='o_mentoring_sheet']")
        }
        self.assertEqual(list(sheets), ["Max", "Stella", "Theo", "Tina"])
        self.assertIn("Tina", sheets["Max"])
        self.assertIn("Break of 15 minutes", sheets["Max"])
        self.assertIn("free", sheets["Max"])
        self.assertNotIn("Theo", sheets["Max"])

    def test_the_printed_timetable_shows_all_of_them(self):
        page = self._print(self._plan(), "report_speed_timetable")
        for text in ("Max", "Stella", "Tina", "Theo", "Canteen", "Europe/Paris"):
            self.assertIn(text, page)

    def test_another_matching_replaces_the_timetable_of_the_same_event(self):
        event = self._plan()
        again = self._plan((1, 1, "stella", "tina"))
        self.assertEqual(again, event)
        self.assertEqual(self._names(event), {(1, 1): ("Stella", "Tina")})
        self.assertEqual(event.table_count, 1)

    def test_rounds_that_are_no_longer_wanted_go(self):
        event = self._plan()
        self.program.speed_rounds = 1
        self._plan((1, 1, "stella", "tina"))
        self.assertEqual(event.round_ids.mapped("number"), [1])

    def test_a_timetable_needs_a_beginning_that_lies_ahead(self):
        for start in (False, datetime(2026, 4, 30, 9)):
            self.program.speed_start = start
            with self.assertRaises(SpeedEventStartError):
                self._plan()

    def test_an_event_that_has_begun_keeps_its_timetable(self):
        event = self._publish()
        with freeze_time(START), self.assertRaises(SpeedEventStartError):
            self._plan((1, 1, "stella", "tina"))
        self.assertEqual(len(event.meeting_ids), 4)

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_whom_nobody_can_be(self):
        for place in (
            (1, 2, "max", "theo"),  # a mentor twice in a round
            (1, 2, "stella", "tina"),  # a mentee twice in a round
            (2, 1, "max", "tina"),  # a pair twice
            (1, 1, "stella", "theo"),  # a table twice in a round
        ):
            with self.assertRaises(IntegrityError), self.cr.savepoint():
                self._plan((1, 1, "max", "tina"), place)

    def test_who_mentors_in_a_round_cannot_learn_in_it(self):
        self.people["theo"].role = "both"
        with self.assertRaises(DoubleBookingError):
            self._plan((1, 1, "max", "theo"), (1, 2, "theo", "tina"))
        self._plan((1, 1, "max", "theo"), (2, 2, "theo", "tina"))

    def test_an_event_ends_within_a_day(self):
        event = self._plan()
        with self.assertRaises(SpeedEventTooLongError):
            event.write({"break_minutes": 240, "minutes": 240})
            event.sudo()._write_protected({"round_count": 50})

    def test_meetings_are_not_written_by_hand(self):
        event = self._plan()
        with self.assertRaises(AccessError):
            event.meeting_ids[0].table_number = 5
        with self.assertRaises(AccessError):
            event.sudo().meeting_ids[0].mentee_id = self.people["theo"]
        with self.assertRaises(AccessError):
            event.state = "published"
