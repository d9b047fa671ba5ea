from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_grade import GradeOrderError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestGrade(MentoringCase):
    """Grades are a ladder: their order says who is more senior."""

    def setUp(self):
        super().setUp()
        self.Grade = self.env["mentoring.grade"].with_user(self.mona)
        # demo data may hold grades, some of it in closed programs
        self.env.cr.execute("UPDATE mentoring_participant SET grade_id = NULL")
        self.env["mentoring.grade"].search([]).unlink()

    def _ladder(self):
        return self.Grade._ladder(self.company).mapped("name")

    def test_a_new_grade_is_the_most_senior(self):
        low, high = self.Grade.create({"name": "Low"}), self.Grade.create({"name": "High"})
        self.assertLess(low.sequence, high.sequence)

    def test_missing_grades_take_their_place_in_the_order_given(self):
        self.Grade.create({"name": "B"})
        self.Grade.create({"name": "E"})
        for _twice in range(2):
            self.Grade._add_in_order(["A", "B", "C", "D", "E", "F"], self.company)
            self.assertEqual(self._ladder(), ["A", "B", "C", "D", "E", "F"])

    def test_a_list_that_contradicts_the_order_is_refused(self):
        self.Grade._add_in_order(["A", "B"], self.company)
        with self.assertRaises(GradeOrderError):
            self.Grade._add_in_order(["B", "New", "A"], self.company)
        self.assertEqual(self._ladder(), ["A", "B"])

    def test_grades_of_one_sequence_are_equally_senior(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.Grade._add_in_order(["A", "B"], self.company)
        mine = self.Grade._ladder(self.company)
        theirs = self.env["mentoring.grade"].create(
            [{"name": one.name, "sequence": one.sequence, "company_id": other.id} for one in mine]
        )
        ranks = (mine | theirs)._ranks()
        self.assertEqual([ranks[grade.id] for grade in mine], [0, 1])
        self.assertEqual([ranks[grade.id] for grade in theirs], [0, 1])
