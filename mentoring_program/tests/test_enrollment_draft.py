from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_enrollment_draft import KEPT_DAYS
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ClosedProgramError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestEnrollmentDraft(MentoringCase):
    """A draft of an application belongs to the one who writes it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.program.action_open_recruitment()

    def _begin(self, user, program=None):
        drafts = self.env["mentoring.enrollment.draft"].with_user(user)
        return drafts.create({"program_id": (program or self.program).id})

    def test_nobody_begins_for_somebody_else_or_learns_of_a_program_by_beginning(self):
        drafts = self.env["mentoring.enrollment.draft"].with_user(self.stella)
        with self.assertRaises(AccessError):
            drafts.create({"program_id": self.program.id, "user_id": self.tina.id})
        hidden = self._create_program(name="Hidden")
        with self.assertRaises(AccessError):
            self._begin(self.stella, hidden)

    def test_a_draft_is_not_handed_over(self):
        draft = self._begin(self.stella)
        with self.assertRaises(AccessError):
            draft.user_id = self.tina
        with self.assertRaises(AccessError):
            draft.program_id = self._create_program()

    def test_old_drafts_and_those_of_programs_that_are_over_are_forgotten(self):
        draft = self._begin(self.stella)
        later = fields.Datetime.now() + timedelta(days=KEPT_DAYS)
        for hours, is_there in ((-1, True), (1, False)):
            with freeze_time(later + timedelta(hours=hours)):
                draft.sudo()._remove_old_drafts()
            self.assertEqual(bool(draft.exists()), is_there)
        draft = self._begin(self.tina)
        self.program.action_cancel("No budget")
        draft.sudo()._remove_old_drafts()
        self.assertFalse(draft.exists())

    def test_a_program_that_is_over_takes_no_drafts(self):
        self._create_participant(self.program, self.stella)
        self.program.action_cancel("No budget")
        with self.assertRaises(ClosedProgramError):
            self._begin(self.stella)
