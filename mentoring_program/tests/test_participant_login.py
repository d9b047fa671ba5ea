from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_participant_login import PortalInvitationError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestParticipantLogin(MentoringCase):
    """People without a login get one of the portal, once, and nothing more than that."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.nelly = cls._enroll("Nelly", "Nelly.New@example.com ")

    @classmethod
    def _enroll(cls, name, email, **values):
        employee = cls.env["hr.employee"].create({"name": name, "work_email": email})
        return (
            cls.env["mentoring.participant"]
            .with_user(cls.carla)
            .create({"program_id": cls.program.id, "employee_id": employee.id, **values})
        )

    def _mails(self):
        return self.env["mail.mail"].sudo().search([("subject", "ilike", "account")])

    def test_a_coordinator_gives_a_portal_login_and_nothing_more(self):
        before = self._mails()
        self.nelly.action_invite_to_portal()
        user = self.nelly.user_id
        self.assertEqual(user.login, "nelly.new@example.com")
        self.assertEqual(user.group_ids, self.env.ref("base.group_portal"))
        self.assertFalse(user._is_internal())
        self.assertEqual(self.nelly.employee_id.user_id, user)
        self.assertEqual(user.partner_id, self.nelly.employee_id.work_contact_id)
        mail = self._mails() - before
        self.assertEqual(len(mail), 1)
        self.assertEqual(mail.recipient_ids, user.partner_id)
        self.assertIn("signup", mail.body_html)

    def test_a_second_invitation_changes_nothing(self):
        self.nelly.action_invite_to_portal()
        user, mails = self.nelly.user_id, self._mails()
        action = self.nelly.action_invite_to_portal()
        self.assertEqual((self.nelly.user_id, self._mails()), (user, mails))
        self.assertEqual(action["params"]["type"], "success")

    def test_who_cannot_be_invited_is_named_with_the_reason(self):
        people = self.nelly
        people |= self._enroll("Noemail", False)
        people |= self._enroll("Wrong", "not an address")
        people |= self._enroll("Taken", "STELLA@example.com")
        people |= self._enroll("Twin", "twin@example.com") | self._enroll(
            "Twain", "twin@example.com"
        )
        gone = self._enroll("Gone", "gone@example.com")
        gone.employee_id.sudo().active = False
        action = (people | gone).action_invite_to_portal()
        message = action["params"]["message"]
        for name in ("Noemail", "Wrong", "Taken", "Twin", "Twain", "Gone"):
            self.assertIn(f"{name}:", message)
        self.assertNotIn("Nelly:", message)
        self.assertEqual((people | gone).filtered("user_id"), self.nelly)

    def test_nobody_invited_at_all_is_an_error(self):
        with self.assertRaises(PortalInvitationError) as caught:
            self._enroll("Noemail", False).action_invite_to_portal()
        self.assertIn("Noemail", str(caught.exception))

    def test_a_context_from_outside_gives_no_further_rights(self):
        manager = self.env.ref("base.group_system")
        forged = {"default_group_ids": [(4, manager.id)], "default_login": "root"}
        self.nelly.with_context(**forged).action_invite_to_portal()
        self.assertEqual(self.nelly.user_id.group_ids, self.env.ref("base.group_portal"))
        self.assertEqual(self.nelly.user_id.login, "nelly.new@example.com")

    def test_people_who_left_the_program_are_not_invited(self):
        self.nelly.action_decline()
        self.nelly.action_invite_to_portal()
        self.assertFalse(self.nelly.user_id)

    def test_only_coordinators_of_the_program_and_managers_invite(self):
        other = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        officer = self._create_user("olga", "hr.group_hr_user")
        for user in (other, officer, self.stella, self.tina, self.lars):
            with self.assertRaises(AccessError):
                self.nelly.with_user(user).action_invite_to_portal()
        self.assertFalse(self.nelly.user_id)
        self.nelly.with_user(self.mona).action_invite_to_portal()
        self.assertTrue(self.nelly.user_id)

    def test_a_contact_shared_with_somebody_is_not_given_away(self):
        twin = self.env["hr.employee"].create({"name": "Norbert"})
        contact = self.nelly.employee_id.work_contact_id
        twin.work_contact_id = contact
        self.nelly.action_invite_to_portal()
        self.assertNotEqual(self.nelly.user_id.partner_id, contact)

    def test_the_server_action_invites_a_selection(self):
        action = self.env.ref("mentoring_program.server_action_invite_to_portal")
        action.with_user(self.carla).with_context(
            active_model="mentoring.participant", active_ids=self.nelly.ids
        ).run()
        self.assertTrue(self.nelly.user_id)
