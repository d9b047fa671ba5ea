from odoo.tests import tagged

from odoo.addons.mentoring_program.wizard.mentoring_match_pair import ForbiddenPairError

from .test_match_formats import FormatCase


@tagged("post_install", "-at_install")
class TestMatchPeers(FormatCase):
    """Peers among themselves."""

    def test_peers_in_pairs_and_an_odd_one_in_a_trio(self):
        program = self._program_of({"peer": 5}, format="peer", allow_trio=True)
        relationships = self._approved(program)
        self.assertEqual(self._roles(relationships), [(0, 0, 2), (0, 0, 3)])
        self.assertEqual(set(self.people["peer"].mapped("mentee_seats_taken")), {1})

    def test_without_trios_an_odd_peer_waits(self):
        program = self._program_of({"peer": 3}, format="peer", allow_trio=False)
        run = self._matched(program)
        self.assertEqual((len(run.chosen_ids), run.unmatched_count), (1, 1))
        self.assertTrue(run.unmatched_ids.explanation.striptags().strip())
        self.assertNotIn("mentor", run.unmatched_ids.explanation, "nobody is one here")

    def test_a_pair_of_peers_is_made_by_hand(self):
        program = self._program_of({"peer": 2}, format="peer")
        one, other = self.people["peer"]
        values = {"program_id": program.id, "mentor_id": one.id, "mentee_id": other.id}
        self.env["mentoring.match.pair"].with_user(self.carla).create(values).action_propose()
        self.assertEqual(self._roles(program.relationship_ids), [(0, 0, 2)])
        with self.assertRaises(ForbiddenPairError):
            self.env["mentoring.match.pair"].with_user(self.carla).create(values).action_propose()
