from datetime import datetime, timedelta

from odoo.tests import freeze_time, tagged
from odoo.tools import is_html_empty

from odoo.addons.mentoring_program import uninstall_hook

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)
TOMORROW = NOON + timedelta(days=1)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestSessionCalendar(MentoringCase):
    """Sessions are private calendar events that say when and where, and nothing we wrote."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.session = cls._create_session(
            cls.relationship, cls.tina, TOMORROW, agenda="<p>About my boss</p>", location="Café"
        )
        cls.event = cls.session.sudo().calendar_event_id

    def test_the_event_is_private_neutral_and_for_the_members(self):
        event = self.event
        self.assertEqual(event.privacy, "private")
        self.assertEqual(event.name, "Mentoring session")
        self.assertTrue(is_html_empty(event.description))
        self.assertFalse(event.res_model or event.res_id or event.activity_ids)
        self.assertEqual(event.partner_ids, (self.max | self.tina).partner_id)
        self.assertEqual(event.user_id, self.tina)
        self.assertEqual((event.start, event.stop), (TOMORROW, TOMORROW + timedelta(hours=1)))
        self.assertEqual(event.location, "Café")

    def test_no_word_of_the_agenda_is_in_the_event_or_its_messages(self):
        words = [self.event[name] for name in ("name", "description", "notes", "location")]
        words += self.env["mail.message"].search([("res_id", "=", self.event.id)]).mapped("body")
        self.assertFalse([word for word in words if word and "boss" in word])

    def test_defaults_of_the_client_do_not_get_into_the_event(self):
        self.event.unlink()
        self.session.with_context(
            default_description="About my boss", default_notes="My boss", default_show_as="free"
        ).action_plan()
        event = self.session.sudo().calendar_event_id
        self.assertFalse(event.description or event.notes)
        self.assertEqual(event.show_as, "busy")

    def test_colleagues_see_that_people_are_busy_and_no_more(self):
        event = self.event.with_user(self.stella)
        event.invalidate_recordset()
        self.assertEqual(event.display_name, "Busy")
        self.assertFalse(event.location)

    def test_the_event_follows_the_session(self):
        self.session.write({"start": TOMORROW + timedelta(hours=3), "duration": 0.33})
        self.assertEqual(self.event.start, TOMORROW + timedelta(hours=3))
        self.assertEqual(self.event.stop - self.event.start, timedelta(minutes=20))
        self.session.write({"location": False, "video_link": "https://meet.example/x"})
        self.assertFalse(self.event.location)
        self.assertEqual(self.event.videocall_location, "https://meet.example/x")

    def test_the_session_follows_the_event(self):
        event = self.event.with_user(self.max)
        event.write({"start": TOMORROW + timedelta(hours=1), "stop": TOMORROW + timedelta(hours=3)})
        self.assertEqual(self.session.start, TOMORROW + timedelta(hours=1))
        self.assertEqual(self.session.duration, 2.0)
        event.location = "Park"
        self.assertEqual(self.session.with_user(self.tina).location, "Park")

    def test_an_event_of_another_length_than_a_session_may_have_does_not_break(self):
        self.event.stop = self.event.start + timedelta(days=3)
        self.assertEqual(self.session.duration, 24.0)
        self.event.stop = self.event.start
        self.assertEqual(self.session.stop - self.session.start, timedelta(minutes=1))

    def test_the_event_stays_private(self):
        self.event.with_user(self.max).privacy = "public"
        self.assertEqual(self.event.privacy, "private")

    def test_cancelling_the_session_takes_the_event_out_of_the_calendars(self):
        self.session.action_cancel()
        self.assertFalse(self.event.active)
        mails = self.env["mail.mail"].search([("res_id", "=", self.event.id)])
        mail = mails.filtered(lambda one: "Deleted event" in one.subject)
        self.assertEqual(mail.recipient_ids, self.max.partner_id, "whoever cancels knows it")
        self.session.action_plan()
        self.assertTrue(self.event.active)

    def test_cancelling_what_is_past_writes_to_nobody(self):
        self.session.start = NOON - timedelta(days=1)
        self.session.action_cancel()
        mails = self.env["mail.mail"].search([("res_id", "=", self.event.id)])
        self.assertFalse(mails.filtered(lambda one: "Deleted event" in one.subject))

    def test_deleting_or_archiving_the_event_cancels_the_session(self):
        self.event.with_user(self.max).unlink()
        self.assertEqual(self.session.state, "cancelled")
        self.session.with_user(self.tina).action_plan()
        event = self.session.sudo().calendar_event_id
        self.assertTrue(event, "planned again, it is in the calendars again")
        event.with_user(self.max).active = False
        self.assertEqual(self.session.state, "cancelled")

    def test_what_was_held_stays_as_it_was_reported(self):
        self.session.start = NOON - timedelta(days=1)
        self.session.action_hold()
        self.event.write({"start": NOON, "stop": NOON + timedelta(hours=5)})
        self.event.unlink()
        self.assertEqual(self.session.state, "held")
        self.assertEqual(self.session.duration, 1.0)

    def test_deleting_a_session_or_what_it_belongs_to_deletes_the_event(self):
        self.relationship.with_user(self.carla).action_end("A test")
        self.relationship.sudo().unlink()
        self.assertFalse(self.event.exists())

    def test_deleting_a_program_deletes_its_events(self):
        program = self._create_program()
        event = self._create_kickoff(TOMORROW).sudo().calendar_event_id
        self.assertTrue(event.exists())
        program.sudo().unlink()
        self.assertFalse(event.exists())

    def test_uninstalling_removes_our_private_events_and_no_other(self):
        other = self.env["calendar.event"].create({"name": "Lunch", "start": NOON, "stop": NOON})
        self.session.action_cancel()
        uninstall_hook(self.env)
        self.assertFalse(self.event.exists())
        self.assertTrue(other.exists())

    def test_who_leaves_is_invited_no_longer(self):
        tina = self.relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        tina._write_protected({"left_on": NOON})
        self.session.with_user(self.max).start = TOMORROW + timedelta(hours=1)
        self.assertEqual(self.event.partner_ids, self.max.partner_id)

    def test_a_kickoff_invites_everybody_accepted_now_and_later(self):
        event = self._create_kickoff(TOMORROW).sudo().calendar_event_id
        self.assertEqual(event.partner_ids, (self.carla | self.max | self.tina).partner_id)
        self.assertEqual(event.name, "Mentoring: Kick-off")
        program = self.relationship.program_id.with_user(self.carla)
        theo = self._create_participant(program, self.theo)
        self.assertIn(self.theo.partner_id, event.partner_ids)
        theo.with_user(self.theo).action_withdraw()
        self.assertNotIn(self.theo.partner_id, event.partner_ids)
