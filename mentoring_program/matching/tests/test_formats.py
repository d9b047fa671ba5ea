"""From people to a result: proven, explained, the same in any order, locked pairs kept."""

import unittest
from dataclasses import replace
from random import Random

from .. import errors
from ..eligibility import Rules, reasons
from ..formats import match
from ..people import Person
from ..scoring import Criterion
from . import common

PLACE = [Criterion("place", 10)]


class TestFormats(unittest.TestCase):
    def test_every_result_is_proven_and_accounts_for_every_mentee(self):
        rng = Random(41)
        for number in range(300):
            aim = rng.choice(("coverage", "score"))
            mentees, _mentors, _rules, result = common.random_match(rng, aim=aim)
            with self.subTest(number=number, aim=aim):
                self.assertTrue(result.audit.proven, result.audit)
                self.assertEqual(result.violation_count, 0)
                self.assertEqual(result.score_bound, result.score_total)
                matched = [pair.mentee for pair in result.pairs]
                alone = [person.mentee for person in result.unmatched]
                self.assertCountEqual(matched + alone, [person.id for person in mentees])
                self.assertEqual(result.matched_count + result.unmatched_count, len(mentees))

    def test_the_order_of_people_and_locks_does_not_matter(self):
        rng = Random(42)
        for number in range(100):
            mentees, mentors, rules, result = common.random_match(rng)
            locked = [(p.mentee, p.mentor) for p in result.pairs if rng.random() < 0.5]
            first = match(mentees, mentors, rules, common.CRITERIA, locked=locked)
            for people in (mentees, mentors, locked):
                rng.shuffle(people)
            with self.subTest(number=number):
                again = match(mentees, mentors, rules, common.CRITERIA, locked=locked)
                self.assertEqual((again.pairs, again.unmatched), (first.pairs, first.unmatched))
                self.assertEqual(again.audit, first.audit)

    def test_in_one_to_one_a_mentee_gets_one_mentor_however_many_he_asks_for(self):
        ann = Person("ann", quota=3)
        bobs = [Person(name, capacity=2) for name in ("bea", "bob")]
        self.assertEqual(len(match([ann], bobs, Rules(), PLACE).pairs), 1)

    def test_locked_pairs_stay_and_the_rest_is_the_best_beside_them(self):
        rng = Random(43)
        kept = 0
        for number in range(100):
            mentees, mentors, rules, result = common.random_match(rng, aim="score")
            free = [(a.id, b.id) for a in mentees for b in mentors if not reasons(a, b, rules)]
            locked = rng.sample(free, min(1, len(free)))
            with self.subTest(number=number):
                result = match(mentees, mentors, rules, common.CRITERIA, locked=locked)
                self.assertEqual([(p.mentee, p.mentor) for p in result.pairs if p.locked], locked)
                self.assertTrue(result.audit.proven)
            kept += len(locked)
        self.assertGreater(kept, 30)

    def test_a_locked_pair_must_be_allowed_and_fit(self):
        ann, eve = Person("ann", quota=1), Person("eve", quota=1, excluded=frozenset(["bob"]))
        bob, zoe = Person("bob", capacity=1), Person("zoe", capacity=0)
        for locked, codes in (
            ([("eve", "bob")], ("excluded",)),
            ([("ann", "zoe")], ("capacity",)),
            ([("ann", "kim")], ("unknown",)),
        ):
            with self.subTest(locked=locked):
                with self.assertRaises(errors.BadLock) as caught:
                    match([ann, eve], [bob, zoe], Rules(), PLACE, locked=locked)
                self.assertEqual(caught.exception.details["reasons"], codes)
        eve, bea = replace(eve, excluded=frozenset()), Person("bea", capacity=1)
        for locked, code in (
            ([("ann", "bob"), ("eve", "bob")], "capacity"),
            ([("ann", "bob"), ("ann", "bea")], "quota"),
        ):
            with self.subTest(locked=locked), self.assertRaises(errors.BadLock) as caught:
                match([ann, eve], [bob, bea], Rules(), PLACE, locked=locked)
            self.assertEqual(caught.exception.details["reasons"], (code,))

    def test_unknown_formats_and_aims_are_refused(self):
        with self.assertRaises(errors.BadFormat):
            match([], [], Rules(), PLACE, format="duel")
        with self.assertRaises(errors.UnknownAim):
            match([], [], Rules(), PLACE, aim="luck")

    def test_bad_cases_are_answers(self):
        ann, bob = Person("ann", quota=1, capacity=1), Person("bob", quota=1, capacity=10**30)
        for mentees, mentors, pairs, left in (
            ([], [], 0, []),
            ([ann], [], 0, ["no_mentor"]),
            ([], [bob], 0, []),
            ([ann], [ann], 0, ["none_left"]),
            ([ann, bob], [ann, bob], 2, []),
            ([ann, replace(ann, id="eve", quota=10**30)], [bob], 2, []),
            ([replace(ann, quota=0)], [bob], 0, ["quota"]),
            ([replace(ann, available=False)], [bob], 0, ["unavailable"]),
        ):
            with self.subTest(mentees=mentees, mentors=mentors):
                result = match(mentees, mentors, Rules(), PLACE)
                self.assertEqual(len(result.pairs), pairs)
                self.assertEqual([person.reason for person in result.unmatched], left)
                self.assertTrue(result.audit.proven)
