"""The solver against trying everything."""

import unittest
from collections import Counter
from random import Random

from ..assignment import AIMS, solve
from . import common


def feasible(case, chosen):
    """Whether a choice is one: sorted, each pair once, nobody beyond his places."""
    return list(chosen) == sorted(set(chosen)) and all(
        count <= places[person]
        for side, places in ((case.mentees, case.quota), (case.mentors, case.capacity))
        for person, count in Counter(side[k] for k in chosen).items()
    )


class TestAssignment(unittest.TestCase):
    def assert_feasible(self, case, chosen):
        self.assertTrue(feasible(case, chosen))

    def assert_optimal(self, case, chosen, aim, locked=()):
        reached, optimum = common.attained(case, chosen), common.best(case, aim, locked)
        self.assertEqual(reached[1], optimum[1])
        if aim == "coverage":
            self.assertEqual(reached[0], optimum[0])
        else:
            self.assertTrue(all(case.scores[k] > 0 or k in locked for k in chosen))

    def test_no_other_choice_serves_the_aim_better(self):
        rng = Random(1)
        for number in range(3000):
            case = common.random_case(rng)
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    chosen = solve(*case, aim)
                    self.assert_feasible(case, chosen)
                    self.assert_optimal(case, chosen, aim)

    def test_the_order_of_the_pairs_does_not_matter(self):
        rng = Random(2)
        for number in range(500):
            case = common.random_case(rng, most_people=7)
            ks = list(range(len(case.mentees)))
            rng.shuffle(ks)
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    again = [ks[k] for k in solve(*case.subset(ks), aim)]
                    self.assertEqual(sorted(again), solve(*case, aim))

    def test_one_pair_less_never_serves_the_aim_better(self):
        rng = Random(3)
        for number in range(300):
            case = common.random_case(rng, most_people=8)
            if not case.mentees:
                continue
            fewer = case.subset(rng.sample(range(len(case.mentees)), len(case.mentees) - 1))
            with self.subTest(number=number):
                covered, total = common.attained(case, solve(*case, "coverage"))
                left_covered, left_total = common.attained(fewer, solve(*fewer, "coverage"))
                self.assertLessEqual((left_covered, left_total), (covered, total))
                total = common.attained(case, solve(*case, "score"))[1]
                self.assertLessEqual(common.attained(fewer, solve(*fewer, "score"))[1], total)

    def test_one_mentee_more_never_lowers_what_is_reached(self):
        rng = Random(4)
        for number in range(300):
            case = common.random_case(rng, most_people=8)
            without = case._replace(quota=[0, *case.quota[1:]])
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    more = common.attained(case, solve(*case, aim))
                    less = common.attained(without, solve(*without, aim))
                    self.assertLessEqual(less[aim == "score" :], more[aim == "score" :])

    def test_one_millionth_decides(self):
        scores = [1.000001, 1.0, 1.0, 1.000002]
        self.assertEqual(solve([0, 0, 1, 1], [0, 1, 0, 1], scores, [1, 1], [1, 1], "score"), [0, 3])
        scores = [1.0, 1.000001, 1.000002, 1.0]
        self.assertEqual(solve([0, 0, 1, 1], [0, 1, 0, 1], scores, [1, 1], [1, 1], "score"), [1, 2])

    def test_large_scores_do_not_overflow(self):
        rng = Random(5)
        for number in range(300):
            case = common.random_case(
                rng, score=lambda: rng.choice((0, rng.random() * 1e9, 1e9, 1e9 - 1e-6))
            )
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    self.assert_optimal(case, solve(*case, aim), aim)

    def test_absurdly_many_places_are_as_good_as_enough(self):
        for capacity in (3, 10**9, 2**63 - 1, 10**30, 1e25):
            with self.subTest(capacity=capacity):
                many = [capacity] * 3
                self.assertEqual(
                    solve([0, 1, 2], [0, 0, 0], [1, 2, 3], many, many, "coverage"), [0, 1, 2]
                )

    def test_nobody_and_nothing_allowed_is_an_answer(self):
        for aim in AIMS:
            self.assertEqual(solve([], [], [], [], [], aim), [])
            self.assertEqual(solve([], [], [], [1, 1], [], aim), [])
            self.assertEqual(solve([], [], [], [1, 1], [1], aim), [])
            self.assertEqual(solve([0], [0], [1], [0], [1], aim), [])
            self.assertEqual(solve([0], [0], [1], [1], [0], aim), [])

    def test_a_pair_worth_nothing_covers_but_adds_no_total(self):
        for mentors in (1, 3):
            nothing = [0] * mentors, list(range(mentors)), [0] * mentors, [1], [1] * mentors
            self.assertEqual(len(solve(*nothing, "coverage")), 1)
            self.assertEqual(solve(*nothing, "score"), [])

    def test_locked_pairs_stay_and_the_rest_is_the_best_beside_them(self):
        rng = Random(6)
        for number in range(500):
            case = common.random_case(rng)
            locked = [k for k in solve(*case, "score") if rng.random() < 0.5]
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    chosen = solve(*case, aim, locked)
                    self.assertLessEqual(set(locked), set(chosen))
                    self.assert_feasible(case, chosen)
                    self.assert_optimal(case, chosen, aim, locked)
