from datetime import datetime, timedelta

from lxml import etree

from odoo.tests import Form, freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_resource_content import ResourceLinkError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestMyViews(MentoringCase):
    """The backend screens of members (“My Mentoring”) and what coordinators see of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.goal = cls._create_goal(cls.relationship.member_ids[0], cls.tina)

    def _menus(self, user):
        """The ids of the menus that ``user`` can reach."""
        return self.env["ir.ui.menu"].with_user(user).load_menus(False)

    def test_a_member_without_any_right_plans_and_reports_in_the_backend(self):
        form = Form(self.env["mentoring.session"].with_user(self.max))
        form.relationship_id = self.relationship.with_user(self.max)
        form.start = NOON - timedelta(hours=1)
        form.location = "Café"
        form.agenda = "<p>Our first hour</p>"
        session = form.save()
        session.action_hold()
        self.assertEqual(self.relationship.hours, 1.0)
        self.assertIn("Our first hour", session.with_user(self.tina).agenda)

    def test_a_member_adds_an_action_to_a_goal_in_the_backend(self):
        with Form(self.goal.with_user(self.max)) as form:
            form.progress = 30
            with form.action_ids.new() as action:
                action.name = "Ask for a task"
        self.assertEqual(self.goal.progress, 30)
        self.assertEqual(self.goal.action_ids.mapped("name"), ["Ask for a task"])

    def test_coordinators_see_goals_and_sessions_that_they_cannot_edit(self):
        session = self._create_session(self.relationship, self.tina, NOON)
        for record in (self.goal, session):
            self.assertFalse(record.with_user(self.carla).can_edit)
            self.assertTrue(record.with_user(self.tina).can_edit)
        self.assertTrue(self._create_kickoff(NOON).can_edit)

    def test_menus_lead_members_to_their_own_and_coordinators_to_all(self):
        mine = self.env.ref("mentoring_program.menu_mentoring_my_sessions").id
        of_programs = self.env.ref("mentoring_program.menu_mentoring_sessions").id
        self.assertIn(mine, self._menus(self.max))
        self.assertNotIn(of_programs, self._menus(self.max))
        self.assertIn(of_programs, self._menus(self.carla))

    def test_no_screen_of_the_superuser_asks_for_the_body_of_a_note(self):
        for user, shown in ((self.max, True), (self.env.ref("base.user_root"), False)):
            notes = self.env["mentoring.note"].with_user(user)
            arch = etree.fromstring(notes.get_view(view_type="form")["arch"])
            self.assertTrue(arch.xpath("//field[@name='visibility']"))
            self.assertEqual(bool(arch.xpath("//field[@name='body']")), shown)

    def test_a_resource_links_to_a_page(self):
        with self.assertRaises(ResourceLinkError):
            self.env["mentoring.resource"].create({"name": "X", "url": "javascript:alert(1)"})
