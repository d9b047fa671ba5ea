from datetime import datetime

from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_request_flow import RequestError

from .common import MentoringCase

START = datetime(2026, 6, 1, 12)


@freeze_time(START)
@tagged("post_install", "-at_install")
class TestWishesInTurn(MentoringCase):
    """In formal programs that allow it, mentees ask their wishes one after the other."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(START):
            cls.program = cls._create_program(mentees_choose=True, request_days=5)
            cls.program.action_open_recruitment()
            cls.mentors = [cls._show(user) for user in (cls.max, cls.stella, cls.theo)]
            cls.mentee = cls._create_participant(cls.program, cls.tina)
            cls.mentee.with_user(cls.tina)._describe(
                {"prefer": [one.id for one in cls.mentors], "exclude": []}
            )

    @classmethod
    def _show(cls, user):
        mentor = cls._create_participant(cls.program, user, "mentor")
        mentor.with_user(user)._describe({"in_directory": True})
        return mentor

    def _ask(self, asks_next=True):
        program = self.program.with_user(self.tina)
        program.action_request(self.mentors[0].id, "Please", asks_next)
        return self._latest()

    def _latest(self):
        return self.mentee.sudo().request_ids.sorted("id")[-1:]

    def _is_asked(self):
        """Whose answer is waited for."""
        waiting = self.mentee.sudo().request_ids.filtered(lambda one: one.state == "sent")
        return waiting.mentor_id

    def test_people_choose_from_the_structure_on_where_the_program_allows_it(self):
        with self.assertRaises(RequestError):
            self._ask()
        self.program.action_establish_structure()
        self.program.mentees_choose = False
        with self.assertRaises(RequestError):
            self._ask()
        self.program.mentees_choose = True
        self.assertTrue(self._ask())

    def test_the_next_wish_is_asked_after_a_refusal_and_after_the_days(self):
        self.program.action_establish_structure()
        self._ask().with_user(self.max).action_decline("No time")
        self.assertEqual(self._is_asked(), self.mentors[1].sudo())
        self.assertEqual(self._latest().message, "Please")
        with freeze_time(datetime(2026, 6, 20)):
            for _twice in range(2):
                self.env["mentoring.request"]._cron_follow_up()
                self.assertEqual(self._is_asked(), self.mentors[2].sudo())
            self._latest().with_user(self.theo).action_decline("No time either")
        self.assertFalse(self._is_asked())
        self.assertEqual(len(self.mentee.sudo().request_ids), 3)

    def test_nobody_else_is_asked_without_the_wish_or_after_taking_it_back(self):
        self.program.action_establish_structure()
        self._ask(asks_next=False).with_user(self.max).action_decline("No time")
        self.assertFalse(self._is_asked())
        self.program.with_user(self.tina).action_request(self.mentors[1].id, "Please", True)
        self._latest().with_user(self.tina).action_withdraw()
        self.assertFalse(self._is_asked())

    def test_who_is_full_or_not_shown_any_more_is_passed_over(self):
        self.program.action_establish_structure()
        request = self._ask()
        self.mentors[1].with_user(self.stella)._describe({"in_directory": False})
        request.with_user(self.max).action_decline("No time")
        self.assertEqual(self._is_asked(), self.mentors[2].sudo())

    def test_an_accepted_request_of_a_formal_program_goes_to_the_managers(self):
        self.program.action_establish_structure()
        request = self._ask()
        request.with_user(self.max).action_accept()
        self.assertEqual(request.relationship_id.state, "to_approve")
        self.assertEqual(self.mentors[0].mentor_seats_taken, 1)
