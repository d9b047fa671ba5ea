from odoo.tests import tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestMemberMails(MentoringCase):
    """Mails reach exactly the people they are for."""

    def setUp(self):
        super().setUp()
        self.relationship = self._create_relationship()
        self.mentor, self.mentee = self._members(self.relationship)

    def test_every_mail_about_a_membership_has_one_recipient(self):
        for event, user in (
            ("proposed", self.max),
            ("approved", self.max),
            ("agreement", self.max),
            ("over", self.max),
        ):
            with self.subTest(event=event):
                before = self._mails_to(user)
                self.mentor._send(event)
                self.assertEqual(self._mails_to(user), before + 1)

    def test_all_members_hear_that_a_proposal_fails_and_in_the_same_words(self):
        self.mentee.with_user(self.tina).action_decline("Not him")
        mails = self.env["mail.mail"].search([("subject", "ilike", "your mentoring with")])
        self.assertEqual(mails.recipient_ids, (self.max | self.tina).partner_id)
        for mail in mails:
            self.assertIn("does not come about", mail.body_html)
            self.assertNotIn("declined", mail.body_html)

    def test_the_mail_of_the_end_says_what_ended_it(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.carla).action_complete()
        self.assertIn("is completed", self._last_mail_to(self.max).body_html)

    def test_members_of_a_cancelled_program_are_told(self):
        self._accept(self.relationship)
        self.relationship.program_id.with_user(self.carla).action_cancel("No budget")
        for user in (self.max, self.tina):
            self.assertIn("was cancelled", self._last_mail_to(user).body_html)
            self.assertNotIn("No budget", self._last_mail_to(user).body_html)

    def _last_mail_to(self, user):
        return self.env["mail.mail"].search(
            [("recipient_ids", "in", user.partner_id.ids)], order="id desc", limit=1
        )
