from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_program import FORMATS
from odoo.addons.mentoring_program.models.mentoring_program_match_options import (
    PAIR_FORMATS,
    PAIR_OPTIONS,
)

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestMatchOptions(MentoringCase):
    """Aim, limits and options of a program: what fits the format is there from the start."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.department = cls.env["hr.department"].create({"name": "Sales"})
        cls.team = cls.env["hr.department"].create(
            {"name": "Web shop", "parent_id": cls.department.id}
        )
        cls.office = cls.env["hr.work.location"].create(
            {"name": "Oslo", "address_id": cls.company.partner_id.id}
        )

    def _limit(self, **values):
        limits = self.env["mentoring.match.limit"].with_user(self.carla)
        return limits.create({"program_id": self.program.id, **values})

    def test_each_format_begins_with_rules_and_options_that_fit_it(self):
        made = {key: self._create_program(format=key) for key, _label in FORMATS}
        for field, expected in {
            "rule_grade": {"reverse"},
            "allow_trio": {"peer"},
            "balance_departments": {"group", "shadow_board"},
        }.items():
            self.assertEqual({key for key in made if made[key][field]}, expected, field)
        apart = {key for key in made if made[key].rule_department == "different"}
        self.assertEqual(apart, {"cross"})
        self.assertEqual({key for key in made if made[key].mentee_quota > 1}, {"network"})
        self.assertEqual({one.match_aim for one in made.values()}, {"coverage"})

    def test_working_hours_must_overlap_where_people_meet_at_a_distance(self):
        self.assertFalse(self.program.rule_overlap)
        self.assertTrue(self._create_program(delivery="remote").rule_overlap)
        chosen = self._create_program(delivery="remote", rule_overlap=False)
        self.assertFalse(chosen.rule_overlap, "what was chosen stays")

    def test_a_stable_aim_falls_back_where_a_format_is_not_made_of_pairs(self):
        for key in PAIR_FORMATS:
            self._create_program(format=key, match_aim="stable")
        self.program.match_aim = "stable"
        self.program.format = "group"
        self.assertEqual(self.program.match_aim, "coverage")

    def test_options_of_pairs_go_when_the_format_or_the_aim_has_no_room_for_them(self):
        asked = dict.fromkeys(PAIR_OPTIONS[:2], True) | {"match_pool": "place"}
        for change in ({"format": "group"}, {"match_aim": "stable"}):
            program = self._create_program(**asked)
            self.assertTrue(all(program[one] for one in PAIR_OPTIONS))
            program.write(change)
            self.assertFalse(any(program[one] for one in PAIR_OPTIONS), change)

    def test_options_of_pairs_are_refused_where_the_matching_would_refuse_them(self):
        others = [{"format": key} for key, _label in FORMATS if key not in PAIR_FORMATS]
        for basis in ({"match_aim": "stable"}, *others):
            for option, value in zip(PAIR_OPTIONS, (True, True, "place"), strict=True):
                label = self.program._fields[option].string
                with self.assertRaisesRegex(ValidationError, label), self.env.cr.savepoint():
                    self._create_program(**basis, **{option: value})

    def test_a_run_does_not_take_an_aim_that_its_program_has_no_room_for(self):
        self.program.match_lift_lowest = True
        run = self.env["mentoring.match.run"].with_user(self.carla)
        run = run.create({"program_id": self.program.id})
        with self.assertRaisesRegex(ValidationError, "Poor Match"):
            run.aim = "stable"
        self.program.match_lift_lowest = False
        run.aim = "stable"
        self.program.format = "group"
        with self.assertRaisesRegex(ValidationError, "only pairs"):
            run.action_run()

    @mute_logger("odoo.sql_db")
    def test_absurd_options_are_refused_by_the_database(self):
        for values in (
            {"format": "group", "match_aim": "stable"},
            {"mentors_per_group": 0},
            {"rule_overlap_min": -1},
            {"rule_overlap_min": 200},
            {"rule_overlap_min": float("nan")},
        ):
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self._create_program(**values)

    def test_only_the_limits_of_the_chosen_kind_of_pool_count(self):
        self._limit(department_id=self.team.id, most=3)
        self._limit(work_location_id=self.office.id, most=0)
        self.assertEqual(self.program._limits(), {})
        self.program.match_pool = "department"
        self.assertEqual(self.program._limits(), {(self.department.id, self.team.id): 3})
        self.program.match_pool = "place"
        self.assertEqual(self.program._limits(), {f"location {self.office.id}": 0})

    @mute_logger("odoo.sql_db")
    def test_a_limit_is_of_one_pool_stands_once_and_is_not_negative(self):
        self._limit(department_id=self.team.id)
        for values in (
            {},
            {"department_id": self.department.id, "work_location_id": self.office.id},
            {"department_id": self.team.id, "most": 4},
            {"department_id": self.department.id, "most": -1},
        ):
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self._limit(**values)

    def test_a_limit_stays_in_its_program_and_is_copied_with_it(self):
        limit = self._limit(department_id=self.team.id, most=3)
        with self.assertRaises(ProtectedValueError):
            limit.program_id = self._create_program(name="Other")
        self.assertEqual(self.program.copy().match_limit_ids.most, 3)

    def test_others_than_the_coordinators_see_no_limits(self):
        limit = self._limit(department_id=self.team.id)
        for user in (self.max, self.tina):
            with self.assertRaises(AccessError):
                limit.with_user(user).read(["most"])
            with self.assertRaises(AccessError):
                self.program.with_user(user).read(["match_limit_ids"])

    def test_the_form_sets_what_fits_when_the_format_changes(self):
        with Form(self.program) as form:
            form.format = "reverse"
            self.assertTrue(form.rule_grade)
            form.format = "one_to_one"
            self.assertFalse(form.rule_grade)
