from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from odoo.addons.mentoring_program.models.mentoring_participant import ForeignEmployeeError
from odoo.addons.mentoring_program.wizard.mentoring_participant_enroll import NobodyFoundError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestParticipantEnroll(MentoringCase):
    """A coordinator without HR rights adds employees, many at once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()

    def _dialog(self, users, user=None, **values):
        employees = self.env["hr.employee"].union(*(self.employees[one] for one in users))
        dialogs = self.env["mentoring.participant.enroll"].with_user(user or self.carla)
        values = {"program_id": self.program.id, "employee_ids": [(6, 0, employees.ids)], **values}
        return dialogs.create(values)

    def _states(self):
        people = self.program.participant_ids
        return {one.user_id: (one.role, one.state) for one in people}

    def test_many_employees_are_added_and_accepted_at_once(self):
        self._dialog([self.max, self.theo], role="mentor").action_enroll()
        self.assertEqual(
            self._states(), dict.fromkeys((self.max, self.theo), ("mentor", "accepted"))
        )

    def test_they_can_be_invited_or_only_noted(self):
        self._dialog([self.max], role="mentor", step="invite").action_enroll()
        self._dialog([self.tina], step="none").action_enroll()
        self.assertEqual(
            self._states(), {self.max: ("mentor", "invited"), self.tina: ("mentee", "draft")}
        )

    def test_who_takes_part_already_stays_as_he_is(self):
        self._create_participant(self.program, self.max, "mentor")
        self._dialog([self.max, self.tina]).action_enroll()
        self.assertEqual(
            self._states(),
            {self.max: ("mentor", "accepted"), self.tina: ("mentee", "accepted")},
        )

    def test_the_form_offers_who_is_not_in_yet(self):
        self._create_participant(self.program, self.max, "mentor")
        dialogs = self.env["mentoring.participant.enroll"].with_user(self.carla)
        with Form(dialogs.with_context(default_program_id=self.program.id)) as form:
            self.assertIn(self.employees[self.max].id, form.enrolled_ids.ids)
            form.employee_ids.add(self.employees[self.tina])

    def test_employees_of_other_companies_are_refused(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = self.env["hr.employee"].create({"name": "Sam", "company_id": other.id})
        dialog = self._dialog([self.max])
        dialog.sudo().employee_ids |= stranger
        with self.assertRaises(ForeignEmployeeError):
            dialog.action_enroll()
        self.assertFalse(self.program.participant_ids)

    def test_only_coordinators_of_the_program_add_people(self):
        other = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        with self.assertRaises(AccessError):
            self._dialog([self.max], other).action_enroll()
        with self.assertRaises(AccessError):
            self._dialog([self.max], self.stella)

    def test_taking_part_gives_no_right_to_add_people(self):
        other = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        self.employees[other] = self._create_employee(other)
        self._create_participant(self.program, other)
        with self.assertRaises(AccessError):
            self._dialog([other], other, step="none").action_enroll()


@tagged("post_install", "-at_install")
class TestInvitations(MentoringCase):
    """Employees are invited by department, job or tag: those addressed who are not in yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program(mail_on_status=True)
        cls.program.action_open_recruitment()
        cls.sales, cls.law = cls.env["hr.department"].create([{"name": "Sales"}, {"name": "Law"}])
        cls.shop = cls.env["hr.department"].create({"name": "Shop", "parent_id": cls.sales.id})
        cls.clerk = cls.env["hr.job"].create({"name": "Clerk"})
        cls.talent = cls.env["hr.employee.category"].create({"name": "Talent"})
        for user, department in ((cls.max, cls.sales), (cls.tina, cls.shop), (cls.theo, cls.law)):
            cls.employees[user].department_id = department
        cls.employees[cls.tina].job_id = cls.clerk
        cls.employees[cls.theo].write(
            {"job_id": cls.clerk.id, "category_ids": [(6, 0, cls.talent.ids)]}
        )

    def _dialog(self, user=None, **groups):
        values = {name: [(6, 0, records.ids)] for name, records in groups.items()}
        return (
            self.env["mentoring.participant.enroll"]
            .with_user(user or self.carla)
            .create({"program_id": self.program.id, "by": "group", "step": "invite", **values})
        )

    def _invited(self):
        people = self.program.participant_ids
        return people.filtered(lambda one: one.state == "invited").user_id

    def test_departments_include_those_below_them(self):
        self._dialog(department_ids=self.sales).action_enroll()
        self.assertEqual(self._invited(), self.max | self.tina)
        self.assertEqual([self._mails_to(one) for one in (self.max, self.tina)], [1, 1])

    def test_department_job_and_tag_narrow_each_other_down(self):
        cases = [
            ({"job_ids": self.clerk}, 2),
            ({"job_ids": self.clerk, "department_ids": self.law}, 1),
            ({"category_ids": self.talent}, 1),
            ({"category_ids": self.talent, "department_ids": self.sales}, 0),
        ]
        for groups, count in cases:
            with self.subTest(groups=groups):
                self.assertEqual(self._dialog(**groups).found_count, count)

    def test_who_is_in_is_not_invited_again(self):
        self._create_participant(self.program, self.max, "mentor")
        dialog = self._dialog(department_ids=self.sales)
        self.assertEqual((dialog.found_count, dialog.found_told), (1, "Tina"))
        dialog.action_enroll()
        with self.assertRaises(NobodyFoundError):
            self._dialog(department_ids=self.sales).action_enroll()
        self.assertEqual(self._mails_to(self.tina), 1)

    def test_the_audience_of_the_program_is_the_first_guess(self):
        self.program.sudo().audience_job_ids = self.clerk
        self._dialog().action_enroll()
        self.assertEqual(self._invited(), self.tina | self.theo)

    def test_employees_of_other_companies_are_not_found(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.env["hr.employee"].create(
            {"name": "Sam", "company_id": other.id, "job_id": self.clerk.id}
        )
        self.assertEqual(self._dialog(job_ids=self.clerk).found_count, 2)
