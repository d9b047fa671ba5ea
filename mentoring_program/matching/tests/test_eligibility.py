"""Hard rules: each one alone, and both forms of all of them against each other."""

import unittest
from dataclasses import replace
from random import Random

import numpy as np

from .. import errors
from ..eligibility import REASONS, Rules, reasons
from ..people import Person
from ..screening import screen
from . import common

MENTEE = Person("mentee", quota=1, employee=1, grade=2, department="IT", company=1)
MENTOR = Person("mentor", capacity=1, employee=2, grade=4, department="HR", company=2)


def verdict(mentee=None, mentor=None, **rules):
    """The codes that forbid this pair, by the rules given."""
    return reasons(replace(MENTEE, **mentee or {}), replace(MENTOR, **mentor or {}), Rules(**rules))


def named(codes, flags):
    """The codes whose flags are set."""
    return tuple(code for code, flag in zip(codes, flags, strict=True) if flag)


def judged(screened):
    """`(codes, mentees, mentors)`: which rules forbid which pairs."""
    shape = screened.mentees, screened.mentors
    tests = [common.grid(test, *shape) > 0 for test in screened.tests]
    return np.array(tests).reshape(len(tests), *shape)


class TestEligibility(unittest.TestCase):
    def test_nothing_forbids_an_ordinary_pair(self):
        self.assertEqual(verdict(), ())

    def test_nobody_mentors_himself_whatever_his_id_in_the_program(self):
        self.assertEqual(verdict(mentor={"id": "mentee"}), ("self",))
        self.assertEqual(verdict(mentor={"employee": 1}), ("self",))
        self.assertEqual(verdict({"employee": None}, {"employee": None}), ())

    def test_the_reporting_line_is_forbidden_upwards_and_downwards(self):
        for sides in ({"mentee": {"line": (9, 2)}}, {"mentor": {"line": (9, 1)}}):
            self.assertEqual(verdict(**sides), ("line",))
            self.assertEqual(verdict(**sides, line_rule="direct"), ())
        for sides in ({"mentee": {"line": (2, 9)}}, {"mentor": {"line": (1, 9)}}):
            self.assertEqual(verdict(**sides, line_rule="direct"), ("line",))

    def test_one_side_is_enough_to_exclude_or_to_have_parted(self):
        for field, code in (("excluded", "excluded"), ("former", "former")):
            self.assertEqual(verdict({field: frozenset(["mentor"])}), (code,))
            self.assertEqual(verdict(mentor={field: frozenset(["mentee"])}), (code,))

    def test_without_a_place_or_away_nobody_is_matched(self):
        self.assertEqual(verdict({"quota": 0}), ("quota",))
        self.assertEqual(verdict(mentor={"capacity": 0}), ("capacity",))
        self.assertEqual(verdict({"available": False}), ("unavailable",))
        self.assertEqual(verdict(mentor={"available": False}), ("unavailable",))

    def test_only_companies_taking_part(self):
        self.assertEqual(verdict(companies=frozenset([1, 2])), ())
        self.assertEqual(verdict(companies=frozenset([1])), ("company_outside",))

    def test_a_common_language_is_asked_for(self):
        both = {"languages": frozenset(["en", "fr"])}
        self.assertEqual(verdict(both, {"languages": frozenset(["fr"])}, common_language=True), ())
        self.assertEqual(verdict(both, common_language=True), ("language",))

    def test_same_or_different_department_and_company(self):
        for field in ("department", "company"):
            self.assertEqual(verdict(**{field: "different"}), ())
            self.assertEqual(verdict(**{field: "same"}), (field,))
            alike = {"mentee": {field: "x"}, "mentor": {field: "x"}}
            self.assertEqual(verdict(**alike, **{field: "same"}), ())
            self.assertEqual(verdict(**alike, **{field: "different"}), (field,))

    def test_the_grade_gap_has_a_lower_and_an_upper_bound(self):
        self.assertEqual(verdict(grade_gap_min=2, grade_gap_max=2), ())
        self.assertEqual(verdict(grade_gap_min=3), ("grade",))
        self.assertEqual(verdict(grade_gap_max=1), ("grade",))
        self.assertEqual(verdict(grade_gap_max=-1), ("grade",))

    def test_columns_compare_text_without_case_and_blanks(self):
        for how, code in (("equal", ()), ("different", ("column:site",))):
            rule = {"columns": (("site", how),)}
            site = {"columns": {"site": " Bath"}}, {"columns": {"site": "BATH "}}
            self.assertEqual(verdict(*site, **rule), code)

    def test_enough_hours_in_common_are_asked_of_the_worst_sample_week(self):
        ann, bob = {"work": common.WINTER}, {"work": common.SHIFTED}  # 3 hours, then 2
        for least, codes in ((0, ()), (2, ()), (2.5, ("overlap",)), (3, ("overlap",))):
            self.assertEqual(verdict(ann, bob, overlap_min=least), codes)
        self.assertEqual(verdict(ann, overlap_min=0), ("overlap_missing",))

    def test_what_a_rule_asks_about_must_be_known(self):
        self.assertEqual(verdict({"grade": None}, grade_gap_min=1), ("grade_missing",))
        for wanted in ("same", "different"):
            self.assertEqual(verdict({"company": None}, company=wanted), ("company_missing",))
        blank = {"columns": {"site": "  "}}
        rule = {"columns": (("site", "different"),)}
        self.assertEqual(verdict(blank, blank, **rule), ("column_missing:site",))

    def test_rules_that_make_no_sense_are_refused(self):
        for wrong in (
            {"line_rule": "none"},
            {"department": "near"},
            {"columns": (("site", "same"),)},
            {"columns": (("site", "equal"), ("site", "different"))},
            {"grade_gap_min": 2, "grade_gap_max": 1},
            {"overlap_min": -1},
            {"overlap_min": 169},
            {"overlap_min": "2"},
        ):
            with self.subTest(**wrong), self.assertRaises(errors.BadRule):
                Rules(**wrong)

    def test_all_pairs_at_once_are_judged_as_each_pair_alone(self):
        rng, seen = Random(7), set()
        for number in range(300):
            mentees = common.random_people(rng, rng.randint(0, 4), "mentee")
            mentors = common.random_people(rng, rng.randint(0, 4), "mentor")
            rules = common.random_rules(rng)
            screened = screen(mentees, mentors, rules)
            broken = judged(screened)
            for i, mentee in enumerate(mentees):
                for j, mentor in enumerate(mentors):
                    codes = named(screened.codes, broken[:, i, j])
                    with self.subTest(number=number, mentee=mentee, mentor=mentor, rules=rules):
                        self.assertEqual(codes, reasons(mentee, mentor, rules))
                    seen.update(code.partition(":")[0] for code in codes)
            np.testing.assert_array_equal(screened.removed(), broken.sum(axis=2).T)
        self.assertEqual(seen, set(REASONS))
