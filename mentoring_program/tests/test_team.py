from odoo.tests import freeze_time, tagged

from .test_report_rows import ReportCase


@tagged("post_install", "-at_install")
@freeze_time("2026-04-30 18:00:00")
class TestTeam(ReportCase):
    """A line manager has the counts of his team, from what he may read anyway."""

    def _page(self, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env["mentoring.relationship.member"].with_user(user or self.lars).get_team()

    def _tiles(self, user=None):
        return {tile["label"]: tile["text"] for tile in self._page(user)["tiles"]}

    def test_a_manager_counts_his_people(self):
        self._hold("2026-04-20 09:00:00", 1.5)
        tiles = self._tiles()
        self.assertEqual(tiles["people in your team"], "4")
        self.assertEqual(tiles["of them in mentoring now"], "2")
        held = sum(self.relationship.sudo().member_ids.mapped("hours"))
        self.assertEqual(tiles["spent in sessions"], f"{held:.1f} h")

    def test_what_waits_for_him_is_counted(self):
        other = self._create_participant(self.program, self.stella, "mentor")
        pair = self._create_relationship(self.program, other, self.theo_there)
        self.assertEqual(self._tiles()["wait for your decision"], "0")
        self._accept(pair)
        self.assertEqual(self._tiles()["wait for your decision"], "2")

    def test_completed_is_counted_by_person(self):
        self.relationship.with_user(self.carla).action_complete()
        tiles = self._tiles()
        self.assertEqual(tiles["of them in mentoring now"], "0")
        self.assertEqual(tiles["have completed a mentoring"], "2")

    def test_every_number_leads_to_rows_that_he_may_read(self):
        page = self._page()
        rows = [*page["tiles"], *(row for card in page["cards"] for row in card["rows"])]
        actions = [row["action"] for row in rows if row.get("action")]
        self.assertTrue(actions)
        for action in actions:
            members = self.env[action["res_model"]].with_user(self.lars).search(action["domain"])
            self.assertTrue(members)
            self.assertEqual(members.manager_user_id, self.lars)

    def test_what_was_only_proposed_is_not_counted(self):
        other = self._create_participant(self.program, self.stella, "mentor")
        before = self._page()
        self._create_relationship(self.program, other, self.theo_there)
        self.assertEqual(self._page(), before)

    def test_others_learn_nothing_of_his_team(self):
        for user in (self.stella, self.max, self.carla):
            with self.subTest(user=user.login):
                page = self._page(user)
                self.assertFalse(page["cards"])
                self.assertEqual({tile["text"] for tile in page["tiles"]} - {"0"}, {"0.0 h"})
