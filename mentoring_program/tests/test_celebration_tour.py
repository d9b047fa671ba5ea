from odoo.tests import HttpCase, tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestCelebrationTour(HttpCase, MentoringCase):
    """A celebration in the browser: the coordinator, the mentee, the mentor, a colleague."""

    def test_a_program_is_celebrated_from_the_review_to_a_story_on_the_wall(self):
        pair = self._create_relationship()
        self._activate(pair)
        program = pair.program_id.with_user(self.carla)
        pair.with_user(self.carla).action_complete()
        program.sudo()._write_protected({"state": "celebration"})
        url = f"/odoo/action-mentoring_program.mentoring_program_action/{program.id}"
        self.start_tour(url, "mentoring_celebration_review", login="carla")
        for name, user in (("tell", self.tina), ("agree", self.max)):
            self.start_tour("/my/mentoring", f"mentoring_celebration_{name}", login=user.login)
        self.start_tour("/odoo/mentoring-stories", "mentoring_celebration_publish", login="carla")
        self.start_tour("/my/mentoring", "mentoring_celebration_wall", login="stella")
        story = self.env["mentoring.recognition"].search([("kind", "=", "story")])
        self.assertEqual((story.state, story.giver_id), ("published", self.tina))
