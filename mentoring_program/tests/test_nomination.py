from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.wizard.mentoring_nomination import NominationError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestNomination(MentoringCase):
    """A manager nominates his people; they decide."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program(require_consent=True, mail_on_status=True)
        cls.program.action_open_recruitment()

    def _dialog(self, nominee, user=None, program=None, **values):
        employee = self.employees[nominee]
        dialogs = self.env["mentoring.nomination"].with_user(user or self.lars)
        program = program or self.program
        return dialogs.with_context(default_employee_id=employee.id).create(
            {"program": str(program.id), "role": "mentee", **values}
        )

    def _offered(self, user, nominee):
        employee = self.env["hr.employee.public"].with_user(user).browse(self.employees[nominee].id)
        return employee._mentoring_programs_to_nominate_for() & self.program

    def test_the_person_is_invited_in_the_name_of_the_manager_who_thereby_consents(self):
        self._dialog(self.tina, reason="She is ready").action_nominate()
        person = self.program.participant_ids
        self.assertEqual((person.user_id, person.state), (self.tina, "invited"))
        self.assertEqual((person.nominated_by_id, person.nomination), (self.lars, "She is ready"))
        self.assertEqual(person.manager_consent_state, "given")
        self.assertEqual(self._mails_to(self.tina), 1)
        self.assertEqual(self._mails_to(self.lars), 0)

    def test_the_person_decides(self):
        self._dialog(self.tina).action_nominate()
        self._dialog(self.theo).action_nominate()
        tina, theo = self.program.participant_ids.sorted("id")
        tina.with_user(self.tina).action_apply()
        tina.action_accept()
        theo.with_user(self.theo).action_decline()
        self.assertEqual((tina.state, theo.state), ("accepted", "declined"))

    def test_nobody_is_nominated_twice_nor_who_takes_part_or_said_no(self):
        self._dialog(self.tina).action_nominate()
        with self.assertRaises(NominationError):
            self._dialog(self.tina).action_nominate()
        self.program.participant_ids.with_user(self.tina).action_decline()
        with self.assertRaises(NominationError):
            self._dialog(self.tina).action_nominate()
        self.assertEqual(self._mails_to(self.tina), 1)

    def test_only_the_manager_of_the_person_and_coordinators_may_nominate(self):
        for user, may in ((self.lars, True), (self.carla, True), (self.stella, False)):
            self.assertEqual(bool(self._offered(user, self.tina)), may, user.login)
        self.assertFalse(self._offered(self.max, self.max))
        with self.assertRaises(NominationError):
            self._dialog(self.tina, self.stella).action_nominate()
        self.assertFalse(self.program.participant_ids)

    def test_a_coordinator_who_nominates_does_not_consent_for_the_manager(self):
        self._dialog(self.tina, self.carla).action_nominate()
        self.assertEqual(self.program.participant_ids.manager_consent_state, "not_required")

    def test_only_programs_that_recruit_and_address_the_person_are_offered(self):
        self.assertTrue(self._offered(self.lars, self.tina))
        self.program.sudo().audience_job_ids = self.env["hr.job"].create({"name": "Pilot"})
        self.assertFalse(self._offered(self.lars, self.tina))
        self.program.sudo().audience_job_ids = False
        dialog = self._dialog(self.tina)
        self.program.action_cancel("No budget")
        with self.assertRaises(NominationError):
            dialog.action_nominate()

    def test_the_dialog_cannot_be_turned_to_another_program_or_person(self):
        closed = self._create_program(name="Closed")
        with self.assertRaises(NominationError):
            self._dialog(self.tina, program=closed).action_nominate()
        dialog = self._dialog(self.tina)
        dialog.employee_id = self.boss.id
        with self.assertRaises(NominationError):
            dialog.action_nominate()

    def test_a_role_that_the_format_does_not_know_is_refused(self):
        with self.assertRaises(NominationError):
            self._dialog(self.tina, role="peer").action_nominate()

    def test_the_employee_forms_offer_it_to_the_manager_alone(self):
        for user, may in ((self.lars, True), (self.stella, False), (self.tina, False)):
            employee = self.env["hr.employee.public"].browse(self.employees[self.theo].id)
            if user.share:
                with self.assertRaises(AccessError):
                    employee.with_user(user).action_mentoring_nominate()
            else:
                employee = employee.with_user(user)
                self.assertEqual(employee.mentoring_can_nominate, may, user.login)
