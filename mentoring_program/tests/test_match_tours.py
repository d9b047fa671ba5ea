from odoo.tests import HttpCase, tagged

from .test_match_formats import FormatCase


@tagged("post_install", "-at_install")
class TestMatchTours(FormatCase, HttpCase):
    """Formats other than pairs, played in the browser: from the people to their acceptance."""

    def _play(self, tour, program):
        """The coordinator matches and proposes; returns the relationships."""
        program.action_step_back()
        self.start_tour(f"/odoo/mentoring-programs/{program.id}", tour, login="carla")
        return program.relationship_ids

    def _accept_in_portal(self, relationship):
        """One member accepts in the portal, the others by the method behind the button."""
        first = relationship.member_ids[0]
        url = f"/my/mentoring/relationships/{relationship.id}"
        self.start_tour(url, "mentoring_whole_program_accept", login=first.user_id.login)
        self.assertTrue(first.accepted_on)
        for member in relationship.member_ids - first:
            member.with_user(member.user_id).action_accept()
        self.assertEqual(relationship.state, "to_approve")

    def test_a_group_from_its_people_to_acceptance(self):
        program = self._program_of(
            {"mentor": 1, "mentee": 3}, format="group", group_size_min=2, group_size_max=4
        )
        group = self._play("mentoring_match_group", program)
        self.assertEqual(self._roles(group), [(1, 3, 0)])
        self._accept_in_portal(group)

    def test_peers_from_the_pool_to_acceptance(self):
        program = self._program_of({"peer": 4}, format="peer")
        pairs = self._play("mentoring_match_peer", program)
        self.assertEqual(self._roles(pairs), [(0, 0, 2), (0, 0, 2)])
        self._accept_in_portal(pairs[0])

    def test_a_cascade_from_its_levels_to_acceptance(self):
        low, middle, high = self._grades("Low", "Middle", "High")
        program = self._program_of({"mentor": 1, "both": 1, "mentee": 1}, format="cascade")
        self.people["mentor"].grade_id, self.people["mentee"].grade_id = high, low
        self.people["both"].grade_id = middle
        pairs = self._play("mentoring_match_cascade", program)
        self.assertEqual(self._roles(pairs), [(1, 1, 0), (1, 1, 0)])
        for pair in pairs:
            self._accept_in_portal(pair)
