from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.mentoring_program.models import mentoring_participant_notice

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestStatusMails(MentoringCase):
    """Each change of status is told to the person, once, in his language, without any content."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program(mail_on_status=True)
        cls.program.action_open_recruitment()

    def _person(self, user):
        return (
            self.env["mentoring.participant"]
            .with_user(self.carla)
            .create({"program_id": self.program.id, "employee_id": self.employees[user].id})
        )

    def test_every_status_has_its_mail(self):
        person = self._person(self.tina)
        person.motivation = "Between you and me"
        for count, move in enumerate(
            ("action_invite", "action_apply", "action_waitlist", "action_accept"), 1
        ):
            for _twice in range(2):
                getattr(person, move)()
            self.assertEqual(self._mails_to(self.tina), count, move)
        person.with_user(self.tina).action_withdraw()
        self.assertEqual(self._mails_to(self.tina), 5)
        mails = self.env["mail.mail"].search([])
        self.assertEqual(len(set(mails.mapped("subject"))), 5)
        self.assertNotIn("Between you and me", "".join(mails.mapped("body_html")))

    def test_who_declines_an_invitation_himself_gets_no_mail_about_it(self):
        person = self._person(self.tina)
        person.action_invite()
        person.with_user(self.tina).action_decline()
        other = self._person(self.theo)
        other.action_invite()
        other.action_decline()
        self.assertEqual((self._mails_to(self.tina), self._mails_to(self.theo)), (1, 2))

    def test_the_mail_is_in_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        template = self.env.ref("mentoring_program.mail_template_participant_accepted")
        template.with_context(lang="fr_FR").subject = "Bienvenue"
        self.tina.lang = "fr_FR"
        for user in (self.tina, self.theo):
            self._person(user).action_accept()
        mails = self.env["mail.mail"].search([])
        subjects = {mail.recipient_ids: mail.subject for mail in mails}
        self.assertEqual(subjects[self.tina.partner_id], "Bienvenue")
        self.assertNotEqual(subjects[self.theo.partner_id], "Bienvenue")

    def test_a_program_may_write_no_mails(self):
        self.program.mail_on_status = False
        self._person(self.tina).action_accept()
        self.assertFalse(self._mails_to(self.tina))

    def test_many_mails_are_written_by_the_cron_once(self):
        people = self._person(self.tina) | self._person(self.theo)
        with patch.object(mentoring_participant_notice, "AT_ONCE", 1):
            people.action_invite()
            self.assertFalse(self.env["mail.mail"].search([]))
            people[0].action_accept()  # meanwhile; one alone is told at once
            cron = self.env.ref("mentoring_program.ir_cron_status_mails")
            with self.enter_registry_test_mode():
                for _twice in range(2):
                    cron.method_direct_trigger()
        self.assertEqual(self._mails_to(self.theo), 1)
