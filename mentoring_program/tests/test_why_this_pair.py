from odoo.tests import tagged

from .test_match_run import MatchCase


@tagged("post_install", "-at_install")
class TestWhyThisPair(MatchCase):
    """Members read why they are together, and nothing that another wished for in private."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kind = cls.env["hr.skill.type"].create(
            {
                "name": "Talking",
                "skill_ids": [(0, 0, {"name": "Rhetoric"}), (0, 0, {"name": "Patience"})],
                "skill_level_ids": [(0, 0, {"name": "Good", "level_progress": 80})],
            }
        )
        rhetoric, patience = kind.skill_ids.sorted("name", reverse=True)
        cls.mentor.skill_line_ids = [
            (0, 0, {"kind": "offer", "skill_id": one.id, "level": 90}) for one in kind.skill_ids
        ]
        cls.mentee.skill_line_ids = [(0, 0, {"kind": "need", "skill_id": rhetoric.id, "level": 60})]
        cls.other.skill_line_ids = [(0, 0, {"kind": "need", "skill_id": patience.id, "level": 60})]
        cls.program.criterion_ids = [(0, 0, {"code": "skill", "weight": 30})]

    def _proposed(self):
        """Tina with Max, and why: what each of them reads."""
        run = self._matching()
        run.action_run()
        run.action_apply()
        pair = run.relationship_ids.filtered(
            lambda one: self.mentee in one.member_ids.participant_id
        )
        self.assertIn(self.mentor, pair.member_ids.participant_id)
        return {user: pair.with_user(user)._why() for user in (self.tina, self.max)}

    def test_each_reads_what_speaks_for_the_other(self):
        self.mentee.preferred_ids = self.mentor
        why = self._proposed()
        told = ["Max offers what you want to learn: Rhetoric.", "You wished for Max."]
        self.assertEqual(why[self.tina], [("Max", told)])
        told = ["You offer what Tina wants to learn: Rhetoric."]
        self.assertEqual(why[self.max], [("Tina", told)])

    def test_what_the_other_wished_changes_nothing_of_what_one_reads(self):
        self.mentee.preferred_ids = self.mentor
        told = [
            self._told_to_tina(wishes)
            for wishes in (self.mentee.browse(), self.mentee, self.mentee | self.other)
        ]
        self.assertEqual(told, [told[0]] * 3)

    def _told_to_tina(self, wishes_of_max):
        savepoint = self.env.cr.savepoint()
        self.mentor.preferred_ids = wishes_of_max
        told = self._proposed()[self.tina]
        savepoint.close(rollback=True)
        return told

    def test_silence_is_no_hint(self):
        (self.mentee | self.other).skill_line_ids.unlink()
        self.mentee.preferred_ids = self.mentor
        [(_name, sentences)] = self._proposed()[self.max]
        self.assertEqual(len(sentences), 1)
        self.assertNotIn("wish", sentences[0])

    def test_imported_columns_and_waiting_are_never_told(self):
        self.program.criterion_ids = [(0, 0, {"code": "waited", "weight": 90})]
        self.mentee.preferred_ids = self.mentor
        for told in self._proposed().values():
            self.assertNotIn("wait", repr(told).lower())

    def test_a_pair_made_by_hand_says_so(self):
        pair = self._create_relationship(self.program, self.mentor, self.mentee)
        [(_name, sentences)] = pair.with_user(self.tina)._why()
        self.assertIn("coordinators", sentences[0])
        self.assertIn("Rhetoric", sentences[1])

    def test_only_members_are_told(self):
        pair = self._create_relationship(self.program, self.mentor, self.mentee)
        for user in (self.carla, self.mona, self.theo):
            self.assertEqual(pair.with_user(user)._why(), [])
