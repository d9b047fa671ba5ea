from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ClosedProgramError

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")
class TestRecognition(EvaluationCase):
    """Certificates, badges and thanks: who gets them, once, and who reads them."""

    def _complete(self):
        self.relationship.with_user(self.carla).action_complete()

    def _recognitions(self, kind=None):
        domain = [("program_id", "=", self.program.id)]
        if kind:
            domain.append(("kind", "=", kind))
        return self.env["mentoring.recognition"].search(domain)

    def _badge(self, user):
        return self.env["gamification.badge.user"].search([("user_id", "=", user.id)])

    def test_everybody_who_completed_gets_a_certificate_and_the_badge_of_his_role(self):
        self._complete()
        self.program.action_recognize()
        given = self._recognitions()
        self.assertEqual(len(given), 4)
        self.assertEqual(set(given.mapped("state")), {"published"})
        self.assertEqual(given.giver_id, self.carla)
        for user, name in ((self.max, "mentor"), (self.tina, "mentee")):
            badge = self._badge(user)
            self.assertEqual(badge.badge_id, self.env.ref(f"mentoring_program.badge_{name}"))
            self.assertEqual(badge.employee_id, self.employees[user])

    def test_giving_twice_gives_once(self):
        self._complete()
        self.program.action_recognize()
        given = self._recognitions()
        mails = self.env["mail.mail"].search_count([("model", "=", "mentoring.recognition")])
        self.assertEqual(mails, 2)
        self.program.action_recognize()
        given.with_user(self.carla).action_publish()
        self.assertEqual(self._recognitions(), given)
        self.assertEqual(len(self._badge(self.max)), 1)
        again = self.env["mail.mail"].search_count([("model", "=", "mentoring.recognition")])
        self.assertEqual(again, mails)

    def test_who_did_not_complete_gets_nothing(self):
        self.program.action_recognize()
        self.relationship.with_user(self.carla).action_end("Moved away")
        self.program.action_recognize()
        self.assertFalse(self._recognitions())

    def test_without_a_login_there_is_a_certificate_but_no_badge_and_it_is_said(self):
        self.employees[self.tina].user_id = False
        self._complete()
        notice = self.program.action_recognize()["params"]
        self.assertIn("Tina", notice["message"])
        self.assertEqual(len(self._recognitions("certificate")), 2)
        self.assertEqual(self._recognitions("badge").receiver_id.user_id, self.max)

    def test_drafts_are_for_the_coordinator_and_what_is_given_for_the_receiver(self):
        self._complete()
        self.program.action_review_recognitions()
        drafts = self._recognitions()
        self.assertEqual(set(drafts.mapped("state")), {"draft"})
        mine = self.env["mentoring.recognition"].with_user(self.tina)
        self.assertFalse(mine.search([]))
        self.assertFalse(self._badge(self.tina))
        drafts.with_user(self.carla).action_publish()
        self.assertEqual(mine.search([]).receiver_user_id, self.tina)

    def test_taking_back_removes_the_badge_and_hides_the_certificate(self):
        self._complete()
        self.program.action_recognize()
        given = self._recognitions().with_user(self.carla)
        with self.assertRaises(UserError):
            given.unlink()
        given.action_withdraw()
        self.assertFalse(self._badge(self.tina) | self._badge(self.max))
        self.assertFalse(self.env["mentoring.recognition"].with_user(self.tina).search([]))
        given.unlink()
        self.assertFalse(self._recognitions())

    def test_nobody_honours_himself_or_in_programs_of_others(self):
        self._complete()
        self.program.action_review_recognitions()
        for user in (self.tina, self.max, self.lars):
            with self.assertRaises(AccessError):
                self.program.with_user(user).action_recognize()
            with self.assertRaises(AccessError):
                self._recognitions().with_user(user).action_publish()
        stranger = self._create_user(
            "other", "base.group_user,mentoring_program.group_mentoring_coordinator"
        )
        with self.assertRaises(AccessError):
            self._recognitions().with_user(stranger).action_publish()
        with self.assertRaises(UserError):  # badges of ours are given by the program alone
            self.env["gamification.badge.user"].with_user(self.max).create(
                {
                    "badge_id": self.env.ref("mentoring_program.badge_mentor").id,
                    "user_id": self.max.id,
                }
            )

    def test_a_closed_program_honours_nobody_anymore(self):
        self._complete()
        self.program.action_review_recognitions()
        self.program.with_user(self.mona).action_cancel("Over")
        with self.assertRaises(UserError):
            self.program.action_recognize()
        with self.assertRaises(ClosedProgramError):
            self._recognitions().with_user(self.carla).action_publish()

    def test_thanks_are_read_by_giver_and_receiver_alone(self):
        self.relationship.with_user(self.tina).action_thank("Dear Max, <b>thank you</b>")
        thanks = self._recognitions("thanks")
        self.assertEqual((thanks.giver_id, thanks.receiver_user_id), (self.tina, self.max))
        self.assertNotIn("<b>", thanks.body)
        for user in (self.tina, self.max):
            self.assertTrue(thanks.with_user(user).body)
        for user in (self.carla, self.mona, self.lars, self.stella):
            self.assertFalse(self.env["mentoring.recognition"].with_user(user).search([]))
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                thanks.with_user(user).read(["body"])
        mail = self.env["mail.mail"].search([("model", "=", "mentoring.recognition")])
        self.assertEqual(mail.recipient_ids, self.max.partner_id)
        self.assertNotIn("Dear Max", mail.body_html)

    def test_only_members_thank_and_with_words(self):
        for user in (self.carla, self.stella):
            with self.assertRaises(UserError):
                self.relationship.with_user(user).action_thank("Hello")
        for empty in ("", "  ", None, 5):
            with self.assertRaises(UserError):
                self.relationship.with_user(self.tina).action_thank(empty)
        self.assertFalse(self._recognitions())
