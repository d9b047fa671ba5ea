from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from .speed_common import SpeedCase


@tagged("post_install", "-at_install")
class TestSpeedTour(HttpCase, SpeedCase):
    """From accepted people to a published timetable that a portal user sees, in the browser."""

    def test_a_coordinator_publishes_and_a_mentee_sees_his_timetable(self):
        self.program.action_step_back()
        self.program.speed_start = fields.Datetime.now() + timedelta(days=7)
        form = f"/odoo/mentoring-programs/{self.program.id}"
        self.start_tour(form, "mentoring_speed_publish", login="carla")
        event = self.program.speed_event_id
        self.assertEqual(event.state, "published")
        self.assertEqual(len(event.meeting_ids), 4)
        self.start_tour("/my/mentoring", "mentoring_speed_portal", login="tina")
