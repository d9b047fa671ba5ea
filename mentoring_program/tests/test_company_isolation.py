from odoo.exceptions import AccessError
from odoo.tests import tagged

from .world import MentoringWorld


@tagged("post_install", "-at_install")
class TestCompanyIsolation(MentoringWorld):
    """A company sees its own programs, and those that it takes part in."""

    def _reads(self, user, companies=None):
        """The models of which a user reads what lies on Tina's side, in company A."""
        self.env.invalidate_all()
        context = {"allowed_company_ids": companies.ids} if companies else {}
        return {
            record._name
            for record in self.sides[self.tina].records.values()
            if record.with_user(user).with_context(**context).has_access("read")
        }

    def test_a_manager_reads_as_much_of_a_program_his_company_takes_part_in_as_one_of_its_own(self):
        shared = self._reads(self.mara)
        self.program.sudo().company_ids = self.company | self.other_company
        own_to_a_company = {
            "mentoring.certificate.design",
            "mentoring.grade",
            "mentoring.lesson",
            "mentoring.program.series",
            "mentoring.program.template",
            "mentoring.program.template.objective",
            "mentoring.resource",
        }
        self.assertEqual(self._reads(self.mara) | own_to_a_company, self._reads(self.mona))
        self.assertLess(shared, self._reads(self.mara))

    def test_taking_part_opens_a_program_to_its_participants_from_there(self):
        self.program.sudo().company_ids = self.company | self.other_company
        participant = self.env["mentoring.participant"].create(
            {"program_id": self.program.id, "employee_id": self.employees[self.bella].id}
        )
        for record in (participant, self.program):
            self.assertTrue(record.with_user(self.bella).has_access("read"))
        self.program.sudo().company_ids = False
        self.assertFalse(participant.with_user(self.bella).has_access("read"))

    def test_a_company_that_is_not_ticked_is_not_seen(self):
        self.mona.company_ids |= self.other_company
        everything = self._reads(self.mona, self.company | self.other_company)
        self.assertEqual(self._reads(self.mona, self.company), everything)
        self.assertLess(self._reads(self.mona, self.other_company), everything)
        programs = self.env["mentoring.program"].with_user(self.mona)
        there = programs.with_context(allowed_company_ids=self.other_company.ids).search([])
        self.assertEqual(there.company_id, self.other_company)

    def test_a_company_that_is_not_allowed_cannot_be_ticked(self):
        programs = self.env["mentoring.program"].with_user(self.mona)
        forged = programs.with_context(allowed_company_ids=self.other_company.ids)
        with self.assertRaises(AccessError):
            forged.search([])

    def test_nobody_makes_a_program_for_a_company_he_is_not_in(self):
        with self.assertRaises(AccessError):
            self._create_program(company_id=self.other_company.id)

    def test_a_program_stays_in_its_company(self):
        with self.assertRaises(AccessError):
            self.program.sudo().company_id = self.other_company
