from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_relationship_member_approval import (
    DecidedAlreadyError,
)

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestApproval(MentoringCase):
    """Who decides about a membership, once, and what follows."""

    def setUp(self):
        super().setUp()
        self.relationship = self._create_relationship()
        self.mentor, self.mentee = self._members(self.relationship)

    def test_managers_are_asked_after_all_have_accepted(self):
        self.mentor.with_user(self.max).action_accept()
        self.assertEqual(self.mentor.approval_state, "not_required")
        self.mentee.with_user(self.tina).action_accept()
        self.assertEqual(self.relationship.state, "to_approve")
        self.assertEqual(self.relationship.member_ids.approver_id, self.lars)
        self.assertEqual(
            self.relationship.member_ids.mapped("approval_state"), ["pending", "pending"]
        )

    def test_a_line_manager_without_any_hr_right_approves(self):
        self._accept(self.relationship)
        self.mentor.with_user(self.lars).action_approve()
        self.assertEqual(self.mentor.approval_state, "approved")
        self.assertEqual(self.mentor.decided_by_id, self.lars)
        self.assertTrue(self.mentor.approval_date)

    def test_one_manager_of_both_decides_once(self):
        self._accept(self.relationship)
        self.mentor.with_user(self.lars).action_approve()
        self.assertEqual(self.mentee.approval_state, "approved")
        self.assertEqual(self.relationship.state, "approved")

    def test_a_coordinator_in_his_place_decides_about_one_person_at_a_time(self):
        self._accept(self.relationship)
        self.mentor.with_user(self.carla).action_approve()
        self.assertEqual(self.mentee.approval_state, "pending")
        self.assertEqual(self.relationship.state, "to_approve")

    def test_nobody_approves_for_himself_not_even_as_mentoring_manager(self):
        self._accept(self.relationship)
        self.max.group_ids += self.env.ref("mentoring_program.group_mentoring_manager")
        for member in self.relationship.member_ids:
            with self.assertRaises(AccessError):
                member.with_user(self.max).action_approve()
        self.assertFalse(
            any(self.relationship.member_ids.with_user(self.max).mapped("can_approve"))
        )

    def test_only_the_approver_coordinators_and_mentoring_managers_may_decide(self):
        self._accept(self.relationship)
        may = {
            user.login: self.mentor.with_user(user).sudo(False)._may_decide(user)
            for user in (self.lars, self.carla, self.mona, self.max, self.theo, self.stella)
        }
        self.assertEqual(
            may,
            {
                "lars": True,
                "carla": True,
                "mona": True,
                "max": False,
                "theo": False,
                "stella": False,
            },
        )
        with self.assertRaises(AccessError):
            self.mentor.with_user(self.stella).action_approve()

    def test_the_first_decision_counts_and_a_second_person_is_told_so(self):
        self._accept(self.relationship)
        self.mentor.with_user(self.lars).action_approve()
        with self.assertRaises(DecidedAlreadyError) as caught:
            self.mentor.with_user(self.carla).action_refuse("Too late")
        self.assertIn("Lars", str(caught.exception))
        self.assertEqual(self.mentor.approval_state, "approved")

    def test_the_same_decision_twice_is_harmless_and_the_contrary_is_refused(self):
        self._accept(self.relationship)
        self.mentor.with_user(self.lars).action_approve()
        decided_at = self.mentor.approval_date
        self.mentor.with_user(self.lars).action_approve()
        self.assertEqual(self.mentor.approval_date, decided_at)
        with self.assertRaises(DecidedAlreadyError):
            self.mentor.with_user(self.lars).action_refuse("I thought again")

    def test_nothing_is_decided_before_anybody_was_asked(self):
        with self.assertRaises(DecidedAlreadyError):
            self.mentor.with_user(self.carla).action_approve()
        self.assertEqual(self.mentor.approval_state, "not_required")

    def test_a_refusal_ends_the_pair_and_gives_the_places_back(self):
        self._accept(self.relationship)
        self.mentee.with_user(self.lars).action_refuse("No time")
        self.assertEqual(self.relationship.state, "refused")
        self.assertEqual(self.mentor.approval_state, "not_required")
        self.assertFalse(any(self.relationship.member_ids.mapped("holds_seat")))
        self.assertEqual(self.mentor.participant_id.mentor_seats_taken, 0)
        self.assertEqual(self.mentee.participant_id.mentee_seats_taken, 0)

    def test_a_refusal_without_a_reason_is_not_taken(self):
        self._accept(self.relationship)
        for reason in (None, "", "  "):
            with self.assertRaises(UserError):
                self.mentee.with_user(self.lars).action_refuse(reason)
        self.assertEqual(self.mentee.approval_state, "pending")

    def test_many_are_decided_at_once_or_none(self):
        other = self._create_relationship(
            self.relationship.program_id,
            self._create_participant(self.relationship.program_id, self.stella, "mentor"),
            self._create_participant(self.relationship.program_id, self.theo),
        )
        self._accept(self.relationship | other)
        both = (self.mentor | other.member_ids).with_user(self.lars)
        other.member_ids[0].with_user(self.carla).action_approve()
        with self.assertRaises(DecidedAlreadyError):
            both.action_approve()
        self.assertEqual(self.mentor.approval_state, "pending")

    def test_the_list_to_approve_holds_what_its_reader_may_decide_and_nothing_else(self):
        self._accept(self.relationship)
        members = self.env["mentoring.relationship.member"]
        for user in (self.lars, self.carla, self.mona, self.max, self.stella):
            with self.subTest(user=user.login):
                listed = members.with_user(user).search([("can_approve", "=", True)])
                may = self.relationship.member_ids.filtered(
                    lambda one, who=user: one._may_decide(who)
                )
                self.assertEqual(listed.sudo(), may)

    def test_an_approval_cannot_be_written_by_hand(self):
        self._accept(self.relationship)
        for user in (self.lars, self.carla, self.mona, self.env.user):
            for values in ({"approval_state": "approved"}, {"approver_id": user.id}):
                with self.assertRaises(AccessError):
                    self.mentee.with_user(user).write(values)

    def test_the_activity_of_the_approver_goes_with_the_decision(self):
        self._accept(self.relationship)
        self.assertEqual(self.relationship.member_ids.activity_ids.user_id, self.lars)
        self.mentor.with_user(self.carla).action_approve()
        self.assertFalse(self.mentor.activity_ids)
        self.assertTrue(self.mentee.activity_ids)

    def test_a_program_that_asks_no_manager_goes_on_without(self):
        program = self._create_program(require_mentor_approval=False, require_mentee_approval=False)
        program.action_open_recruitment()
        pair = self._create_relationship(
            program,
            self._create_participant(program, self.max, "mentor"),
            self._create_participant(program, self.theo),
        )
        self._accept(pair)
        self.assertEqual(pair.state, "approved")
        self.assertEqual(set(pair.member_ids.mapped("approval_state")), {"not_required"})
