from odoo.tests import tagged

from odoo.addons.mentoring_program.fetching import fetch_lines, fetch_links

from .common import MentoringCase

LINKS = ("audience_department_ids", "audience_category_ids", "company_ids")


@tagged("post_install", "-at_install")
class TestFetching(MentoringCase):
    """What is read at once is what Odoo would have read one by one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        departments = cls.env["hr.department"].create([{"name": name} for name in "CAB"])
        departments[1].active = False
        cls.programs = (cls._create_program() | cls._create_program()).sudo()
        cls.programs[0].audience_department_ids = departments
        cls.programs[0].audience_category_ids = cls.env["hr.employee.category"].create(
            [{"name": "Young"}, {"name": "Old"}]
        )
        cls.relationship = cls._create_relationship().sudo()

    def _links(self, programs):
        return [[one[name].ids for name in LINKS] for one in programs]

    def test_links_are_those_that_odoo_reads_in_the_same_order(self):
        everything = self.programs.with_context(active_test=False)
        expected, shown = self._links(everything), self._links(self.programs)
        self.assertNotEqual(expected, shown)
        self.env.invalidate_all()
        fetch_links(self.programs, *LINKS)
        with self.assertQueries([]):
            found = self._links(everything)
        self.assertEqual(found, expected)
        self.assertEqual(self._links(self.programs), shown)

    def test_lines_are_there_with_their_columns(self):
        expected = self.relationship.member_ids.mapped("role")
        self.env.invalidate_all()
        fetch_lines(self.relationship, "member_ids", ["role"])
        with self.assertQueries([]):
            self.assertEqual(self.relationship.member_ids.mapped("role"), expected)

    def test_what_is_not_written_yet_stays(self):
        program, nobody = self.programs[0], self.env["hr.department"]
        program.audience_department_ids = nobody
        fetch_links(program, *LINKS)
        self.assertFalse(program.audience_department_ids)

    def test_a_record_that_is_not_saved_has_its_own_lines(self):
        unsaved = self.env["mentoring.relationship"].new(origin=self.relationship)
        fetch_lines(unsaved, "member_ids", ["role"])
        self.assertEqual(unsaved.member_ids._origin, self.relationship.member_ids)
