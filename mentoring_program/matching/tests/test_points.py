"""All pairs at once: the same as pair by pair, however the work is cut."""

import unittest
import unittest.mock
from random import Random

import numpy as np

from .. import points, scoring
from ..eligibility import reasons
from ..points import COARSE, FINE
from ..scoring import Criterion, Table
from . import common

EVERY = [
    *common.CRITERIA,
    Criterion("timezone", 3),
    Criterion("tenure", 2),
    Criterion("department", 4, near=True),
    Criterion("column", 2.5, name="tags", how="shared", mentor_name="site"),
]


def sums(table, precision):
    """The sums of all pairs as one matrix, and which of them no rule forbids."""
    prepared = table.points(precision)
    whole = np.full(prepared.shape, np.nan)
    for rows, columns, block in prepared.blocks():
        whole[rows, columns] = block
    return whole, prepared.allowed(whole)


def cut(rng):
    """Sizes at which work on a few people is cut into several pieces."""
    sizes = {
        "MOST_KINDS": rng.choice((1, 5, 512)),
        "MOST_LINES": rng.choice((1, 6, 8192)),
        "MOST_BYTES": rng.choice((1, 300, 100_000)),
        "BLOCK_CELLS": rng.choice((1, 40, 10_000)),
        "CACHED_CELLS": rng.choice((1, 40)),
    }
    return unittest.mock.patch.multiple(points, **sizes)


class TestPoints(unittest.TestCase):
    def test_sums_are_the_scores_of_the_allowed_pairs_however_the_work_is_cut(self):
        rng = Random(61)
        for number in range(100):
            mentees = common.random_people(rng, rng.randint(0, 12), "mentee")
            mentors = common.random_people(rng, rng.randint(0, 12), "mentor")
            rules = common.random_rules(rng)
            table = Table(mentees, mentors, rules, EVERY)
            with self.subTest(number=number, rules=rules), cut(rng):
                whole, allowed = sums(table, FINE)
                judged = [[not reasons(a, b, rules) for b in mentors] for a in mentees]
                self.assertEqual(allowed.tolist(), judged)
                i, j = np.nonzero(allowed)
                np.testing.assert_allclose(whole[i, j], table.scores(i, j), atol=1e-6)

    def test_coarse_sums_are_whole_steps_near_the_scores(self):
        rng = Random(62)
        for number in range(50):
            mentees, mentors = (common.random_people(rng, 12, r) for r in ("mentee", "mentor"))
            rules = common.random_rules(rng)
            table = Table(mentees, mentors, rules, EVERY)
            with self.subTest(number=number), cut(rng):
                prepared = table.points(COARSE)
                whole, allowed = sums(table, COARSE)
                self.assertTrue((whole == np.rint(whole)).all())
                self.assertLess(whole.max(), 2**24)
                i, j = np.nonzero(allowed)
                highest = sum(criterion.weight for criterion in EVERY)
                np.testing.assert_allclose(
                    whole[i, j] / prepared.unit, table.scores(i, j), atol=0.003 * highest
                )
                np.testing.assert_array_equal(allowed, sums(table, FINE)[1])

    def test_the_table_says_the_same_of_few_pairs_as_of_many(self):
        rng = Random(63)
        mentees, mentors = (common.random_people(rng, 20, role) for role in ("mentee", "mentor"))
        table = Table(mentees, mentors, common.random_rules(rng), EVERY)
        i, j = np.divmod(np.arange(400), 20)
        whole = table.scores(i, j)
        with unittest.mock.patch.object(scoring.arrays, "BLOCK_CELLS", 60):
            np.testing.assert_array_equal(table.scores(i, j), whole)
