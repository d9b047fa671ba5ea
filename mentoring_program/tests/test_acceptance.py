from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MentoringCase

UNANSWERED = "mentoring_program.mail_activity_unanswered"


@tagged("post_install", "-at_install")
class TestAcceptance(MentoringCase):
    """The people of a proposal say yes or no before anybody else is asked."""

    def setUp(self):
        super().setUp()
        self.relationship = self._create_relationship()
        self.mentor, self.mentee = self._members(self.relationship)

    def test_everybody_answers_for_himself_alone(self):
        for user in (self.tina, self.carla, self.mona, self.lars):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.mentor.with_user(user).action_accept()
        with self.assertRaises(AccessError):
            self.mentor.with_user(self.tina).action_decline()

    def test_accepting_twice_is_as_accepting_once(self):
        self.mentor.with_user(self.max).action_accept()
        stamp = self.mentor.accepted_on
        self.mentor.with_user(self.max).action_accept()
        self.assertEqual(self.mentor.accepted_on, stamp)
        self.assertEqual(self.relationship.state, "proposed")

    def test_a_decline_frees_the_other_at_once(self):
        self.mentor.with_user(self.max).action_accept()
        self.mentee.with_user(self.tina).action_decline()
        self.assertEqual(self.relationship.state, "refused")
        people = self.relationship.member_ids.participant_id
        self.assertEqual(sum(people.mapped("mentor_seats_taken")), 0)
        self.assertEqual(sum(people.mapped("mentee_seats_taken")), 0)
        again = self._create_relationship(
            self.relationship.program_id,
            self.mentor.participant_id,
            self._create_participant(self.relationship.program_id, self.theo),
        )
        self.assertEqual(again.state, "proposed")

    def test_declining_twice_is_harmless(self):
        self.mentee.with_user(self.tina).action_decline("No")
        self.mentee.with_user(self.tina).action_decline("No")
        self.assertEqual(len(self.mentee.remark_ids), 1)
        self.assertEqual(self.mentee.participant_id.mentee_seats_taken, 0)

    def test_it_is_too_late_for_an_answer_once_the_proposal_is_over(self):
        self.mentee.with_user(self.tina).action_decline()
        with self.assertRaises(UserError):
            self.mentor.with_user(self.max).action_accept()

    def test_after_approval_nobody_declines_anymore_but_ends(self):
        self._approve(self.relationship)
        with self.assertRaises(UserError):
            self.mentee.with_user(self.tina).action_decline()
        self.relationship.with_user(self.tina).action_end("No time")
        self.assertEqual(self.relationship.state, "ended")

    def test_a_coordinator_cannot_skip_the_people(self):
        with self.assertRaises(UserError):
            self.relationship.with_user(self.carla).action_submit()
        self.assertEqual(self.relationship.state, "proposed")

    def test_the_reader_sees_his_own_part(self):
        self.mentor.with_user(self.max).action_accept()
        mine = self.relationship.with_user(self.max)
        hers = self.relationship.with_user(self.tina)
        self.assertEqual((mine.has_accepted, mine.can_accept), (True, False))
        self.assertEqual((hers.has_accepted, hers.can_accept), (False, True))
        self.assertEqual(hers.my_member_id, self.mentee)
        self.assertFalse(self.relationship.with_user(self.carla).can_accept)

    def test_accepting_from_the_relationship_is_for_members(self):
        self.relationship.with_user(self.max).action_accept_mine()
        self.assertTrue(self.mentor.accepted_on)
        with self.assertRaises(AccessError):
            self.relationship.with_user(self.carla).action_accept_mine()

    def test_who_has_not_answered_is_reminded_once_and_then_the_coordinator_told_once(self):
        self.mentor.with_user(self.max).action_accept()
        deadline = self.relationship.acceptance_deadline
        expected = [(-3, 1, 0), (-2, 2, 0), (-1, 2, 0), (0, 2, 0), (1, 2, 1), (2, 2, 1)]
        for days, mails, told in expected:
            noon = fields.Datetime.to_datetime(deadline + timedelta(days=days, hours=0))
            with self.subTest(days=days), freeze_time(noon + timedelta(hours=12)):
                self.env["mentoring.relationship"]._cron_remind_members()
                self.assertEqual(self._mails_to(self.tina), mails)
                self.assertEqual(self._mails_to(self.max), 1)
                self.assertEqual(len(self.relationship.activity_search([UNANSWERED])), told)
        self.assertEqual(self.relationship.state, "proposed", "silence decides nothing")

    def test_a_program_without_acceptance_asks_the_managers_at_once(self):
        program = self._create_program(require_acceptance=False)
        program.action_open_recruitment()
        pair = self._create_relationship(
            program,
            self._create_participant(program, self.max, "mentor"),
            self._create_participant(program, self.theo),
        )
        self.assertEqual(pair.state, "to_approve")
