from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import (
    ClosedProgramError,
    ProtectedValueError,
)

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestTraining(MentoringCase):
    """What coordinators see of people's training, and note for them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["mentoring.resource"].search([("is_mandatory", "=", True)]).is_mandatory = False
        cls.program = cls._create_program()
        cls.program.action_open_recruitment()
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")
        cls.mentee = cls._create_participant(cls.program, cls.tina)
        cls.guide = cls._create_resource("Guide")
        cls.listening = cls._create_resource("Listening", role="mentor")

    @classmethod
    def _create_resource(cls, name, **values):
        return cls.env["mentoring.resource"].create(
            {
                "name": name,
                "program_id": cls.program.id,
                "company_id": cls.program.company_id.id,
                "is_mandatory": True,
                **values,
            }
        )

    def test_each_person_has_what_is_for_his_role(self):
        self.assertEqual(self.mentor.training_left, "Guide, Listening")
        self.assertEqual(self.mentee.training_left, "Guide")
        self.assertEqual(self.mentor.training_state, "open")

    def test_doing_it_oneself_is_told_from_being_marked_and_from_being_let_off(self):
        self.mentee.with_user(self.tina).action_complete_resource(self.guide.id)
        self.assertEqual(self.mentee.training_state, "done")
        self.assertFalse(self.mentee.completion_ids.noted_by_id)
        self.mentor.action_mark_trained()
        self.assertEqual(self.mentor.training_state, "done")
        self.assertEqual(self.mentor.completion_ids.noted_by_id, self.carla)

    def test_letting_off_needs_a_reason_and_keeps_it(self):
        with self.assertRaises(UserError):
            self.mentor.action_waive_training(" ")
        self.mentor.action_waive_training("Did it last year")
        self.assertEqual(self.mentor.training_state, "waived")
        reasons = set(self.mentor.completion_ids.mapped("waived_reason"))
        self.assertEqual(reasons, {"Did it last year"})

    def test_marking_twice_notes_once_and_leaves_what_people_did_themselves(self):
        self.mentor.with_user(self.max).action_complete_resource(self.guide.id)
        for _turn in range(2):
            self.mentor.action_mark_trained()
        self.assertEqual(len(self.mentor.completion_ids), 2)
        own = self.mentor.completion_ids.filtered(lambda one: one.resource_id == self.guide)
        self.assertFalse(own.noted_by_id)

    def test_without_mandatory_resources_there_is_nothing_to_do(self):
        (self.guide | self.listening).is_mandatory = False
        self.assertEqual(self.mentor.training_state, "none")

    def test_nobody_marks_himself_or_others_without_the_right(self):
        for user in (self.max, self.tina, self.lars, self.stella):
            with self.assertRaises(AccessError):
                self.mentor.with_user(user).action_mark_trained()
        self.mentor.action_mark_trained()
        with self.assertRaises(ProtectedValueError):
            self.mentor.completion_ids.sudo().write({"noted_by_id": self.max.id})

    def test_nothing_is_noted_in_a_program_that_is_over(self):
        self.program.action_cancel("No budget")
        with self.assertRaises(ClosedProgramError):
            self.mentor.action_mark_trained()

    def test_the_list_opens_with_the_accepted_people_of_the_program(self):
        self._create_participant(self.program, self.theo).action_withdraw()
        action = self.program.action_view_training()
        found = self.env["mentoring.participant"].search(action["domain"])
        self.assertEqual(found, self.mentor | self.mentee)
