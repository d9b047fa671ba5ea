from datetime import date, timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import HttpCase, tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestHealthTour(HttpCase, MentoringCase):
    """The board of health in a browser."""

    def test_a_coordinator_sees_a_pair_at_risk_acts_and_finds_another_partner(self):
        # the browser has the real clock: the pair began long ago, and never met
        today = fields.Date.today()
        program = self._create_program(
            date_start=today - timedelta(days=120), date_end=date(today.year + 1, 12, 31)
        )
        program.action_open_recruitment()
        pair = self._create_relationship(
            program,
            self._create_participant(program, self.max, "mentor"),
            self._create_participant(program, self.tina),
        )
        stella = self._create_participant(program, self.stella, "mentor")
        program.action_preset_balanced()
        self._activate(pair)
        pair.sudo().date_start = today - timedelta(days=100)
        with patch.object(
            self.env.registry["ir.cron"], "_commit_progress", lambda *_args, **_kw: 1
        ):
            self.env["mentoring.relationship"]._cron_health()
        self.start_tour("/odoo/mentoring-health", "mentoring_health", login="carla")
        self.assertEqual(pair.state, "ended")
        proposed = program.relationship_ids - pair
        self.assertIn(stella, proposed.member_ids.participant_id)
        done = self.env["mentoring.intervention"].search([("relationship_id", "=", pair.id)])
        self.assertEqual(set(done.mapped("kind")), {"talk", "rematch"})
