"""Nobody gets a poor match: the highest lowest score, against trying every score there is."""

import unittest
from random import Random

from .. import errors, lowest
from ..assignment import AIMS, solve
from . import common
from .test_assignment import feasible


def best_lifted(case, aim, locked=(), extra=None):
    """What the best result reaches: matched and first, lowest score, total; all are tried."""
    if aim == "score":
        ks = [
            k for k in range(len(case.scores)) if common.millionths(case.scores[k]) or k in locked
        ]
        return best_lifted(case.subset(ks), "coverage", [ks.index(k) for k in locked], extra)
    most = common.best_of(case, "coverage", locked, extra)
    nothing = common.counted(case, locked, (extra and extra.first) or ())[:2]
    levels = sorted({common.millionths(score) for score in case.scores}, reverse=True)
    for level in levels if most[:2] != nothing else ():
        worth = [common.millionths(score) for score in case.scores]
        ks = [k for k in range(len(worth)) if worth[k] >= level or k in locked]
        held = [ks.index(k) for k in locked]
        reached = common.best_of(case.subset(ks), "coverage", held, extra)
        if reached[:2] == most[:2]:
            return most[:2], level, reached[2]
    return most[:2], 0, most[2]


def reached(case, chosen, locked=(), extra=None):
    """The same of one choice."""
    *counts, total = common.counted(case, chosen, (extra and extra.first) or ())
    free = [common.millionths(case.scores[k]) for k in set(chosen) - set(locked)]
    return tuple(counts), min(free, default=0), total


class TestLowest(unittest.TestCase):
    def test_no_result_with_as_many_has_a_higher_lowest_score_or_then_a_higher_total(self):
        rng, lifted = Random(61), 0
        for number in range(3000):
            case = common.random_case(rng)
            extra = common.random_extra(rng, case)
            aim = rng.choice(AIMS)
            before = solve(*case, aim, **extra._asdict())
            locked = [k for k in before if rng.random() < 0.2]
            with self.subTest(number=number, aim=aim):
                chosen = lowest.solve(*case, aim, locked, **extra._asdict())
                self.assertTrue(feasible(case, chosen))
                self.assertLessEqual(set(locked), set(chosen))
                counts, low, total = best_lifted(case, aim, locked, extra)
                found = reached(case, chosen, locked, extra)
                self.assertEqual((found[0], found[2]), (counts, total))
                self.assertGreaterEqual(found[1], low if set(chosen) - set(locked) else 0)
            lifted += reached(case, before)[1] < reached(case, chosen)[1]
        self.assertGreater(lifted, 100)

    def test_the_order_of_the_pairs_does_not_matter(self):
        rng = Random(62)
        for number in range(300):
            case = common.random_case(rng, most_people=7)
            ks = list(range(len(case.mentees)))
            rng.shuffle(ks)
            for aim in AIMS:
                with self.subTest(number=number, aim=aim):
                    again = [ks[k] for k in lowest.solve(*case.subset(ks), aim)]
                    self.assertEqual(sorted(again), lowest.solve(*case, aim))

    def test_no_other_pairs_better_than_the_lowest_match_more_than_the_rivals(self):
        rng = Random(63)
        for number in range(500):
            case = common.random_case(rng)
            chosen = lowest.solve(*case, "coverage")
            rivals = lowest.rivals(chosen, *case, "coverage")
            least = reached(case, chosen)[1] if chosen else float("inf")
            better = [k for k, s in enumerate(case.scores) if common.millionths(s) > least]
            with self.subTest(number=number):
                self.assertTrue(feasible(case, rivals))
                self.assertLessEqual(set(rivals), set(better))
                most = common.best(case.subset(better), "coverage")[0]
                self.assertEqual(len({case.mentees[k] for k in rivals}), most)

    def test_a_single_perfect_pair_is_not_the_answer_for_the_highest_total(self):
        given = [0, 1, 1], [0, 1, 0], [9, 4, 0], [1, 1], [1, 1]
        self.assertEqual(lowest.solve(*given, "score"), [0, 1])

    def test_nonsense_is_refused_as_by_the_solver(self):
        with self.assertRaises(errors.UnknownAim):
            lowest.solve([], [], [], [], [], "stable")
        with self.assertRaises(errors.BadScore):
            lowest.solve([0], [0], [-1], [1], [1], "coverage")
