from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestParticipation(MentoringCase):
    """What a person decides about his own part in a program."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.program.action_open_recruitment()
        cls.participation = cls.env["mentoring.participant"].create(
            {"program_id": cls.program.id, "employee_id": cls.employees[cls.tina].id}
        )

    def test_an_invited_person_applies_with_a_portal_login(self):
        self.participation.with_user(self.carla).action_invite()
        self.participation.with_user(self.tina).action_apply()
        self.assertEqual(self.participation.state, "applied")
        self.assertTrue(self.participation.consent_date)

    def test_a_person_withdraws_and_comes_back(self):
        own = self.participation.with_user(self.tina)
        own.action_apply()
        own.action_withdraw()
        self.assertEqual(self.participation.state, "withdrawn")
        own.action_reopen()
        self.assertEqual(self.participation.state, "draft")

    def test_a_person_cannot_accept_himself_into_a_program(self):
        with self.assertRaises(AccessError):
            self.participation.with_user(self.tina).action_accept()

    def test_nobody_applies_or_withdraws_for_a_colleague(self):
        for user in (self.theo, self.max, self.lars):
            with self.assertRaises(AccessError):
                self.participation.with_user(user).action_apply()
            with self.assertRaises(AccessError):
                self.participation.with_user(user).action_withdraw()

    def test_withdrawing_ends_the_memberships_and_frees_the_places(self):
        relationship = self._create_relationship()
        mentee = relationship.member_ids.filtered(lambda member: member.user_id == self.tina)
        mentor = relationship.member_ids - mentee
        mentee.participant_id.with_user(self.tina).action_withdraw()
        self.assertEqual(relationship.state, "refused")
        self.assertEqual(mentor.participant_id.mentor_seats_taken, 0)
        self.assertEqual(mentee.participant_id.mentee_seats_taken, 0)
