from datetime import date

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_introduction import IntroductionError

from .common import MentoringCase


@freeze_time("2026-06-01 12:00:00")
@tagged("post_install", "-at_install")
class TestNetwork(MentoringCase):
    """Introductions are the members' own: nobody else learns who was introduced to whom."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def _introduce(self, user=None, **values):
        values = {
            "relationship_id": self.relationship.id,
            "member_id": self.mentee.id,
            "name": "Nora Lind",
            "email": "nora@example.com",
            "reason": "Both love trains.",
            **values,
        }
        return self.env["mentoring.introduction"].with_user(user or self.max).create(values)

    def test_the_ready_text_names_all_three_and_the_reason(self):
        subject, text = self._introduce()._ready_text()
        self.assertEqual(subject, "May I introduce: Tina and Nora Lind")
        self.assertTrue(text.startswith("Dear Nora,"))
        self.assertIn("may I introduce Tina to you? Both love trains.", text)
        self.assertTrue(text.endswith("Max"))

    def test_the_day_of_the_introduction_is_kept(self):
        one = self._introduce()
        self.assertFalse(one.made_on)
        one.state = "made"
        with freeze_time("2026-06-20"):
            one.with_user(self.tina).state = "met"
        self.assertEqual(one.made_on, date(2026, 6, 1))

    def test_nobody_but_the_members_finds_it(self):
        one = self._introduce()
        administrator = new_test_user(self.env, "ada", "base.group_system")
        hr_manager = new_test_user(self.env, "hilde", "hr.group_hr_manager")
        for user in administrator | hr_manager | self.carla | self.mona | self.lars | self.theo:
            found = self.env["mentoring.introduction"].with_user(user)
            self.assertFalse(found.search([]), user.login)
            with self.assertRaises(AccessError):
                one.with_user(user).read(["state"])
            with self.assertRaises(AccessError):
                self._introduce(user)

    def test_superuser_rights_do_not_show_its_words(self):
        one = self._introduce()
        env = self.env(user=SUPERUSER_ID)
        env.invalidate_all()
        for name in ("name", "email", "about", "reason"):
            with self.assertRaises(AccessError):
                env["mentoring.introduction"].browse(one.ids).read([name])

    def test_only_the_author_removes_it_and_strangers_are_not_introduced(self):
        one = self._introduce()
        with self.assertRaises(AccessError):
            one.with_user(self.tina).unlink()
        with self.assertRaises(ProtectedValueError):
            self._introduce(author_id=self.tina.id)
        program = self.relationship.program_id
        other = self._create_relationship(
            program,
            self._create_participant(program, self.stella, "mentor"),
            self._create_participant(program, self.theo),
        )
        with self.assertRaises(IntroductionError):
            self._introduce(member_id=other.member_ids[0].id)
        one.unlink()

    def test_who_leaves_reads_only_what_he_wrote(self):
        mine, theirs = self._introduce(self.tina, member_id=self.mentor.id), self._introduce()
        self.mentee._write_protected({"left_on": date(2026, 6, 1)})
        self.env.invalidate_all()
        found = self.env["mentoring.introduction"].with_user(self.tina).search([])
        self.assertEqual(found, mine)
        with self.assertRaises(AccessError):
            theirs.with_user(self.tina).state = "met"
