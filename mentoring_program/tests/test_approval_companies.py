from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import COORDINATOR, MANAGER, MentoringCase


@tagged("post_install", "-at_install")
class TestApprovalCompanies(MentoringCase):
    """Two companies: a program is read and decided about in those that take part."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sister = cls.env["res.company"].create({"name": "Sister"})
        there = {"company_id": cls.sister.id, "company_ids": [(6, 0, cls.sister.ids)]}
        cls.claire = cls._create_user("claire", f"base.group_user,{COORDINATOR}", **there)
        cls.mario = cls._create_user("mario", f"base.group_user,{MANAGER}", **there)
        cls.luis = cls._create_user("luis", "base.group_user", **there)
        cls.relationship = cls._create_relationship()
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def test_a_mentoring_manager_of_another_company_sees_and_decides_nothing(self):
        self._accept(self.relationship)
        for model in ("mentoring.program", "mentoring.relationship.member"):
            self.assertFalse(self.env[model].with_user(self.mario).search([]))
        with self.assertRaises(AccessError):
            self.mentor.with_user(self.mario).action_approve()
        with self.assertRaises(AccessError):
            self.relationship.program_id.with_user(self.mario).action_provide_training()

    def test_a_manager_who_may_not_work_in_the_company_is_not_asked(self):
        self.employees[self.max].parent_id = self._create_employee(
            self.luis, company_id=self.sister.id
        )
        self._accept(self.relationship)
        self.assertEqual(self.mentor.approver_id, self.carla)

    def test_a_manager_of_a_company_that_takes_part_is_asked_and_decides(self):
        self.relationship.program_id.company_ids = self.sister
        self.employees[self.max].parent_id = self._create_employee(
            self.luis, company_id=self.sister.id
        )
        self._accept(self.relationship)
        self.assertEqual(self.mentor.approver_id, self.luis)
        self.mentor.with_user(self.luis).action_approve()
        self.assertEqual(self.mentor.approval_state, "approved")

    def test_a_mentoring_manager_who_may_not_work_there_is_no_last_resort(self):
        self.employees[self.max].parent_id = False
        self.relationship.program_id.coordinator_ids = False
        self._accept(self.relationship)
        self.assertNotEqual(self.mentor.approver_id, self.mario)
        self.assertIn(self.relationship.company_id, self.mentor.approver_id.company_ids)

    def test_an_approval_is_handed_over_when_its_approver_leaves_the_company(self):
        self.luis.company_ids |= self.company
        self.employees[self.max].parent_id = self._create_employee(self.luis)
        self._accept(self.relationship)
        self.assertEqual(self.mentor.approver_id, self.luis)
        self.luis.company_ids = self.sister
        self.assertEqual(self.mentor.approver_id, self.carla)

    def test_counters_of_a_program_are_for_its_readers(self):
        with self.assertRaises(AccessError):
            self.relationship.program_id.with_user(self.claire).read(["participant_count"])
        with self.assertRaises(AccessError):
            self.relationship.program_id.with_user(self.max).read(["participant_count"])
