from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestAudience(MentoringCase):
    """Whom a program addresses, asked more than once in the same moment."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lab = cls.env["hr.department"].create({"name": "Lab"})
        cls.stage = cls._create_program(name="Stage")
        cls.stage.sudo().audience_department_ids = cls.lab
        cls.stage.action_open_recruitment()
        cls.employee = cls.employees[cls.stella]

    def _is_addressed(self, **context):
        """What the program says of Stella, and what a search with this context finds."""
        programs = self.env["mentoring.program"].with_user(self.stella).with_context(**context)
        found = programs.search([("is_in_audience", "=", True)])
        # asked anew, while what is kept of his places has to tell by itself that it is outdated
        self.stage.invalidate_recordset(["is_in_audience"])
        stage = self.stage.with_user(self.stella).sudo()
        self.assertEqual(stage in found.sudo(), stage.is_in_audience)
        return stage.is_in_audience

    def test_who_moves_is_addressed_at_once_by_what_addresses_the_new_place(self):
        self.assertFalse(self._is_addressed())
        self.employee.department_id = self.lab
        self.assertTrue(self._is_addressed())
        self.employee.department_id = False
        self.assertFalse(self._is_addressed())

    def test_who_has_left_is_not_addressed_even_where_the_archive_is_read(self):
        self.employee.department_id = self.lab
        self.employee.action_archive()
        for context in ({"active_test": False}, {}):
            with self.subTest(**context):
                self.assertFalse(self._is_addressed(**context))

    def test_nobody_reads_the_places_of_an_account(self):
        for user in (self.stella, self.carla, self.mona):
            with self.subTest(user.login), self.assertRaisesRegex(AccessError, "mentoring_places"):
                self.stella.with_user(user).read(["mentoring_places"])
