from odoo.tests import tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestGroupsOfMembers(MentoringCase):
    """Relationships of more than two: one person's no ends one membership."""

    def setUp(self):
        super().setUp()
        self.program = self._create_program(format="group", mentor_capacity=3, group_size_min=2)
        self.program.action_open_recruitment()
        self.mentees = self._create_participant(self.program, self.tina)
        self.mentees |= self._create_participant(self.program, self.theo)
        self.mentees |= self._create_participant(self.program, self.stella)
        self.group = self._create_relationship(
            self.program, self._create_participant(self.program, self.max, "mentor"), self.mentees
        )

    def _member(self, user):
        return self.group.member_ids.filtered(lambda member: member.user_id == user)

    def test_the_mentor_gives_a_place_to_each_mentee(self):
        self.assertEqual(self._member(self.max).participant_id.mentor_seats_taken, 1)
        self.assertEqual(self.mentees.mapped("mentee_seats_taken"), [1, 1, 1])

    def test_a_decline_ends_one_membership_and_the_others_go_on(self):
        for user in (self.max, self.theo, self.stella):
            self._member(user).with_user(user).action_accept()
        self.assertEqual(self.group.state, "proposed")
        self._member(self.tina).with_user(self.tina).action_decline()
        self.assertEqual(self.group.state, "to_approve")
        self.assertTrue(self._member(self.tina).left_on)
        self.assertEqual(self._member(self.tina).approval_state, "not_required")
        self.assertEqual(self.mentees.mapped("mentee_seats_taken"), [0, 1, 1])

    def test_a_refusal_ends_one_membership_and_the_others_go_on(self):
        self._accept(self.group)
        self._member(self.tina).with_user(self.carla).action_refuse("No time")
        self.assertEqual(self.group.state, "to_approve")
        self._member(self.max).with_user(self.lars).action_approve()
        self.assertEqual(self.group.state, "approved")
        self.assertEqual(
            [self._member(user).approval_state for user in (self.theo, self.stella)],
            ["approved", "approved"],
        )
        self.assertTrue(self._member(self.tina).left_on)

    def test_the_last_undecided_who_leaves_does_not_hold_up_the_others(self):
        boss = self._create_employee(self.mona)
        self.employees[self.theo].parent_id = boss
        self._accept(self.group)
        self._member(self.max).with_user(self.lars).action_approve()
        self.assertEqual(self.group.state, "to_approve")
        self._member(self.theo).participant_id.with_user(self.theo).action_withdraw()
        self.assertEqual(self.group.state, "approved")

    def test_the_last_one_to_sign_who_leaves_does_not_hold_up_the_others(self):
        self._approve(self.group)
        for user in (self.max, self.tina, self.stella):
            self.group.with_user(user).action_sign_agreement()
        for reason in ("Test", "Test"):
            self.program.with_user(self.mona).action_pass_gate(reason)
        self.assertEqual(self.group.state, "approved")
        self._member(self.theo).participant_id.with_user(self.theo).action_withdraw()
        self.assertEqual(self.group.state, "active")

    def test_without_its_mentor_the_group_is_over(self):
        self._accept(self.group)
        self._member(self.max).with_user(self.carla).action_refuse("Leaves the department")
        self.assertEqual(self.group.state, "refused")
        self.assertEqual(self.mentees.mapped("mentee_seats_taken"), [0, 0, 0])

    def test_without_any_mentee_the_group_is_over(self):
        for user in (self.tina, self.theo):
            self._member(user).with_user(user).action_decline()
            self.assertEqual(self.group.state, "proposed")
        self._member(self.stella).with_user(self.stella).action_decline()
        self.assertEqual(self.group.state, "refused")

    def test_who_withdraws_later_does_not_change_what_is_completed(self):
        self._approve(self.group)
        for user in self.group.member_ids.user_id:
            self.group.with_user(user).action_sign_agreement()
        for reason in ("Test", "Test"):
            self.program.with_user(self.mona).action_pass_gate(reason)
        self.group.with_user(self.carla).action_complete()
        self._member(self.theo).participant_id.with_user(self.theo).action_withdraw()
        self.assertEqual(self.group.state, "completed")
        self.assertFalse(self._member(self.theo).left_on)
        self.assertEqual(self.mentees.mapped("mentee_seats_taken"), [0, 0, 0])
