from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_session_reply import SessionOverError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)
TOMORROW = NOON + timedelta(days=1)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestSessionReply(MentoringCase):
    """Who comes: the same answer on the page and in the calendar, asked again after a move."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.session = cls._create_session(cls.relationship, cls.tina, TOMORROW)
        cls.of_max = cls.session.with_user(cls.max)
        cls.event = cls.session.sudo().calendar_event_id

    def _attendee(self, user):
        return self.event.attendee_ids.filtered(lambda one: one.partner_id == user.partner_id)

    def _assert_answers(self, tina, maxs):
        self.env.invalidate_all()
        self.assertEqual((self.session.my_reply, self.of_max.my_reply), (tina, maxs))
        self.assertEqual(self.session._replies(), {"Max": maxs})

    def test_who_proposes_comes_and_the_other_is_asked(self):
        self._assert_answers("accepted", "needsAction")

    def test_an_answer_on_the_page_is_one_in_the_calendar(self):
        for _twice in range(2):
            self.of_max.action_accept()
            self.assertEqual(self._attendee(self.max).state, "accepted")
        self.of_max.action_decline()
        self._assert_answers("accepted", "declined")
        self.assertEqual(self.session.state, "planned", "what becomes of it, they decide")

    def test_an_answer_in_the_calendar_is_one_on_the_page(self):
        self._attendee(self.max).do_decline()
        self._assert_answers("accepted", "declined")

    def test_who_proposed_learns_of_the_answer_by_mail(self):
        before = self._mails_to(self.tina)
        self.of_max.action_decline()
        self.assertEqual(self._mails_to(self.tina), before + 1)

    def test_a_move_on_the_page_asks_the_others_again(self):
        self.of_max.action_accept()
        self.of_max.start = TOMORROW + timedelta(hours=1)
        self._assert_answers("needsAction", "accepted")

    def test_a_move_in_the_calendar_asks_the_others_again(self):
        self.of_max.action_accept()
        self.event.with_user(self.max).write(
            {"start": TOMORROW + timedelta(hours=1), "stop": TOMORROW + timedelta(hours=2)}
        )
        self._assert_answers("needsAction", "accepted")

    def test_another_place_asks_nobody_again(self):
        self.of_max.action_accept()
        self.session.location = "Park"
        self._assert_answers("accepted", "accepted")

    def test_who_is_not_invited_does_not_answer(self):
        for user in (self.carla, self.stella, self.lars):
            with self.assertRaises(AccessError):
                self.session.with_user(user).action_accept()

    def test_what_is_over_is_not_answered(self):
        self.session.action_cancel()
        with self.assertRaises(SessionOverError):
            self.of_max.action_accept()
