from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_participant_consent import ConsentMissingError
from odoo.addons.mentoring_program.models.mentoring_relationship_member_approval import (
    DecidedAlreadyError,
)

from .common import MentoringCase

REASON = "We are three people short until summer"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 08:00:00")
class TestConsent(MentoringCase):
    """A program that asks the managers: who is asked, who answers, and what follows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program(require_consent=True)
        cls.program.action_open_recruitment()

    def _apply(self, user, role="mentee"):
        self.program.with_user(user).action_join(role)
        return self.program.participant_ids.filtered(lambda one: one.user_id == user)

    def _consent(self, person, reader=None):
        self.env.invalidate_all()
        return person.sudo().consent_ids.with_user(reader or self.lars)

    def test_the_line_manager_is_asked_once_by_mail_and_activity(self):
        person = self._apply(self.tina)
        consent = self._consent(person)
        self.assertEqual(
            (person.manager_consent_state, consent.approver_id), ("pending", self.lars)
        )
        self._apply(self.tina)
        person.action_ask_manager()
        self.assertEqual(self._mails_to(self.lars), 1)
        self.assertEqual(consent.sudo().activity_ids.user_id, self.lars)
        self.assertEqual(len(consent.sudo().activity_ids), 1)

    def test_nobody_is_accepted_before_the_manager_has_said_yes(self):
        person = self._apply(self.tina)
        with self.assertRaises(ConsentMissingError) as caught:
            person.action_accept()
        self.assertIn("Tina", str(caught.exception))
        self._consent(person).action_give()
        person.action_accept()
        self.assertEqual((person.state, person.manager_consent_state), ("accepted", "given"))
        self.assertFalse(person.sudo().consent_ids.activity_ids)

    def test_a_refusal_keeps_the_person_out_and_its_reason_is_for_coordinators_alone(self):
        person = self._apply(self.tina)
        self._consent(person).action_refuse(REASON)
        with self.assertRaises(ConsentMissingError):
            person.action_accept()
        self.env.invalidate_all()
        self.assertEqual(person.with_user(self.carla).remark_ids.body, REASON)
        for user in (self.tina, self.lars, self.stella):
            with self.assertRaises(AccessError):
                self.env["mentoring.remark"].with_user(user).search([])
        self.assertEqual(person.with_user(self.tina).manager_consent_state, "refused")

    def test_a_coordinator_asks_again_and_answers_in_the_place_of_the_manager(self):
        person = self._apply(self.tina)
        self._consent(person).action_refuse(REASON)
        person.action_ask_manager()
        self.assertEqual(person.manager_consent_state, "pending")
        self._consent(person, self.carla).action_give()
        self.assertEqual(self._consent(person).decided_by_id, self.carla)

    def test_the_first_answer_counts_and_the_same_twice_does_no_harm(self):
        consent = self._consent(self._apply(self.tina))
        consent.action_give()
        consent.action_give()
        with self.assertRaises(DecidedAlreadyError) as caught:
            consent.with_user(self.carla).action_refuse(REASON)
        self.assertIn("Lars", str(caught.exception))
        self.assertEqual(consent.state, "given")

    def test_nobody_answers_for_himself_nor_reads_his_consent(self):
        self.employees[self.carla] = self._create_employee(self.carla)
        own = self._apply(self.carla, "mentor")
        self.assertNotEqual(own.sudo().consent_ids.approver_id, self.carla)
        with self.assertRaises(AccessError):
            self._consent(own, self.carla).action_give()
        for user in (self.stella, self.max):
            with self.assertRaises(AccessError):
                self._consent(own, user).action_give()

    def test_an_open_question_follows_the_manager_and_a_given_answer_stands(self):
        gerda = self._create_user("gerda", "base.group_user")
        boss = self._create_employee(gerda)
        open_one, given = self._apply(self.tina), self._apply(self.theo)
        self._consent(given).action_give()
        for user in (self.tina, self.theo):
            self.employees[user].parent_id = boss
        self.assertEqual(open_one.sudo().consent_ids.approver_id, gerda)
        self.assertEqual(open_one.sudo().consent_ids.activity_ids.user_id, gerda)
        self.assertEqual(given.sudo().consent_ids.approver_id, self.lars)
        gerda.active = False
        self.assertEqual(open_one.sudo().consent_ids.approver_id, self.carla)

    def test_who_withdraws_asks_nothing_anymore_and_is_asked_for_anew_when_he_comes_back(self):
        person = self._apply(self.tina)
        person.with_user(self.tina).action_withdraw()
        self.assertEqual(person.manager_consent_state, "not_required")
        self.assertFalse(person.sudo().consent_ids.activity_ids)
        self._apply(self.tina)
        self.assertEqual(person.manager_consent_state, "pending")

    def test_reminders_after_three_days_and_seven_each_once(self):
        person = self._apply(self.tina)
        activities = {2: 1, 4: 1, 8: 2}
        mails = {2: 1, 4: 2, 8: 2}
        for day, count in activities.items():
            with freeze_time(f"2026-03-{2 + day:02} 09:00:00"):
                for _twice in range(2):
                    self.env["mentoring.consent"]._cron_remind_managers()
                self.assertEqual(self._mails_to(self.lars), mails[day], day)
                self.assertEqual(len(person.sudo().consent_ids.activity_ids), count, day)
        self.assertEqual(person.manager_consent_state, "pending")

    def test_the_rule_can_be_set_and_lifted_while_people_are_waiting(self):
        self.program.require_consent = False
        person = self._apply(self.tina)
        self.assertEqual(person.manager_consent_state, "not_required")
        self.program.require_consent = True
        self.assertEqual(person.manager_consent_state, "pending")
        self.program.require_consent = False
        self.assertEqual(person.manager_consent_state, "not_required")
        person.action_accept()

    def test_people_whom_a_coordinator_adds_wait_for_their_managers(self):
        employee = self.employees[self.tina]
        dialog = self.env["mentoring.participant.enroll"].with_user(self.carla)
        dialog.create(
            {"program_id": self.program.id, "employee_ids": [(6, 0, employee.ids)]}
        ).action_enroll()
        person = self.program.participant_ids
        self.assertEqual((person.state, person.manager_consent_state), ("applied", "pending"))

    def test_one_mail_to_a_manager_of_many(self):
        self.program.require_consent = False
        for user in (self.tina, self.theo, self.stella):
            self._apply(user)
        self.program.require_consent = True
        self.assertEqual(self._mails_to(self.lars), 1)

    def test_a_manager_reads_his_consents_and_nothing_of_the_participants(self):
        person = self._apply(self.tina)
        person.motivation = "Between you and me"
        consents = self.env["mentoring.consent"].with_user(self.lars)
        self.assertEqual(consents.search([("can_decide", "=", True)]), self._consent(person))
        self.assertFalse(self.env["mentoring.participant"].with_user(self.lars).search([]))
        self.assertNotIn("Between you and me", repr(consents.search([]).read()))
        for user in (self.stella, self.max, self.theo):
            self.assertFalse(consents.with_user(user).search([]))

    def test_consents_of_another_company_are_out_of_reach(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        mara = self._create_user(
            "mara",
            "mentoring_program.group_mentoring_manager",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        consent = self._consent(self._apply(self.tina), mara)
        self.assertFalse(consent.search([]))
        with self.assertRaises(AccessError):
            consent.action_give()
