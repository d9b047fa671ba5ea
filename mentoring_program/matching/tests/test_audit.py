"""The audit: proves what is best, and notices whatever is broken."""

import unittest
from random import Random

import numpy as np

from ..assignment import AIMS, solve
from ..audit import examine
from ..certificate import Market, bound
from ..eligibility import Rules
from ..people import Person
from ..scoring import Criterion, score
from . import common


def market(case, chosen, aim):
    """A case and a choice as the certificate sees them."""
    ks = [
        k
        for k, (i, j) in enumerate(zip(case.mentees, case.mentors, strict=True))
        if case.quota[i] and case.capacity[j]
    ]
    quota = np.array(case.quota, dtype=np.int64)
    must = np.minimum(quota, aim == "coverage")
    return Market(
        mentees=np.array(case.mentees, dtype=np.int64)[ks],
        mentors=np.array(case.mentors, dtype=np.int64)[ks],
        worth=np.array([common.millionths(case.scores[k]) for k in ks], dtype=np.int64),
        chosen=np.isin(ks, chosen),
        must=must,
        spare=quota - must,
        capacity=np.array(case.capacity, dtype=np.int64),
    )


class TestCertificate(unittest.TestCase):
    def test_the_bound_of_a_best_choice_is_its_own_value(self):
        rng = Random(31)
        for number in range(3000):
            case = common.random_case(rng, most_people=7)
            aim = rng.choice(AIMS)
            chosen = solve(*case, aim)
            given = market(case, chosen, aim)
            bonus = given.enough if aim == "coverage" else 0
            covered, total = common.attained(case, chosen)
            with self.subTest(number=number, aim=aim):
                self.assertEqual(bound(given, bonus), bonus * covered + total)

    def test_the_bound_of_any_choice_is_no_less_than_the_best(self):
        rng = Random(32)
        for number in range(1500):
            case = common.random_case(rng)
            aim = rng.choice(AIMS)
            random_scores = case._replace(scores=[rng.random() for _ in case.scores])
            chosen = [k for k in solve(*random_scores, aim) if rng.random() < 0.7]
            given = market(case, chosen, aim)
            bonus = given.enough if aim == "coverage" else 0
            covered, total = common.best(case, aim)
            with self.subTest(number=number, aim=aim):
                self.assertGreaterEqual(bound(given, bonus), bonus * covered + total)

    def test_numbers_beyond_64_bits_are_exact_too(self):
        rng = Random(33)
        for number in range(200):
            case = common.random_case(rng, score=lambda: rng.choice((0, 4e12, 2e12, 1e12)))
            chosen = solve(*case, "coverage")
            given = market(case, chosen, "coverage")
            bonus = given.enough * 10**9
            covered, total = common.attained(case, chosen)
            with self.subTest(number=number):
                self.assertEqual(bound(given, bonus), bonus * covered + total)


def rather(case, chosen):
    """The pairs in which both would gain, judged one by one by the scores that are shown."""

    def gains(k, side, places):
        own = [case.scores[c] for c in chosen if side[c] == side[k]]
        least = min(own) if len(own) == places[side[k]] else 0
        return case.scores[k] > least

    for k in set(range(len(case.scores))) - set(chosen):
        if gains(k, case.mentees, case.quota) and gains(k, case.mentors, case.capacity):
            yield k


MENTEES = [Person(f"a{n}", quota=1, place=n % 2) for n in range(3)]
MENTORS = [Person(f"b{n}", capacity=1, place=n % 2) for n in range(3)]
CRITERIA = [Criterion("place", 10)]


class TestAudit(unittest.TestCase):
    def examined(self, *pairs, rules=None, aim="coverage", locked=()):
        rules = rules or Rules()
        scores = score(MENTEES, MENTORS, rules, CRITERIA)
        return examine(MENTEES, MENTORS, rules, scores, pairs, aim, locked)

    def codes(self, audit):
        return sorted(violation.code for violation in audit.violations)

    def test_the_best_choice_is_proven(self):
        audit = self.examined(("a0", "b2"), ("a1", "b1"), ("a2", "b0"))
        self.assertTrue(audit.proven)
        self.assertEqual((audit.matched_count, audit.score_total, audit.gap), (3, 30, 0))
        self.assertEqual(audit.blocking_pair_count, 0)

    def test_a_worse_choice_is_not_proven_and_who_would_rather_swap_is_counted(self):
        audit = self.examined(("a0", "b1"), ("a1", "b0"), ("a2", "b2"))
        self.assertFalse(audit.proven)
        self.assertEqual(audit.score_total, 10)
        self.assertGreaterEqual(audit.score_bound, 30)
        self.assertEqual(audit.blocking_pair_count, 2)  # a0 with b0, a1 with b1
        self.assertFalse(self.examined(("a0", "b0")).proven)
        self.assertGreater(self.examined(("a0", "b0")).matched_bound, 1)

    def test_the_bound_is_over_results_that_hold_the_locked_pairs(self):
        pairs = ("a0", "b1"), ("a2", "b0"), ("a1", "b2")
        self.assertFalse(self.examined(*pairs).proven)
        self.assertTrue(self.examined(*pairs, locked=[("a0", "b1")]).proven)

    def test_with_several_mentors_each_the_proof_and_the_count_of_swaps_hold_too(self):
        rng = Random(34)
        for number in range(300):
            mentees, mentors = (common.crowd(rng, role) for role in ("mentee", "mentor"))
            scores = score(mentees, mentors, Rules(), common.CRITERIA)
            case = common.Case(
                scores.mentees.tolist(),
                scores.mentors.tolist(),
                scores.scores.tolist(),
                [person.quota for person in mentees],
                [person.capacity for person in mentors],
            )
            seen = case._replace(scores=scores.shown.tolist())
            aim = rng.choice(AIMS)
            locked = [k for k in solve(*case, "score") if rng.random() < 0.4]
            chosen = solve(*case, aim, locked)
            pairs, held = (
                [(mentees[case.mentees[k]].id, mentors[case.mentors[k]].id) for k in ks]
                for ks in (chosen, locked)
            )
            with self.subTest(number=number, aim=aim):
                audit = examine(mentees, mentors, Rules(), scores, pairs, aim, held)
                self.assertTrue(audit.proven, audit)
                self.assertEqual(audit.blocking_pair_count, len(list(rather(seen, chosen))))

    def test_every_broken_rule_is_named_with_its_pair(self):
        rules = Rules(grade_gap_min=1)
        audit = self.examined(("a0", "b0"), rules=rules)
        self.assertEqual(self.codes(audit), ["grade_missing"])
        self.assertEqual((audit.violations[0].mentee, audit.violations[0].mentor), ("a0", "b0"))
        self.assertEqual(audit.score_total, 0)

    def test_too_many_pairs_for_one_person_are_noticed(self):
        self.assertEqual(self.codes(self.examined(("a0", "b0"), ("a0", "b1"))), ["quota"])
        self.assertEqual(self.codes(self.examined(("a0", "b0"), ("a1", "b0"))), ["capacity"])

    def test_a_pair_twice_and_unknown_people_are_noticed(self):
        twice = self.examined(("a0", "b0"), ("a0", "b0"))
        self.assertEqual(self.codes(twice), ["capacity", "quota", "twice"])
        self.assertEqual(self.codes(self.examined(("a0", "zoe"))), ["unknown"])
