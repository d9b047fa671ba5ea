"""Pools with few places, and mentees who come first, against trying everything."""

import unittest
from collections import Counter
from dataclasses import replace
from random import Random

from .. import errors
from ..assignment import AIMS, solve
from ..eligibility import Rules
from ..formats import match
from ..options import Options
from ..people import Person
from ..scoring import Criterion
from . import common
from .test_assignment import feasible


class TestLimits(unittest.TestCase):
    def test_no_other_choice_within_the_limits_serves_the_aim_better(self):
        rng = Random(51)
        for number in range(3000):
            case = common.random_case(rng)
            extra = common.random_extra(rng, case)
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    chosen = solve(*case, aim, **extra._asdict())
                    self.assert_best(case, extra, aim, chosen)

    def test_locked_pairs_take_places_of_their_pool_and_the_rest_is_the_best_beside_them(self):
        rng = Random(52)
        for number in range(1500):
            case = common.random_case(rng)
            extra = common.random_extra(rng, case)
            locked = [k for k in solve(*case, "score", **extra._asdict()) if rng.random() < 0.5]
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    chosen = solve(*case, aim, locked, **extra._asdict())
                    self.assertLessEqual(set(locked), set(chosen))
                    self.assert_best(case, extra, aim, chosen, locked)

    def assert_best(self, case, extra, aim, chosen, locked=()):
        self.assertTrue(feasible(case, chosen))
        pools = extra.pools or [-1] * len(case.capacity)
        for pool, count in Counter(pools[case.mentors[k]] for k in chosen).items():
            self.assertTrue(pool < 0 or count <= extra.pool_capacity[pool])
        reached = common.counted(case, chosen, extra.first or ())
        optimum = common.best_of(case, aim, locked, extra)
        self.assertEqual(*(one if aim == "coverage" else one[1:] for one in (reached, optimum)))
        if aim == "score":
            self.assertFalse(list(idle(case, chosen, locked, extra.first or ())))

    def test_the_order_of_the_pairs_does_not_matter(self):
        rng = Random(53)
        for number in range(500):
            case = common.random_case(rng, most_people=7)
            extra = common.random_extra(rng, case)._asdict()
            ks = list(range(len(case.mentees)))
            rng.shuffle(ks)
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    again = [ks[k] for k in solve(*case.subset(ks), aim, **extra)]
                    self.assertEqual(sorted(again), solve(*case, aim, **extra))

    def test_wide_limits_and_nobody_first_change_nothing(self):
        rng = Random(54)
        for number in range(300):
            case = common.random_case(rng, most_people=7)
            pools = [rng.randint(-1, 1) for _ in case.capacity]
            extra = {"pools": pools, "pool_capacity": [10**30, 99], "first": []}
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    wide = common.attained(case, solve(*case, aim, **extra))
                    plain = common.attained(case, solve(*case, aim))
                    self.assertEqual(wide[aim == "score" :], plain[aim == "score" :])

    def test_large_scores_do_not_overflow_beside_those_who_come_first(self):
        rng = Random(55)
        for number in range(300):
            case = common.random_case(rng, score=lambda: rng.choice((0, 1e9, 1e9 - 1e-6)))
            extra = common.random_extra(rng, case)
            with self.subTest(number=number):
                chosen = solve(*case, "coverage", **extra._asdict())
                self.assert_best(case, extra, "coverage", chosen)


class TestLimitsInput(unittest.TestCase):
    def assert_refused(self, error, saying, locked=(), **extra):
        with self.assertRaises(error) as caught:
            solve([0, 1], [0, 1], [1, 2], [1, 1], [1, 1], "coverage", locked, **extra)
        self.assertIsInstance(caught.exception, ValueError)
        self.assertIn(saying, str(caught.exception))

    def test_pools_that_make_no_sense(self):
        self.assert_refused(errors.BadCapacity, "go together", pools=[0, 0])
        self.assert_refused(errors.BadCapacity, "go together", pool_capacity=[1])
        self.assert_refused(errors.LengthMismatch, "1 pools", pools=[0], pool_capacity=[1])
        for pool in (1, -2, -(10**30), 10**30):
            self.assert_refused(errors.BadIndex, "pools[1]", pools=[0, pool], pool_capacity=[1])
        self.assert_refused(errors.BadIndex, "pools", pools=[0, "IT"], pool_capacity=[1])
        self.assert_refused(
            errors.BadCapacity, "pool_capacity[0] is -1", pools=[0, 0], pool_capacity=[-1]
        )

    def test_people_who_come_first_and_are_not_there(self):
        for mentee in (2, -1, 0.5, None):
            self.assert_refused(errors.BadIndex, "first", first=[mentee])

    def test_more_locked_pairs_than_places_of_the_pool(self):
        self.assert_refused(
            errors.BadLock, "pool 0", locked=[0, 1], pools=[0, 0], pool_capacity=[1]
        )


