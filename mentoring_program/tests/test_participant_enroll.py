from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from odoo.addons.mentoring_program.models.mentoring_participant import ForeignEmployeeError

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
