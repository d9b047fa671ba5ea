from odoo.tests import HttpCase, tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestMatchSettingsTour(HttpCase, MentoringCase):
    """The matching page in a browser."""

    def test_a_coordinator_takes_a_preset_moves_a_slider_and_tries_the_points(self):
        program = self._create_program(rule_department="any")
        self._create_participant(program, self.max, "mentor")
        self._create_participant(program, self.tina)
        self.start_tour(
            f"/odoo/mentoring-programs/{program.id}", "mentoring_match_settings", login="carla"
        )
        self.assertEqual(program.match_preset, "own")
        points = {one.code: one.weight for one in program.plain_criterion_ids}
        self.assertEqual(points["skill"], 120)
        self.assertEqual(program.rule_department, "different")
