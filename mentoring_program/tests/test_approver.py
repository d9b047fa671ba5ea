from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from .common import MentoringCase

APPROVAL = "mentoring_program.mail_activity_approval"
LATE = "mentoring_program.mail_activity_approval_late"


@tagged("post_install", "-at_install")
class TestApprover(MentoringCase):
    """Who is asked to approve, and that the question never gets lost."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gerda = cls._create_user("gerda", "base.group_user")
        cls.head = cls._create_employee(cls.gerda)
        cls.boss.parent_id = cls.head

    def setUp(self):
        super().setUp()
        self.relationship = self._create_relationship()
        self.mentor, self.mentee = self._members(self.relationship)

    def test_a_manager_who_is_in_the_relationship_passes_it_to_his_own_manager(self):
        self.employees[self.tina].parent_id = self.employees[self.max]
        self.employees[self.max].parent_id = self.boss
        self._accept(self.relationship)
        self.assertEqual(self.mentee.approver_id, self.lars)

    def test_a_circular_line_ends_with_a_coordinator(self):
        # two people who lead each other: data of an import, or of two steps of a reorganization
        self.env.cr.execute(
            "UPDATE hr_employee SET parent_id = %s WHERE id = %s",
            [self.employees[self.max].id, self.employees[self.tina].id],
        )
        self.env.cr.execute(
            "UPDATE hr_employee SET parent_id = %s WHERE id = %s",
            [self.employees[self.tina].id, self.employees[self.max].id],
        )
        self.env.invalidate_all()
        self._accept(self.relationship)
        self.assertEqual(self.relationship.member_ids.approver_id, self.carla)

    def test_without_a_manager_a_coordinator_is_asked_and_then_a_mentoring_manager(self):
        self.employees[self.max].parent_id = False
        self._accept(self.relationship)
        self.assertEqual(self.mentor.approver_id, self.carla)
        self.relationship.program_id.coordinator_ids = self.mona
        self.assertEqual(self.mentor.approver_id, self.mona)

    def test_a_manager_without_a_login_and_one_with_a_portal_login_are_not_asked(self):
        for user in (self.env["res.users"], self._create_user("paul", "base.group_portal")):
            with self.subTest(user=user.login):
                boss = self._create_employee(user, name="No Login")
                self.employees[self.max].parent_id = boss
                self.assertEqual(self.mentor._find_approver(), self.carla)

    def test_a_coordinator_who_is_a_member_is_not_asked(self):
        self.max.group_ids += self.env.ref("mentoring_program.group_mentoring_coordinator")
        self.relationship.program_id.coordinator_ids = self.max | self.carla
        self.employees[self.max].parent_id = False
        self._accept(self.relationship)
        self.assertEqual(self.mentor.approver_id, self.carla)

    def test_a_pending_approval_follows_a_change_of_manager(self):
        self._accept(self.relationship)
        self.employees[self.max].parent_id = self.head
        self.assertEqual(self.mentor.approver_id, self.gerda)
        self.assertEqual(self.mentor.activity_ids.user_id, self.gerda)
        self.assertEqual(self.mentee.approver_id, self.lars)

    def test_a_pending_approval_follows_a_new_login_of_the_manager(self):
        self._accept(self.relationship)
        self.head.user_id = False
        self.env.flush_all()  # one statement for both would break the rule “one employee a user”
        self.boss.user_id = self.gerda
        self.assertEqual(self.relationship.member_ids.approver_id, self.gerda)

    def test_a_given_approval_stands_when_the_manager_changes(self):
        self._accept(self.relationship)
        self.mentor.with_user(self.carla).action_approve()
        self.employees[self.max].parent_id = self.head
        self.assertEqual(self.mentor.approval_state, "approved")
        self.assertEqual(self.mentor.approver_id, self.lars)

    def test_what_was_asked_of_an_archived_user_goes_to_somebody_else(self):
        self._accept(self.relationship)
        self.lars.active = False
        self.assertEqual(self.relationship.member_ids.approver_id, self.carla)

    def test_what_was_asked_of_an_archived_manager_goes_to_a_coordinator(self):
        self._accept(self.relationship)
        self.boss.with_context(no_wizard=True).action_archive()
        self.assertEqual(self.relationship.member_ids.approver_id, self.carla)

    def test_the_former_manager_may_no_longer_decide(self):
        self._accept(self.relationship)
        self.employees[self.max].parent_id = self.head
        self.assertFalse(self.mentor._may_decide(self.lars))
        self.assertTrue(self.mentor._may_decide(self.gerda))

    def test_a_manager_of_both_gets_one_mail(self):
        self._accept(self.relationship)
        self.assertEqual(self._mails_to(self.lars), 1)

    def test_the_approver_is_reminded_once_after_three_days(self):
        asked = fields.Datetime.now()
        with freeze_time(asked):
            self._accept(self.relationship)
        for days, mails in ((2, 1), (3, 2), (4, 2)):
            with self.subTest(days=days), freeze_time(asked + timedelta(days=days)):
                self.env["mentoring.relationship.member"]._cron_remind_approvers()
                self.assertEqual(self._mails_to(self.lars), mails)

    def test_the_coordinators_hear_once_of_a_manager_who_is_silent_for_a_week(self):
        asked = fields.Datetime.now()
        with freeze_time(asked):
            self._accept(self.relationship)
        for days, told in ((6, 0), (7, 1), (8, 1)):
            with self.subTest(days=days), freeze_time(asked + timedelta(days=days)):
                self.env["mentoring.relationship.member"]._cron_remind_approvers()
                late = self.mentor.activity_search([LATE])
                self.assertEqual(len(late), told)
                self.assertLessEqual(late.user_id, self.carla)
        self.assertEqual(self.mentor.approval_state, "pending", "silence never approves")

    def test_a_new_manager_has_three_days_of_his_own(self):
        asked = fields.Datetime.now()
        with freeze_time(asked):
            self._accept(self.relationship)
        with freeze_time(asked + timedelta(days=2)):
            self.employees[self.max].parent_id = self.head
        with freeze_time(asked + timedelta(days=4)):
            self.env["mentoring.relationship.member"]._cron_remind_approvers()
        self.assertEqual(self._mails_to(self.gerda), 1)
