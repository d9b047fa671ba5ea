from datetime import datetime, timedelta

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)
SECRET = "a word for two"


@tagged("post_install", "-at_install")
class TestConversation(MentoringCase):
    """What members write to each other is theirs alone, whoever asks and in whatever way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()

    def _write(self, user, body=f"<p>{SECRET}</p>", **values):
        values = {"relationship_id": self.relationship.id, "body": body, **values}
        return self.env["mentoring.message"].with_user(user).create(values)

    def test_members_write_from_the_approval_on_and_not_after_an_early_end(self):
        with self.assertRaises(AccessError):
            self._write(self.tina)
        self._activate(self.relationship)
        message = self._write(self.tina)
        self.assertIn(SECRET, message.with_user(self.max).body)
        self.relationship.with_user(self.tina).action_end("No time")
        with self.assertRaises(AccessError):
            self._write(self.tina)
        self.assertIn(SECRET, message.with_user(self.max).body, "it stays readable")

    def test_a_completed_pair_may_still_write(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.max).action_complete()
        self.assertTrue(self._write(self.tina))

    def test_no_right_opens_it(self):
        self._activate(self.relationship)
        message = self._write(self.tina)
        administrator = new_test_user(self.env, "ada", "base.group_system")
        hr_manager = new_test_user(self.env, "hilde", "hr.group_hr_manager")
        for user in administrator | hr_manager | self.carla | self.mona | self.lars | self.theo:
            messages = self.env["mentoring.message"].with_user(user)
            self.assertFalse(messages.search([("body", "ilike", SECRET)]), user.login)
            self.assertFalse(messages.search_count([("relationship_id", "!=", False)]))
            for move in (
                lambda one: one.read(["body"]),
                lambda one: one.write({"body": "<p>Mine</p>"}),
                lambda one: one.unlink(),
            ):
                with self.assertRaises(AccessError):
                    move(message.with_user(user))
            with self.assertRaises(AccessError):
                self._write(user)

    def test_superuser_rights_do_not_show_it(self):
        self._activate(self.relationship)
        message = self._write(self.tina)
        for env in (self.env(user=SUPERUSER_ID), message.with_user(self.max).sudo().env):
            env.invalidate_all()
            with self.assertRaises(AccessError):
                env["mentoring.message"].browse(message.ids).read(["body"])
            with self.assertRaises(AccessError):
                env["mentoring.message"].search([("body", "ilike", SECRET)])

    def test_only_the_author_changes_or_deletes_and_nobody_writes_for_another(self):
        self._activate(self.relationship)
        message = self._write(self.tina)
        with self.assertRaises(AccessError):
            message.with_user(self.max).body = "<p>Other words</p>"
        with self.assertRaises(AccessError):
            message.with_user(self.max).unlink()
        with self.assertRaises(ProtectedValueError):
            self._write(self.tina, author_id=self.max.id)
        with self.assertRaises(ProtectedValueError):
            message.author_id = self.max
        message.body = "<p>Better words</p>"
        message.unlink()

    def test_who_leaves_reads_his_own_words_alone(self):
        self._activate(self.relationship)
        mine, theirs = self._write(self.tina), self._write(self.max)
        member = self.relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        member._write_protected({"left_on": NOON})
        self.env.invalidate_all()
        self.assertEqual(self.env["mentoring.message"].with_user(self.tina).search([]), mine)
        with self.assertRaises(AccessError):
            theirs.with_user(self.tina).read(["body"])

    def test_scripts_do_not_get_in(self):
        self._activate(self.relationship)
        message = self._write(self.tina, "<p onclick='steal()'>Hi</p><script>steal()</script>")
        self.assertNotIn("steal", message.with_user(self.max).body)

    def test_one_mail_says_that_there_is_something_and_nothing_of_it(self):
        self._activate(self.relationship)
        before = self._mails_to(self.max)
        self._write(self.tina)
        self._write(self.tina)
        self.assertEqual(self._mails_to(self.max), before + 1, "not one mail a line")
        mail = self.env["mail.mail"].search([], order="id desc", limit=1)
        self.assertNotIn(SECRET, f"{mail.subject} {mail.body_html}")
        self.assertIn(f"/relationships/{self.relationship.id}/conversation", mail.body_html)
        self.assertFalse(self.env["mail.message"].search([("body", "ilike", SECRET)]))

    def test_an_answer_or_half_a_day_makes_the_next_mail(self):
        self._activate(self.relationship)
        before = self._mails_to(self.max)
        self._write(self.tina)
        self._write(self.max)
        self._write(self.tina)
        self.assertEqual(self._mails_to(self.max), before + 2, "he had answered the first")
        self._write(self.tina)
        self.assertEqual(self._mails_to(self.max), before + 2)
        self._let_hours_pass(13)
        self._write(self.tina)
        self.assertEqual(self._mails_to(self.max), before + 3)

    def test_new_is_what_came_after_my_last_words_this_week(self):
        self._activate(self.relationship)
        messages = self.env["mentoring.message"].with_user(self.max)
        self._write(self.tina)
        self._write(self.tina)
        self.assertEqual(messages.search([])._count_new(), 2)
        self._write(self.max)
        self.assertEqual(messages.search([])._count_new(), 0)
        self._write(self.tina)
        self.assertEqual(messages.search([])._count_new(), 1)
        self._let_hours_pass(24 * 8)
        self.assertEqual(messages.search([])._count_new(), 0)

    def _let_hours_pass(self, hours):
        """Let all messages be so much older."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE mentoring_message SET create_date = create_date - %s", (timedelta(hours=hours),)
        )
        self.env.invalidate_all()
