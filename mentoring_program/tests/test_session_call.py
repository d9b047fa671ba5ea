from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)
TOMORROW = NOON + timedelta(days=1)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestSessionCall(MentoringCase, HttpCase):
    """A call of the system's own, and the file that phones read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.meeting = cls._create_session(cls.relationship, cls.tina, TOMORROW, location="Café")
        cls.event = cls.meeting.sudo().calendar_event_id

    def test_an_own_call_opens_for_those_who_meet(self):
        self.meeting.action_add_call()
        link = self.meeting.video_link
        self.assertEqual(self.event.videocall_location, link)
        self.assertEqual(self.event.videocall_source, "discuss")
        for _twice in range(2):
            self.meeting.action_add_call()
            self.assertEqual(self.meeting.video_link, link)
        self.authenticate("tina", "tina")
        answer = self.url_open(link[link.index("/calendar/") :], allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        members = self.event.videocall_channel_id.channel_member_ids.partner_id
        self.assertEqual(members, (self.max | self.tina).partner_id)

    def test_a_new_event_leads_to_the_same_call(self):
        self.meeting.action_add_call()
        link = self.meeting.video_link
        self.event.unlink()
        self.meeting.action_plan()
        event = self.meeting.sudo().calendar_event_id
        self.assertEqual(event.videocall_location, link)
        self.assertTrue(link.endswith(event.access_token))

    def test_a_link_to_somebody_elses_call_does_not_take_it_over(self):
        self.meeting.action_add_call()
        other = self._create_session(self.relationship, self.max, TOMORROW + timedelta(days=1))
        other.video_link = self.meeting.video_link
        token = self.event.access_token
        events = self.env["calendar.event"].search([("access_token", "=", token)])
        self.assertEqual(events, self.event)
        with self.assertRaises(ProtectedValueError):
            other.call_token = token

    def test_a_program_that_meets_remotely_has_a_link_for_each_session(self):
        self.relationship.program_id.sudo().delivery = "remote"
        session = self._create_session(
            self.relationship, self.max, TOMORROW + timedelta(days=1), agenda="<p>Us</p>"
        )
        self.assertIn("/calendar/join_videocall/", session.video_link)
        session.video_link = "https://meet.example/x"
        self.assertEqual(session.video_link, "https://meet.example/x")
        session.video_link = False
        session.invalidate_recordset()
        self.assertIn("/calendar/join_videocall/", session.video_link)

    def test_others_make_no_call(self):
        for user in (self.carla, self.stella):
            with self.assertRaises(AccessError):
                self.meeting.with_user(user).action_add_call()

    def test_the_file_keeps_the_identity_of_the_session(self):
        def lines():
            return dict(
                line.split(":", 1)
                for line in self.meeting._calendar_file().decode().splitlines()
                if not line.startswith("BEGIN:") and not line.startswith("END:")
            )

        before = lines()
        self.meeting.write({"start": TOMORROW + timedelta(hours=2), "location": False})
        self.meeting.video_link = "https://meet.example/x"
        self._let_pass(self.event, minutes=5)
        after = lines()
        self.assertEqual(before["UID"], after["UID"])
        self.assertLess(int(before["SEQUENCE"]), int(after["SEQUENCE"]))
        self.assertEqual(before["LOCATION"], "Café")
        self.assertEqual(after["LOCATION"], "https://meet.example/x")
        self.assertEqual(after["DTSTART"], "20260602T140000Z")
        self.assertEqual(after["METHOD"], "PUBLISH")
        self.assertFalse([name for name in after if name.startswith(("ATTENDEE", "DESCRIPTION"))])

    def _let_pass(self, event, minutes):
        """As if the event had been written later than in this transaction."""
        event.flush_recordset()
        self.env.cr.execute(
            "UPDATE calendar_event SET write_date = create_date + %s WHERE id = %s",
            (timedelta(minutes=minutes), event.id),
        )
        event.invalidate_recordset()

    def test_the_mail_of_a_cancellation_takes_it_out_of_a_phone(self):
        before = self.env["mail.mail"].search([])
        self.meeting.action_cancel()
        mail = self.env["mail.mail"].search([]) - before
        file = mail.attachment_ids.raw.decode()
        self.assertIn("METHOD:CANCEL", file)
        self.assertIn("STATUS:CANCELLED", file)
        self.assertIn(f"UID:mentoring-session-{self.meeting.id}@", file)
