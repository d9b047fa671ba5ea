"""The best of each mentee in a large crowd: exactly those, equals spread over all mentors."""

import unittest
import unittest.mock
from random import Random

import numpy as np

from .. import scoring
from ..eligibility import Rules, reasons
from ..people import Person
from ..scoring import Criterion, score
from . import common
from .test_points import cut

# Points that are whole steps, so that coarse sums compare as the scores do.
STEPPED = [Criterion("place", 8), Criterion("seniority", 8, gaps={0: 0.25, 1: 0.5, 2: 1})]


def crowded(count):
    """Keep `count` candidates of each mentee."""
    return unittest.mock.patch.object(scoring, "CANDIDATES", count)


def expected(mentees, mentors, rules, count):
    """The best pairs of each mentee, found by sorting all of them, and how many are allowed."""
    found, allowed = [], []
    for i, mentee in enumerate(mentees):
        js = [j for j, mentor in enumerate(mentors) if not reasons(mentee, mentor, rules)]
        allowed.append(len(js))
        start = i * len(mentors) // len(mentees)
        alone = {j: score([mentee], [mentors[j]], rules, STEPPED).scores[0] for j in js}
        js.sort(key=lambda j: (-alone[j], (j - start) % len(mentors)))
        found += [(i, j) for j in sorted(js[:count])]
    return found, allowed


class TestCandidates(unittest.TestCase):
    def test_they_are_the_best_allowed_and_of_equals_the_next_in_the_ring(self):
        rng = Random(71)
        for number in range(100):
            mentees = common.random_people(rng, rng.randint(0, 8), "mentee")
            mentors = common.random_people(rng, rng.randint(0, 12), "mentor")
            rules = rng.choice((Rules(), common.random_rules(rng)))
            count = rng.randint(1, 5)
            pairs, allowed = expected(mentees, mentors, rules, count)
            with self.subTest(number=number), crowded(count), cut(rng):
                scores = score(mentees, mentors, rules, STEPPED, most=-1)
                found = zip(scores.mentees.tolist(), scores.mentors.tolist(), strict=True)
                self.assertEqual(list(found), pairs)
                self.assertEqual(scores.allowed.tolist(), allowed)
                self.assertEqual(scores.complete, all(n <= count for n in allowed))

    def test_they_keep_the_exact_scores_and_all_removals(self):
        rng = Random(72)
        for number in range(50):
            mentees, mentors = (common.random_people(rng, 9, r) for r in ("mentee", "mentor"))
            rules = common.random_rules(rng)
            whole = score(mentees, mentors, rules, common.CRITERIA)
            with self.subTest(number=number), crowded(3):
                few = score(mentees, mentors, rules, common.CRITERIA, most=-1)
                ks = [whole.between(i, j) for i, j in zip(few.mentees, few.mentors, strict=True)]
                np.testing.assert_array_equal(few.scores, whole.scores[ks])
                np.testing.assert_array_equal(few.removed, whole.removed)
                np.testing.assert_array_equal(few.allowed, whole.allowed)
                self.assertEqual(few.told(range(len(ks))), whole.told(ks))

    def test_where_all_are_equal_every_mentor_is_somebodys_candidate(self):
        mentees = [Person(f"mentee{n}", quota=1) for n in range(40)]
        mentors = [Person(f"mentor{n}", capacity=1) for n in range(30)]
        with crowded(2):
            scores = score(mentees, mentors, Rules(), STEPPED, most=-1)
        self.assertEqual(set(scores.mentors.tolist()), set(range(30)))
        self.assertEqual(len(scores.scores), 80)

    def test_more_pairs_join_in_their_places(self):
        rng = Random(73)
        mentees, mentors = (common.random_people(rng, 12, role) for role in ("mentee", "mentor"))
        whole = score(mentees, mentors, Rules(), common.CRITERIA)
        with crowded(2):
            few = score(mentees, mentors, Rules(), common.CRITERIA, most=-1)
        ks = np.array(rng.sample(range(len(whole.scores)), len(whole.scores) // 2))
        more = few.with_pairs(whole.mentees[ks], whole.mentors[ks])
        both = {*zip(few.mentees, few.mentors, strict=True)}
        both |= {*zip(whole.mentees[ks], whole.mentors[ks], strict=True)}
        self.assertEqual([*zip(more.mentees, more.mentors, strict=True)], sorted(both))
        kept = [whole.between(*pair) for pair in sorted(both)]
        np.testing.assert_array_equal(more.scores, whole.scores[kept])

    def test_progress_is_reported_and_can_cancel(self):
        mentees, mentors = [Person("a", quota=1)] * 1, [Person("b", capacity=1)]
        told = []
        with crowded(1):
            score(
                mentees, mentors, Rules(), STEPPED, most=0, report=lambda *step: told.append(step)
            )
        self.assertEqual(told, [("scoring", 1.0)])
        with crowded(1), self.assertRaises(KeyboardInterrupt):
            score(
                mentees,
                mentors,
                Rules(),
                STEPPED,
                most=0,
                report=unittest.mock.Mock(side_effect=KeyboardInterrupt),
            )
