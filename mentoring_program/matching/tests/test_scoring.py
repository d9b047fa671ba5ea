"""Scores: sums of weighted values over the allowed pairs, sensible weights, hidden parts."""

import unittest
import unittest.mock
from random import Random

from .. import errors
from ..criteria import value
from ..eligibility import Rules, reasons
from ..people import Person
from ..scoring import Criterion, score
from . import common

CRITERIA = [
    Criterion("skill", 30),
    Criterion("seniority", 12, gaps={1: 0.75, 2: 1}),
    Criterion("identity", 6),
    Criterion("column", 2.5, name="site"),
]


class TestScoring(unittest.TestCase):
    def test_a_score_is_the_sum_of_weight_times_value(self):
        rng = Random(21)
        for _number in range(50):
            mentees = common.random_people(rng, 4, "mentee")
            mentors = common.random_people(rng, 4, "mentor")
            scores = score(mentees, mentors, Rules(), CRITERIA)
            for k, (i, j) in enumerate(zip(scores.mentees, scores.mentors, strict=True)):
                sums = (
                    c.weight * value(c.code, mentees[i], mentors[j], **c.options) for c in CRITERIA
                )
                self.assertAlmostEqual(scores.scores[k], sum(sums), places=6)
                self.assertAlmostEqual(sum(scores.parts(k).values()), scores.scores[k], places=5)

    def test_exactly_the_allowed_pairs_are_scored_and_removals_counted(self):
        rng = Random(22)
        for _number in range(100):
            mentees = common.random_people(rng, rng.randint(0, 4), "mentee")
            mentors = common.random_people(rng, rng.randint(0, 4), "mentor")
            rules = common.random_rules(rng)
            scores = score(mentees, mentors, rules, CRITERIA)
            judged = {
                (i, j): reasons(mentee, mentor, rules)
                for i, mentee in enumerate(mentees)
                for j, mentor in enumerate(mentors)
            }
            allowed = [pair for pair, codes in judged.items() if not codes]
            found = list(zip(scores.mentees.tolist(), scores.mentors.tolist(), strict=True))
            self.assertEqual(found, allowed)
            for k, pair in enumerate(found):
                self.assertEqual(scores.between(*pair), k)
            for i in range(len(mentees)):
                for code, removed in zip(scores.codes, scores.removed[i], strict=True):
                    codes = [judged[i, j] for j in range(len(mentors))]
                    self.assertEqual(removed, sum(code in found for found in codes))
            self.assertIsNone(scores.between(0, len(mentors)))

    def test_what_is_shown_does_not_depend_on_identities(self):
        ann = Person("ann", quota=1, grade=1, identity_wish="i")
        bobs = [Person("bob", capacity=1, grade=2, identities=frozenset(own)) for own in ("", "i")]
        with_wish, without = (score([ann], [bob], Rules(), CRITERIA) for bob in reversed(bobs))
        self.assertEqual(with_wish.scores[0] - without.scores[0], 6)
        for shown in (lambda s: s.shown_parts(0), lambda s: s.percent(0), lambda s: s.shown[0]):
            self.assertEqual(shown(with_wish), shown(without))
        self.assertNotIn("identity", with_wish.shown_parts(0))
        self.assertEqual(with_wish.percent(0), 100 * 9 / 44.5)

    def test_percent_is_of_the_highest_that_could_be_shown(self):
        one = [Person("a", quota=1, place="x")], [Person("b", capacity=1, place="x")]
        self.assertEqual(score(*one, Rules(), [Criterion("place", 7)]).percent(0), 100)
        self.assertEqual(score(*one, Rules(), [Criterion("identity", 7)]).percent(0), 0)

    def test_weights_that_make_no_sense_are_refused_by_name(self):
        for weight in (-1, float("nan"), float("inf"), 1e7, None, "3"):
            with self.subTest(weight=weight):
                with self.assertRaises(errors.BadWeight) as caught:
                    Criterion("column", weight, name="site")
                self.assertIn("column:site", str(caught.exception))

    def test_some_criterion_must_have_weight(self):
        for criteria in ([], [Criterion("skill", 0), Criterion("place", 0)]):
            with self.assertRaises(errors.BadWeight):
                score([], [], Rules(), criteria)

    def test_a_criterion_stands_once_but_columns_are_told_apart(self):
        with self.assertRaises(errors.BadCriterion):
            score([], [], Rules(), [Criterion("skill", 1), Criterion("skill", 2)])
        columns = [Criterion("column", 1, name=name) for name in ("a", "b")]
        self.assertEqual(len(score([], [], Rules(), columns).scores), 0)

    def test_one_id_for_two_people_is_refused(self):
        twice = [Person("a", quota=1), Person("a", quota=1)]
        with self.assertRaises(errors.BadPerson):
            score(twice, [], Rules(), CRITERIA)
