from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestAgreement(MentoringCase):
    """What the members agree on: versions, signatures, and nobody else's eyes."""

    def setUp(self):
        super().setUp()
        self.relationship = self._create_relationship()
        self.mentor, self.mentee = self._members(self.relationship)

    def _sign(self, *users):
        for user in users:
            self.relationship.with_user(user).action_sign_agreement()

    def test_there_is_nothing_to_sign_before_the_approval(self):
        with self.assertRaises(UserError):
            self._sign(self.max)
        with self.assertRaises(UserError):
            self.relationship.with_user(self.max).action_change_agreement("<p>Mine</p>")
        self.assertFalse(self.relationship.agreement_ids)

    def test_the_approval_opens_the_first_version(self):
        self._approve(self.relationship)
        self.assertEqual(self.relationship.agreement_ids.mapped("version"), [1])
        mine = self.relationship.with_user(self.max)
        self.assertIn("What stays between us", mine.agreement_body)
        self.assertTrue(mine.can_sign)

    def test_the_members_alone_read_it(self):
        self._approve(self.relationship)
        for user in (self.carla, self.mona, self.lars, self.stella):
            with self.subTest(user=user.login):
                agreements = self.env["mentoring.agreement"].with_user(user)
                self.assertFalse(agreements.search([]))
                with self.assertRaises(AccessError):
                    self.relationship.agreement_ids.with_user(user).read(["body"])
        for name in ("body", "goals"):
            with self.assertRaises(AccessError):  # the web client's superuser, or code with sudo()
                self.relationship.agreement_ids.with_user(self.max).sudo().mapped(name)
        coordinated = self.relationship.with_user(self.carla)
        self.assertFalse(coordinated.agreement_body)
        self.assertFalse(coordinated.agreement_id)

    def test_it_starts_when_all_have_signed_and_the_program_monitors(self):
        self._activate(self.relationship)
        self.assertEqual(self.relationship.state, "active")
        self.assertTrue(all(self.relationship.member_ids.mapped("joined_on")))

    def test_it_does_not_start_while_a_signature_is_missing(self):
        self._approve(self.relationship)
        self._sign(self.max)
        program = self.relationship.program_id
        program.with_user(self.mona).action_pass_gate("Test")
        program.with_user(self.mona).action_pass_gate("Test")
        self.assertEqual(program.state, "monitoring")
        self.assertEqual(self.relationship.state, "approved")
        with self.assertRaises(UserError):
            self.relationship.with_user(self.carla).action_activate()
        self._sign(self.tina)
        self.assertEqual(self.relationship.state, "active")

    def test_signed_by_all_does_not_start_before_monitoring(self):
        self._approve(self.relationship)
        self._sign(self.max, self.tina)
        self.assertEqual(self.relationship.state, "approved")
        with self.assertRaises(UserError):
            self.relationship.with_user(self.carla).action_activate()

    def test_signing_twice_is_as_signing_once(self):
        self._approve(self.relationship)
        self._sign(self.max, self.max)
        self.assertEqual(self.relationship.agreement_ids.signature_ids.member_id, self.mentor)
        self.assertEqual(len(self.relationship.agreement_ids.signature_ids), 1)

    def test_a_change_asks_everybody_again_and_keeps_the_old_version(self):
        self._approve(self.relationship)
        self._sign(self.max, self.tina)
        before = self._mails_to(self.max)
        self.relationship.with_user(self.tina).action_change_agreement("<p>Once a week</p>")
        self.assertFalse(any(self.relationship.member_ids.mapped("agreement_date")))
        self.assertEqual(sorted(self.relationship.agreement_ids.mapped("version")), [1, 2])
        current = self.relationship.agreement_ids.filtered("is_current")
        self.assertEqual(current.version, 2)
        self.assertEqual(self._mails_to(self.max), before + 1)
        self.assertTrue(self.relationship.with_user(self.max).can_sign)
        self.assertEqual(len(self.relationship.agreement_ids.signature_ids), 2)

    def test_a_change_during_the_relationship_does_not_stop_it(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.max).action_change_agreement("<p>By phone</p>")
        self.assertEqual(self.relationship.state, "active")
        self._sign(self.max, self.tina)
        self.assertTrue(all(self.relationship.member_ids.mapped("agreement_date")))

    def test_parts_that_do_not_exist_are_refused(self):
        self._approve(self.relationship)
        mine = self.relationship.with_user(self.max)
        for parts in ({"version": 7}, {"is_current": ""}, ["goals"], "goals", {"goals": 7}):
            with self.assertRaises(UserError):
                mine.action_change_agreement(parts=parts)
        self.assertEqual(len(self.relationship.agreement_ids), 1)

    def test_an_empty_text_is_no_agreement(self):
        self._approve(self.relationship)
        for body in (False, "", "<p><br></p>"):
            with self.assertRaises(UserError):
                self.relationship.with_user(self.max).action_change_agreement(body)
        self.assertEqual(len(self.relationship.agreement_ids), 1)

    def test_scripts_do_not_get_into_an_agreement(self):
        self._approve(self.relationship)
        self.relationship.with_user(self.max).action_change_agreement(
            "<p onclick='steal()'>Fine</p><script>steal()</script>"
        )
        self.assertNotIn("steal", self.relationship.with_user(self.tina).agreement_body)

    def test_outsiders_neither_sign_nor_change_nor_open_it(self):
        self._approve(self.relationship)
        for user in (self.carla, self.mona):
            pair = self.relationship.with_user(user)
            for move in (
                pair.action_sign_agreement,
                lambda pair=pair: pair.action_change_agreement("<p>Mine</p>"),
                pair.action_open_agreement,
            ):
                with self.assertRaises(UserError):
                    move()
        dialog = self.env["mentoring.agreement.change"].with_user(self.stella)
        forged = dialog.create({"relationship_id": self.relationship.id, "goals": "<p>Mine</p>"})
        with self.assertRaises(AccessError):
            forged.action_confirm()

    def test_the_dialog_starts_from_the_text_in_force(self):
        self._approve(self.relationship)
        action = self.relationship.with_user(self.max).action_open_agreement()
        dialog = self.env[action["res_model"]].with_user(self.max).browse(action["res_id"])
        self.assertIn("rhythm of the program", dialog.rhythm)
        dialog.rhythm = "<p>Every second Monday</p>"
        dialog.action_confirm()
        changed = self.relationship.with_user(self.tina).agreement_id
        self.assertIn("Monday", changed.body)
        self.assertIn("one to three goals", changed.goals, "what was left alone stays")
        self.assertEqual(changed._changed_parts(), {"rhythm"})

    def test_nothing_is_signed_once_it_is_over(self):
        self._approve(self.relationship)
        self.relationship.with_user(self.tina).action_end("No time")
        with self.assertRaises(UserError):
            self._sign(self.max)

    def test_signatures_and_versions_cannot_be_made_by_hand(self):
        self._approve(self.relationship)
        agreement = self.relationship.agreement_ids
        values = {"agreement_id": agreement.id, "member_id": self.mentee.id}
        with self.assertRaises(ProtectedValueError):
            self.env["mentoring.agreement.signature"].create(values)
        with self.assertRaises(ProtectedValueError):
            agreement.version = 7
