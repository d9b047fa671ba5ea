"""Criteria: within bounds, the same pair by pair and block by block, nonsense refused."""

import unittest
from random import Random

import numpy as np

from .. import errors
from ..criteria import CRITERIA, prepare, value
from ..people import Person
from . import common

OPTIONS = {
    "seniority": [{}, {"wanted": 2, "reach": 2}, {"gaps": {"1": 0.75, "2": 1}}],
    "tenure": [{}, {"years": 2}],
    "timezone": [{}, {"hours": 5}],
    "department": [{}, {"near": True}],
    "column": [
        {"name": "site"},
        {"name": "site", "how": "different"},
        {"name": "tags", "how": "shared", "mentor_name": "site"},
        {"name": "site", "how": "gap", "order": ["Bath", "York"], "gaps": {0: 1, -1: 0.5}},
    ],
}
EVERY = [(code, options) for code in CRITERIA for options in OPTIONS.get(code, [{}])]


class TestCriteria(unittest.TestCase):
    def test_every_value_is_from_0_to_1_and_the_same_alone_and_in_a_crowd(self):
        rng = Random(11)
        for _number in range(20):
            mentees = common.random_people(rng, rng.randint(1, 6), "mentee")
            mentors = common.random_people(rng, rng.randint(1, 6), "mentor")
            for code, options in EVERY:
                comparison = prepare(code, mentees, mentors, **options)
                whole = common.grid(comparison, len(mentees), len(mentors))
                self.assertTrue(((whole >= 0) & (whole <= 1)).all(), code)
                for i, mentee in enumerate(mentees):
                    for j, mentor in enumerate(mentors):
                        with self.subTest(code=code, options=options):
                            alone = value(code, mentee, mentor, **options)
                            self.assertEqual(alone, whole[i, j])

    def test_the_lines_of_a_criterion_add_up_to_its_values(self):
        rng = Random(12)
        for _number in range(10):
            mentees, mentors = (
                common.random_people(rng, 30, role) for role in ("mentee", "mentor")
            )
            for code, options in EVERY:
                with self.subTest(code=code, options=options):
                    comparison = prepare(code, mentees, mentors, **options)
                    whole = common.grid(comparison, 30, 30)
                    np.testing.assert_allclose(
                        common.added_up(comparison, 30, 30), whole, atol=1e-12
                    )
                    self.assertGreater(whole.max(), 0)

    def test_a_wish_counts_once_however_often_it_is_told(self):
        ann = Person("ann", preferred=("bob", "bob", "eve"))
        self.assertEqual(value("wish", ann, Person("bob")), 0.5)
        self.assertAlmostEqual(value("wish", ann, Person("eve")), 1 / 6)

    def test_what_is_not_known_is_worth_nothing(self):
        known = common.random_people(Random(13), 40, "mentor")
        for code, options in EVERY:
            with self.subTest(code=code, options=options):
                mine = prepare(code, [Person("x")], known, **options)
                self.assertFalse(common.grid(mine, 1, 40).any())
                if code != "waited":  # the only one that looks at the mentee alone
                    theirs = prepare(code, known, [Person("x")], **options)
                    self.assertFalse(common.grid(theirs, 40, 1).any())

    def test_without_people_there_are_no_values(self):
        for code, options in EVERY:
            with self.subTest(code=code, options=options):
                for sides in (([Person("x")], []), ([], [Person("x")]), ([], [])):
                    comparison = prepare(code, *sides, **options)
                    self.assertEqual(common.grid(comparison, *map(len, sides)).size, 0)
                    common.added_up(comparison, *map(len, sides))

    def test_a_higher_level_is_never_worth_less_and_enough_is_enough(self):
        ann = Person("ann", needs={"sql": (60, 2), "law": (0, 1), "art": (10, 0)})
        worth = [
            value("skill", ann, Person("bob", offers={"sql": level})) for level in range(0, 101, 20)
        ]
        np.testing.assert_allclose(worth, [0, 2 / 9, 4 / 9, 2 / 3, 2 / 3, 2 / 3])
        self.assertEqual(value("skill", ann, Person("bob", offers={"sql": 90, "law": 0})), 1)

    def test_time_zones_meet_on_both_sides_of_the_date_line(self):
        for left, right, shared in (
            (0, 0, 1),
            (12, -12, 1),
            (13, -11, 1),
            (0, 8, 0),
            (-9, 12, 5 / 8),
        ):
            with self.subTest(left=left, right=right):
                found = value("timezone", Person("a", timezone=left), Person("b", timezone=right))
                self.assertAlmostEqual(found, shared)

    def test_a_wish_counts_by_its_rank_on_either_side(self):
        wishes = {0: 0.5, 1: 0.25, 2: 1 / 6}
        for rank, half in wishes.items():
            before = tuple(range(rank))
            mentee, mentor = (
                Person("a", preferred=(*before, "b")),
                Person("b", preferred=(*before, "a")),
            )
            self.assertAlmostEqual(value("wish", mentee, Person("b")), half)
            self.assertAlmostEqual(value("wish", Person("a"), mentor), half)
            self.assertAlmostEqual(value("wish", mentee, mentor), 2 * half)

    def test_options_that_make_no_sense_are_refused_by_name(self):
        for code, options in (
            ("charm", {}),
            ("skill", {"colour": "red"}),
            ("seniority", {"gaps": {"a": 1}}),
            ("seniority", {"gaps": {1: 1.5}}),
            ("seniority", {"gaps": {1: float("nan")}}),
            ("seniority", {"gaps": {1: 1}, "wanted": 2}),
            ("seniority", {"reach": 0}),
            ("tenure", {"years": -1}),
            ("timezone", {"hours": "many"}),
            ("column", {}),
            ("column", {"name": "site", "how": "near"}),
            ("column", {"name": "site", "gaps": {1: 1}}),
        ):
            with self.subTest(code=code, options=options):
                with self.assertRaises(errors.BadCriterion) as caught:
                    prepare(code, [], [], **options)
                self.assertEqual(caught.exception.details["criterion"], code)
