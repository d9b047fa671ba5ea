from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.wizard.mentoring_match_pair import ForbiddenPairError

from .test_match_run import MatchCase


@tagged("post_install", "-at_install")
class TestMatchPair(MatchCase):
    """A pair made by hand stands under the same rules."""

    def _pair(self, mentor, mentee, user=None, program=None):
        return (
            self.env["mentoring.match.pair"]
            .with_user(user or self.carla)
            .create(
                {
                    "program_id": (program or self.program).id,
                    "mentor_id": mentor.id,
                    "mentee_id": mentee.id,
                }
            )
        )

    def test_an_allowed_pair_is_proposed_with_its_points(self):
        pair = self._pair(self.second, self.mentee)
        self.assertFalse(pair.verdict)
        pair.action_propose()
        relationship = self.program.relationship_ids
        self.assertEqual((relationship.state, relationship.score), ("proposed", 5.0))
        with self.assertRaises(ForbiddenPairError):
            pair.action_propose()

    def test_no_member_finds_out_the_points_of_his_pair(self):
        """They would tell him what the other one wished for, or what they have in common."""
        self._pair(self.second, self.mentee).action_propose()
        relationship = self.program.relationship_ids
        self.assertEqual(relationship.with_user(self.carla).score, 5.0)
        for user in (self.stella, self.tina):
            mine = relationship.with_user(user)
            self.assertEqual(mine.state, "proposed")
            for look in (
                lambda mine=mine: mine.read(["score"]),
                lambda mine=mine: mine.search([("score", ">", 4)]),
                lambda mine=mine: mine.search([], order="score"),
                lambda mine=mine: mine.formatted_read_group([], ["state"], ["score:sum"]),
            ):
                with self.assertRaises(AccessError):
                    look()
            self.assertNotIn("score", mine.fields_get())

    def test_a_forbidden_pair_is_refused_with_its_reasons(self):
        self.employees[self.tina].parent_id = self.employees[self.max]
        self.program.rule_common_language = True
        pair = self._pair(self.mentor, self.mentee)
        self.assertIn("reporting line", pair.verdict)
        self.assertIn("common language", pair.verdict)
        with self.assertRaises(ForbiddenPairError):
            pair.action_propose()
        self.assertFalse(self.program.relationship_ids)

    def test_an_exclusion_forbids_without_being_told(self):
        self.mentee.excluded_ids = self.mentor
        verdict = self._pair(self.mentor, self.mentee).verdict
        self.assertEqual(verdict, "not possible for a private reason")

    def test_both_take_part_in_the_program(self):
        other = self._create_program(name="Other")
        stranger = self._create_participant(other, self.max, "mentor")
        pair = self._pair(stranger, self.mentee)
        with self.assertRaises(ForbiddenPairError):
            pair.action_propose()

    def test_only_who_runs_the_program_makes_pairs(self):
        with self.assertRaises(AccessError):
            self._pair(self.mentor, self.mentee, self.otto).action_propose()
        with self.assertRaises(AccessError):
            self._pair(self.mentor, self.mentee, self.stella)
        pair = self._pair(self.mentor, self.mentee)
        with self.assertRaises(AccessError):
            pair.with_user(self.otto).action_propose()
