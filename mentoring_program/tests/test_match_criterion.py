from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_match_criterion import (
    CriterionError,
    IdentityFixedError,
)

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestMatchCriterion(MentoringCase):
    """Points and rules of a program: presets first, single points behind them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()

    def _add(self, **values):
        criteria = self.env["mentoring.match.criterion"].with_user(self.carla)
        return criteria.create({"program_id": self.program.id, **values})

    def _points(self):
        return {one.code: one.weight for one in self.program.criterion_ids}

    def test_each_preset_gives_a_hundred_points_and_replaces_the_one_before(self):
        seen = []
        for preset in ("balanced", "skills", "belonging"):
            getattr(self.program, f"action_preset_{preset}")()
            self.assertEqual(sum(self._points().values()), 100)
            self.assertNotIn(self._points(), seen)
            seen.append(self._points())

    def test_a_preset_leaves_imported_columns_alone(self):
        column = self._add(column="profession", weight=7)
        self.program.action_preset_skills()
        self.assertIn(column, self.program.criterion_ids)
        self.assertEqual(column.weight, 7)

    def test_a_program_without_points_gets_the_balanced_ones_when_it_is_matched(self):
        self.program.action_match()
        self.assertEqual(sum(self._points().values()), 100)

    def test_points_of_the_identity_wish_are_fixed_with_recruitment(self):
        wish = self._add(code="identity", weight=6)
        self.program.action_open_recruitment()
        for change in (
            lambda: wish.write({"weight": 7}),
            lambda: wish.write({"active": False}),
            wish.unlink,
            lambda: self._add(code="place").write({"code": "identity"}),
        ):
            with self.assertRaises(IdentityFixedError):
                change()
        self.program.action_preset_belonging()
        self.assertEqual(self._points()["identity"], 6)
        wish.sequence = 3

    def test_the_identity_wish_cannot_come_in_after_recruitment_began(self):
        self.program.action_open_recruitment()
        with self.assertRaises(IdentityFixedError):
            self._add(code="identity", weight=6)
        self.program.action_preset_belonging()
        self.assertNotIn("identity", self._points())

    def test_the_highest_of_the_points_by_gap_are_the_points_of_the_criterion(self):
        gaps = [(0, 0, {"gap": 1, "points": 9}), (0, 0, {"gap": 2, "points": 12})]
        seniority = self._add(code="seniority", weight=50, gap_ids=gaps)
        self.assertEqual(seniority.highest, 12)
        self.assertEqual(seniority._options(), {"gaps": {1: 0.75, 2: 1.0}})
        seniority.gap_ids.unlink()
        self.assertEqual(seniority.highest, 50)
        self.assertEqual(seniority._options(), {"wanted": 1, "reach": 3})

    def test_a_column_is_named_compared_once_and_a_rule_is_plain(self):
        for values in (
            {"code": "column"},
            {"code": "column", "column": " "},
            {"column": "site", "comparison": "gap", "is_required": True},
            {"code": "place", "is_required": True},
        ):
            with self.assertRaises(CriterionError):
                self._add(**values)
        self._add(column="Field of work")
        self._add(column="field of work", comparison="different", is_required=True)
        with self.assertRaises(CriterionError):
            self._add(column="field_of_work")

    @mute_logger("odoo.sql_db")
    def test_a_criterion_stands_once_and_its_points_are_in_range(self):
        self._add(code="skill")
        for values in ({"code": "skill"}, {"code": "topics", "weight": -1}):
            with self.assertRaises(IntegrityError):
                self._add(**values)

    def test_a_criterion_stays_in_its_program(self):
        other = self._create_program(name="Other")
        with self.assertRaises(ProtectedValueError):
            self._add(code="skill").program_id = other

    def test_a_copied_program_keeps_its_points(self):
        self.program.action_preset_skills()
        self._add(code="seniority", active=False)
        self.assertEqual(self.program.copy().criterion_ids.mapped("code"), list(self._points()))
