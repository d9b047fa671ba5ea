from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_session_answer import EventAnswerError
from odoo.addons.mentoring_program.models.mentoring_session_event import EventHomeError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)
FRIDAY = NOON + timedelta(days=4)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestEventInvitation(MentoringCase):
    """Who is invited to an event, what he answers in portal or calendar, and the reminder."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls.program = cls.relationship.program_id.with_user(cls.carla)
        cls.event = cls._create_event(cls.program, title="Listening")

    def _row(self, user, event=None):
        rows = (event or self.event).sudo().invitation_ids
        return rows.filtered(lambda one: one.user_id == user)

    def _attendee(self, user):
        attendees = self.event.sudo().calendar_event_id.attendee_ids
        return attendees.filtered(lambda one: one.partner_id == user.partner_id)

    def _reminders(self, user):
        mails = self.env["mail.mail"].search([("recipient_ids", "in", user.partner_id.ids)])
        return mails.filtered(lambda one: one.subject.startswith("Soon"))

    def test_events_are_for_everybody_or_for_one_role(self):
        for audience, users in (
            ("all", self.max | self.tina),
            ("mentor", self.max),
            ("mentee", self.tina),
        ):
            event = self._create_event(self.program, audience=audience)
            self.assertEqual(event.invitation_ids.user_id, users)
            self.assertEqual(
                event.sudo().calendar_event_id.partner_ids, (users | self.carla).partner_id
            )

    def test_the_invited_follow_the_role_and_the_program(self):
        self.event.audience = "mentor"
        self.assertEqual(self.event.invitation_ids.user_id, self.max)
        self.event.audience = "all"
        theo = self._create_participant(self.program, self.theo)
        self.assertIn(self.theo, self.event.invitation_ids.user_id)
        theo.with_user(self.theo).action_withdraw()
        self.assertNotIn(self.theo, self.event.invitation_ids.user_id)

    def test_who_is_not_invited_does_not_see_the_event(self):
        event = self._create_event(self.program, audience="mentor", title="For mentors")
        for user, found in ((self.max, 1), (self.tina, 0), (self.stella, 0), (self.lars, 0)):
            mine = self.env["mentoring.session"].with_user(user)
            self.assertEqual(mine.search_count([("id", "=", event.id)]), found, user.name)
            with self.subTest(user=user.name):
                if not found:
                    with self.assertRaises(AccessError):
                        event.with_user(user).action_answer_yes()

    def test_everybody_reads_his_own_invitation_and_how_many_come(self):
        self.event.with_user(self.max).action_answer_yes()
        mine = self.event.with_user(self.tina)
        mine.invalidate_recordset()  # the cache of links is one for everybody
        self.assertEqual(mine.invitation_ids.user_id, self.tina)
        self.assertEqual((mine.yes_count, mine.open_count), (1, 1))
        self.assertEqual(mine.my_answer, "open")
        with self.assertRaises(AccessError):
            mine.invitation_ids.answer = "no"

    def test_an_answer_given_twice_is_as_once_and_can_be_changed(self):
        event = self.event.with_user(self.tina)
        event.action_answer_yes()
        first = self._row(self.tina).answered_on
        with freeze_time(NOON + timedelta(hours=1)):
            event.action_answer_yes()
            self.assertEqual(self._row(self.tina).answered_on, first)
            event.action_answer_no()
        self.assertEqual(self._row(self.tina).answer, "no")
        self.assertNotEqual(self._row(self.tina).answered_on, first)
        self.assertEqual(self._row(self.max).answer, "open", "it is his alone")

    def test_an_answer_is_in_the_calendar_and_one_of_the_calendar_here(self):
        for method, state in (
            ("action_answer_yes", "accepted"),
            ("action_answer_maybe", "tentative"),
            ("action_answer_no", "declined"),
        ):
            getattr(self.event.with_user(self.tina), method)()
            self.assertEqual(self._attendee(self.tina).state, state)
        self._attendee(self.max).with_user(self.max).do_accept()
        self.assertEqual(self._row(self.max).answer, "yes")
        self.assertEqual(self._row(self.tina).answer, "no")

    def test_nobody_answers_to_what_is_over_or_called_off(self):
        with freeze_time(FRIDAY + timedelta(hours=3)), self.assertRaises(EventAnswerError):
            self.event.with_user(self.tina).action_answer_yes()
        self.event.action_cancel()
        with self.assertRaises(EventAnswerError):
            self.event.with_user(self.tina).action_answer_yes()
        self.assertEqual(self._row(self.tina).answer, "open")

    def test_a_coordinator_notes_what_he_is_told_but_not_for_other_programs(self):
        self._row(self.tina).with_user(self.carla).answer = "maybe"
        self.assertEqual(self.event.maybe_count, 1)
        self.assertEqual(self._attendee(self.tina).state, "tentative")
        other = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        with self.assertRaises(AccessError):
            self._row(self.tina).with_user(other).answer = "no"
        with self.assertRaises(ProtectedValueError):
            self._row(self.tina).with_user(self.carla).reminded_on = NOON

    def test_after_a_move_everybody_is_asked_whether_the_answer_holds(self):
        event = self.event.with_user(self.tina)
        event.action_answer_yes()
        with freeze_time(NOON + timedelta(hours=1)):
            self.event.location = "Another hall"
            self.assertFalse(self._row(self.tina).is_outdated)
            self.event.start = FRIDAY + timedelta(days=1)
            self.assertTrue(self._row(self.tina).is_outdated)
        with freeze_time(NOON + timedelta(hours=2)):
            event.action_answer_yes()
            self.assertFalse(self._row(self.tina).is_outdated)

    def test_the_invitation_says_what_it_is_about_and_leads_to_the_answer(self):
        self.env["mail.mail"].search([]).unlink()
        event = self._create_event(self.program, title="Asking", about="<p>Open questions</p>")
        mails = self.env["mail.mail"].search([("recipient_ids", "in", self.tina.partner_id.ids)])
        self.assertEqual(mails.mapped("subject"), ["Asking: will you come?"])
        self.assertIn("Open questions", mails.body_html)
        self.assertIn(f"/my/mentoring/sessions/{event.id}", mails.body_html)
        self.assertEqual(mails.attachment_ids.mapped("name"), ["invitation.ics"])

    def test_the_reminder_goes_once_to_those_who_have_not_said_no(self):
        remind = self.env["mentoring.event.invitation"]._cron_remind
        self.event.with_user(self.max).action_answer_no()
        remind()
        self.assertFalse(self._reminders(self.tina), "it is far away")
        with freeze_time(FRIDAY - timedelta(hours=20)):
            remind()
            remind()
            self.assertEqual(len(self._reminders(self.tina)), 1)
            self.assertFalse(self._reminders(self.max))
            self.event.start = FRIDAY + timedelta(hours=1)
            remind()
            self.assertEqual(len(self._reminders(self.tina)), 2, "the time has changed")
        with freeze_time(FRIDAY + timedelta(hours=5)):
            remind()
        self.assertEqual(len(self._reminders(self.tina)), 2)

    def test_nobody_is_reminded_of_what_is_called_off_or_wants_no_reminder(self):
        self.event.action_cancel()
        event = self._create_event(self.program, reminder_hours=0)
        with freeze_time(FRIDAY - timedelta(hours=1)):
            self.env["mentoring.event.invitation"]._cron_remind()
        self.assertFalse(self._reminders(self.tina))
        self.assertTrue(event.invitation_ids)

    def test_who_is_invited_late_gets_no_reminder_on_top(self):
        with freeze_time(FRIDAY - timedelta(hours=2)):
            self._create_participant(self.program, self.theo)
            self.env["mentoring.event.invitation"]._cron_remind()
        self.assertFalse(self._reminders(self.theo))

    def test_a_meeting_of_two_takes_no_words_that_coordinators_would_read(self):
        self._activate(self.relationship)
        meeting = self._create_session(self.relationship, self.tina, FRIDAY)
        for name in ("title", "about", "summary"):
            with self.assertRaises(EventHomeError):
                meeting[name] = "My boss"
        self.assertFalse(meeting.sudo().invitation_ids)
