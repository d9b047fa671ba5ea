from odoo.tests import tagged

from .common import MentoringCase

ROOT = "mentoring_program.menu_mentoring_root"


@tagged("post_install", "-at_install")
class TestMenus(MentoringCase):
    """Everybody finds what is for him, and nothing that would refuse him."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hilda = cls._create_user("hilda", "hr.group_hr_manager")

    def _menus(self, user):
        """The menus of the app that this user sees, those without a screen left out."""
        tree = self.env["ir.ui.menu"].with_user(user).load_menus(False)
        found, waiting = self.env["ir.ui.menu"], [self.env.ref(ROOT).id]
        while waiting:
            menu = tree[waiting.pop()]
            found |= found.browse(menu["id"])
            waiting += menu["children"]
        return found.filtered(
            lambda menu: menu.action and menu.action._name == "ir.actions.act_window"
        )

    def test_colleagues_are_led_to_their_own_page(self):
        tree = self.env["ir.ui.menu"].with_user(self.stella).load_menus(False)
        self.assertIn(self.env.ref("mentoring_program.menu_mentoring_my_overview").id, tree)

    def test_every_menu_that_somebody_sees_opens_for_him(self):
        for user in (self.stella, self.lars, self.carla, self.mona, self.hilda):
            for menu in self._menus(user):
                with self.subTest(user=user.login, menu=menu.complete_name):
                    model = self.env[menu.action.sudo().res_model].with_user(user)
                    self.assertTrue(model.has_access("read"))
                    views = [(False, kind) for kind in menu.action.sudo().view_mode.split(",")]
                    model.get_views([*views, (False, "search")])

    def test_colleagues_find_their_own_mentoring_and_what_they_are_to_approve(self):
        names = self._menus(self.stella).mapped("name")
        self.assertIn("To Approve", names)
        self.assertNotIn("Programs", names)
        self.assertNotIn("Relationships", names)

    def test_coordinators_find_programs_and_managers_the_configuration(self):
        self.assertIn("Programs", self._menus(self.carla).mapped("name"))
        self.assertNotIn("Grades", self._menus(self.carla).mapped("name"))
        self.assertIn("Grades", self._menus(self.mona).mapped("name"))

    def test_an_empty_screen_says_what_to_do_next(self):
        silent = self._menus(self.hilda).filtered(
            lambda menu: menu.action._name == "ir.actions.act_window" and not menu.action.help
        )
        self.assertFalse(silent.mapped("complete_name"))