class TestOptions(unittest.TestCase):
    def test_what_a_program_asks_for_reaches_the_solver_and_is_proven(self):
        rng, told = Random(56), Counter()
        for number in range(300):
            people = common.crowd(rng, "mentee"), common.crowd(rng, "mentor")
            limits = {"IT": rng.randint(0, 1), "HR": 1, "nobody's": 0}
            options = Options(
                lift_lowest=rng.random() < 0.5,
                waited_first=rng.random() < 0.5,
                pool="department",
                limits=limits,
            )
            aim = rng.choice(AIMS)
            with self.subTest(number=number):
                result = match(*people, Rules(), common.CRITERIA, aim, "network", options=options)
                self.assertTrue(result.audit.proven, result.audit)
                of = {person.id: person.department for person in people[1]}
                for key, count in Counter(of[pair.mentor] for pair in result.pairs).items():
                    self.assertLessEqual(count, limits.get(key, count))
                told += Counter(pair.mentor for pair in result.pairs)
        self.assertGreater(len(told), 5)

    def test_who_waited_last_time_comes_first_among_as_many(self):
        place = [Criterion("place", 10)]
        bob = Person("bob", capacity=1, place="York")
        near, far = Person("near", quota=1, place="York"), Person("far", quota=1, waited=True)
        for waited_first, served in ((False, "near"), (True, "far")):
            options = Options(waited_first=waited_first)
            for lift in (False, True):
                options = replace(options, lift_lowest=lift)
                [pair] = match([near, far], [bob], Rules(), place, options=options).pairs
                self.assertEqual(pair.mentee, served)

    def test_a_locked_pair_beyond_a_limit_is_named(self):
        people = [Person(name, quota=1, department="IT") for name in ("ann", "eve")]
        bob = [Person("bob", capacity=2, department=("Group", "IT"))]
        options = Options(pool="department", limits={"IT": 1})
        given = people, bob, Rules(), [Criterion("place", 10)]
        match(*given, locked=[("eve", "bob")], options=options)
        with self.assertRaises(errors.BadLock) as caught:
            match(*given, locked=[("ann", "bob"), ("eve", "bob")], options=options)
        told = {"mentee": "eve", "mentor": "bob", "reasons": ("limit",)}
        self.assertEqual(caught.exception.details, told)

    def test_limits_that_make_no_sense_are_refused(self):
        for saying, given in (
            ("'site'", {"pool": "site"}),
            ("departments or places", {"limits": {"IT": 1}}),
            ("the limit of 'IT' is -1", {"pool": "place", "limits": {"IT": -1}}),
            ("the limit of 'IT' is 1.5", {"pool": "place", "limits": {"IT": 1.5}}),
            ("the limit of 'IT' is None", {"pool": "place", "limits": {"IT": None}}),
        ):
            with self.subTest(given=given), self.assertRaises(errors.BadOption) as caught:
                match([], [], Rules(), [Criterion("place", 10)], options=Options(**given))
            self.assertIn(saying, str(caught.exception))


def idle(case, chosen, locked, first):
    """Pairs worth nothing that serve nobody: not locked, and not the only one of the first."""
    mentors = Counter(case.mentees[k] for k in chosen)
    for k in set(chosen) - set(locked):
        alone = case.mentees[k] in first and mentors[case.mentees[k]] == 1
        if common.millionths(case.scores[k]) == 0 and not alone:
            yield k
