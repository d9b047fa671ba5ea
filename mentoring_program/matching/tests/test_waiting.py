"""What somebody who waits may read: true, coarse, and the same whoever excluded whom."""

import unittest
from dataclasses import replace
from random import Random

from ..eligibility import Rules, reasons
from ..formats import match
from ..people import Person
from ..remedies import NEVER_LIFTED
from ..scoring import Criterion
from ..waiting import FEW, MENTOR_AWAY, SHARES, WAITING_REASONS, why_waiting
from . import common

PLACE = [Criterion("place", 10)]


def told(result):
    """{mentee id: what he may read} of all who wait."""
    alone = [person.mentee for person in result.unmatched]
    return {one.mentee: one for one in why_waiting(result.matching, alone)}


class TestWaiting(unittest.TestCase):
    def matches(self, seed, count):
        rng = Random(seed)
        for number in range(count):
            rules = rng.choice((Rules(), common.random_rules(rng)))
            mentors = [one for _n in range(2) for one in common.random_people(rng, 6, f"m{_n}")]
            mentors = list({person.id: person for person in mentors}.values())
            mentees = common.random_people(rng, 4, "mentee")
            with self.subTest(number=number):
                yield mentees, mentors, rules, match(mentees, mentors, rules, common.CRITERIA)

    def test_exclusions_and_pairs_that_ended_early_change_nothing_of_it(self):
        compared = 0
        for mentees, mentors, rules, result in self.matches(111, 400):
            free = {"excluded": frozenset(), "former": frozenset(), "identities": frozenset()}
            open_ = ([replace(person, **free) for person in side] for side in (mentees, mentors))
            other = told(match(*open_, rules, common.CRITERIA))
            for mentee, one in told(result).items():
                if mentee in other:
                    self.assertEqual(one, other[mentee])
                    compared += 1
        self.assertGreater(compared, 300)

    def test_shares_and_reasons_are_true_and_never_of_a_few(self):
        seen = set()
        for mentees, mentors, rules, result in self.matches(112, 400):
            person_of = {person.id: person for person in mentees}
            for mentee, one in told(result).items():
                seen.add(one.reason)
                codes = [reasons(person_of[mentee], mentor, rules) for mentor in mentors]
                there = [found for found in codes if not {*MENTOR_AWAY} & {*found}]
                self.assertTrue(len(there) >= FEW or not one.rules)
                self.assertFalse(one.rules.keys() & {*NEVER_LIFTED})
                for code, share in one.rules.items():
                    part = sum(code in found for found in there) / len(there)
                    steps = part < 0.5, 0.5 <= part < 1, part == 1
                    self.assertEqual(share, SHARES[steps.index(True)])
                    seen.add(share)
                if one.reason == "rules":
                    self.assertTrue(all({*found} - {*NEVER_LIFTED} for found in there))
        self.assertEqual(seen, {*WAITING_REASONS, *SHARES})

    def test_the_only_mentor_who_wants_somebody_else_is_not_given_away(self):
        ann = Person("ann", quota=1)
        bob = Person("bob", capacity=1, excluded=frozenset(["ann"]))
        [one] = told(match([ann], [bob], Rules(), PLACE)).values()
        self.assertEqual((one.reason, one.rules, one.unknown), ("no_place", {}, ()))

    def test_what_his_own_record_lacks_is_named(self):
        ann = Person("ann", quota=1, department="IT")
        bobs = [Person(f"b{n}", capacity=1, department="HR", grade=n, company=1) for n in range(6)]
        rules = Rules(department="different", company="same", grade_gap_min=1, overlap_min=5)
        [one] = told(match([ann], bobs, rules, PLACE)).values()
        self.assertEqual(one.reason, "rules")
        self.assertEqual(one.unknown, ("company_missing", "grade_missing", "overlap_missing"))
