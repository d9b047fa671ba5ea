from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.mentoring_program.models.mentoring_lifecycle_mixin import TransitionError
from odoo.addons.mentoring_program.models.mentoring_practice import PracticeError

from .common import MentoringCase

WISH = "May I lead the planning meeting once?"


@freeze_time("2026-06-01 12:00:00")
@tagged("post_install", "-at_install")
class TestPractice(MentoringCase):
    """A mentee asks her line manager for one chance; he reads the wish and nothing else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def _ask(self, wish=WISH):
        self.relationship.with_user(self.tina).action_ask_practice(wish)
        return self.env["mentoring.practice"].with_user(self.lars).search([], limit=1)

    def test_the_manager_reads_the_wish_and_answers_once(self):
        before = self._mails_to(self.lars), self._mails_to(self.tina)
        asked = self._ask()
        self.assertEqual((asked.wish, asked.manager_user_id), (WISH, self.lars))
        asked.action_agree("Take June.")
        asked.action_agree("Take June.")
        after = self._mails_to(self.lars), self._mails_to(self.tina)
        self.assertEqual(after, (before[0] + 1, before[1] + 1))
        for mail in self.env["mail.mail"].search([], order="id desc", limit=2):
            self.assertNotIn("June", f"{mail.subject} {mail.body_html}")
            self.assertNotIn("planning", f"{mail.subject} {mail.body_html}")
        self.assertEqual(asked.with_user(self.tina).answer, "Take June.")
        self.assertEqual(asked.with_user(self.max).state, "agreed", "the mentor helps to prepare")
        with self.assertRaises(TransitionError):
            asked.action_decline("No")

    def test_a_manager_learns_of_no_goal_by_it(self):
        self._create_goal(self.mentee, self.max, name="Leave for another department")
        asked = self._ask()
        self.assertNotIn("department", repr(asked.read()))
        self.assertFalse(self.env["mentoring.goal"].with_user(self.lars).search([]))

    def test_declining_needs_a_word(self):
        asked = self._ask()
        for nothing in (None, "", "  "):
            with self.assertRaises(PracticeError):
                asked.action_decline(nothing)
        asked.action_decline("After the summer")
        self.assertEqual(asked.state, "declined")

    def test_one_wish_at_a_time(self):
        asked = self._ask()
        with self.assertRaises(PracticeError):
            self._ask("And a budget?")
        asked.with_user(self.tina).action_withdraw()
        self.assertEqual(self._ask("And a budget?").state, "sent")

    def test_nobody_else_reads_asks_or_answers(self):
        asked = self._ask()
        hr_manager = new_test_user(self.env, "hilde", "hr.group_hr_manager")
        for user in hr_manager | self.carla | self.mona | self.theo | self.stella:
            self.assertFalse(self.env["mentoring.practice"].with_user(user).search([]))
            for move in ("action_agree", "action_withdraw"):
                with self.assertRaises(AccessError):
                    getattr(asked.with_user(user), move)()
        for user in (self.tina, self.max):
            with self.assertRaises(AccessError):
                asked.with_user(user).action_agree("Yes")
        with self.assertRaises(AccessError):
            asked.action_withdraw()
        with self.assertRaises(AccessError):
            asked.with_user(self.tina).wish = "Something else"
        for user in (self.carla, self.theo):
            with self.assertRaises(UserError):
                self.relationship.with_user(user).action_ask_practice(WISH)

    def test_superuser_rights_do_not_show_the_words(self):
        asked = self._ask().sudo()
        asked.invalidate_recordset()
        with self.assertRaises(AccessError):
            asked.mapped("wish")

    def test_where_nobody_can_be_asked_it_says_so(self):
        for wish in ("", "  ", "a" * 2001):
            with self.assertRaises(PracticeError):
                self._ask(wish)
        with self.assertRaises(PracticeError):  # mentors have no such wish here
            self.relationship.with_user(self.max).action_ask_practice(WISH)
        self.employees[self.tina].parent_id = self.employees[self.max]
        with self.assertRaises(PracticeError):  # the mentor himself
            self._ask()
        self.employees[self.tina].parent_id = False
        with self.assertRaises(PracticeError):
            self._ask()
