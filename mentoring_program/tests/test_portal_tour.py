from odoo.tests import tagged

from .portal_common import PortalCase


class MenteeTour(PortalCase):
    """A mentee with a portal login alone works on her goal in a browser."""

    def _play(self):
        self._activate(self.relationship)
        mentee = self.relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        goal = self._create_goal(mentee, self.max)
        action = goal.action_ids.with_user(self.tina).create(
            {"goal_id": goal.id, "member_id": mentee.id, "name": "Ask for a talk"}
        )
        self.start_tour("/my", "mentoring_portal_mentee", login="tina")
        self.assertEqual(goal.progress, 60)
        self.assertTrue(action.done)
        self.assertEqual(len(goal.with_user(self.tina).action_ids), 2)


@tagged("post_install", "-at_install")
class TestPortalTourDesk(MenteeTour):
    """At a desk."""

    def test_a_mentee_follows_her_goal_at_a_desk(self):
        self._play()


@tagged("post_install", "-at_install")
class TestPortalTourPhone(MenteeTour):
    """On a narrow phone."""

    browser_size = "360x740"
    touch_enabled = True

    def test_a_mentee_follows_her_goal_on_a_phone(self):
        self._play()


class DirectoryTour(PortalCase):
    """Somebody with a portal login alone finds a mentor and asks, in a browser."""

    def _play(self):
        program, people = self._create_informal()
        people[self.max].with_user(self.max)._describe(
            {"in_directory": True, "about": "From the workshop to the office"}
        )
        self.start_tour("/my/mentoring", "mentoring_portal_directory", login="tina")
        request = self.env["mentoring.request"].search([("program_id", "=", program.id)])
        self.assertEqual(request.mentor_id, people[self.max])
        self.assertEqual(request.message, "May I look over your shoulder?")


@tagged("post_install", "-at_install")
class TestDirectoryTourDesk(DirectoryTour):
    """At a desk."""

    def test_a_mentee_asks_a_mentor_at_a_desk(self):
        self._play()


@tagged("post_install", "-at_install")
class TestDirectoryTourPhone(DirectoryTour):
    """On a narrow phone."""

    browser_size = "375x740"
    touch_enabled = True

    def test_a_mentee_asks_a_mentor_on_a_phone(self):
        self._play()
