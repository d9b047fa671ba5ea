from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import MentoringCase

WORD = "Somehow unsuited, says the grapevine"


@tagged("post_install", "-at_install")
class TestPrivacyOfRefusals(MentoringCase):
    """What people write when they refuse, decline or leave reaches the coordinators alone."""

    def setUp(self):
        super().setUp()
        # chatter and tracking as in real life
        self.env = self.env(context={**self.env.context, "tracking_disable": False})
        self.relationship = self._create_relationship().with_env(self.env)
        self.mentor, self.mentee = self._members(self.relationship)
        self.flush_tracking()  # what was created in this transaction would not be tracked

    def _refuse(self):
        self._accept(self.relationship)
        self.mentee.with_user(self.lars).action_refuse(WORD)

    def test_coordinators_and_mentoring_managers_read_the_reason(self):
        self._refuse()
        for user in (self.carla, self.mona):
            self.assertEqual(self.mentee.with_user(user).approval_note, WORD)

    def test_neither_members_nor_the_line_manager_read_the_reason(self):
        self._refuse()
        for user in (self.max, self.tina, self.lars):
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    self.mentee.with_user(user).read(["approval_note"])
                with self.assertRaises(AccessError):
                    self.env["mentoring.remark"].with_user(user).search([])

    def test_the_person_concerned_does_not_read_it_even_as_coordinator_or_manager(self):
        self._refuse()
        self.tina.write({"group_ids": [(6, 0, self.mona.group_ids.ids)]})
        self.relationship.program_id.coordinator_ids += self.tina
        own = self.mentee.with_user(self.tina)
        self.assertFalse(own.approval_note)
        self.assertFalse(self.env["mentoring.remark"].with_user(self.tina).search([]))

    def test_no_word_reaches_a_mail_or_a_chatter(self):
        self._refuse()
        self.flush_tracking()
        other = self._create_relationship(
            self.relationship.program_id, self.mentor.participant_id, self.mentee.participant_id
        )
        self._members(other)[1].with_user(self.tina).action_decline(WORD)
        self.flush_tracking()
        self.assertFalse(self.env["mail.message"].search([("body", "ilike", WORD)]))
        self.assertFalse(self.env["mail.mail"].search([("body_html", "ilike", WORD)]))
        self.assertFalse(self.env["mail.activity"].search([("note", "ilike", WORD)]))

    def test_nothing_tells_the_others_who_declined(self):
        self.mentor.with_user(self.max).action_accept()
        self.mentee.with_user(self.tina).action_decline(WORD)
        self.flush_tracking()
        self.assertEqual(self.relationship.state, "refused")
        moves = self.relationship.message_ids.filtered("tracking_value_ids")
        self.assertTrue(moves, "the move itself is in the chatter")
        self.assertNotIn(self.tina.partner_id, self.relationship.message_ids.author_id)
        self.assertNotIn(self.tina, self.relationship.message_ids.create_uid)
        people = self.relationship.member_ids.participant_id
        for record in (self.relationship, *self.relationship.member_ids, *people):
            self.assertNotEqual(record.write_uid, self.tina)
        self.assertEqual(len(set(self.relationship.member_ids.mapped("left_on"))), 1)

    def test_members_see_nobodys_answer_and_coordinators_see_all(self):
        self.mentee.with_user(self.tina).action_decline()
        for user in (self.max, self.tina):
            for field in ("accepted_on", "declined_on", "answer", "remark_ids"):
                with self.assertRaises(AccessError):
                    self.relationship.member_ids.with_user(user).read([field])
        self.assertEqual(self.mentee.with_user(self.carla).answer, "declined")

    def test_the_line_manager_does_not_learn_of_what_was_only_proposed(self):
        members = self.env["mentoring.relationship.member"].with_user(self.lars)
        self.assertFalse(members.search([]))
        self.mentee.with_user(self.tina).action_decline()
        self.assertFalse(members.search([]))

    def test_a_word_at_the_end_is_read_by_coordinators_but_not_by_whom_it_is_about(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.max).action_end(WORD)
        remark = self.env["mentoring.remark"].with_user(self.carla).search([])
        self.assertEqual(remark.mapped("body"), [WORD])
        self.assertEqual(remark.member_id, self.mentor)

    def flush_tracking(self):
        """Let the chatter note what changed, as the end of a request does."""
        self.env.flush_all()
        self.cr.flush()
