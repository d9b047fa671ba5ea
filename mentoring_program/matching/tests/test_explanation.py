"""Explanations: true reasons, the best alternatives, and nothing that gives an identity away."""

import unittest
from dataclasses import replace
from random import Random

from ..eligibility import Rules
from ..explanation import UNMATCHED_REASONS
from ..formats import match
from ..options import Options
from ..people import Person
from ..scoring import Criterion
from . import common

PLACE = [Criterion("place", 10)]


class TestExplanation(unittest.TestCase):
    def test_an_unmatched_mentee_is_told_what_stood_in_the_way(self):
        bob = Person("bob", capacity=1, place="Bath")
        near, far = Person("near", quota=1, place="Bath"), Person("far", quota=1, place="York")
        [lonely] = match([near, far], [bob], Rules(), PLACE).unmatched
        self.assertEqual(
            (lonely.mentee, lonely.reason, lonely.candidate_count), ("far", "outbid", 1)
        )
        shy = replace(near, excluded=frozenset(["bob"]))
        [lonely] = match([shy], [bob], Rules(grade_gap_min=1), PLACE).unmatched
        self.assertEqual(lonely.reason, "none_left")
        self.assertEqual(lonely.removed, {"excluded": 1, "grade_missing": 1})
        [lonely] = match([far], [bob], Rules(), PLACE, aim="score").unmatched
        self.assertEqual(lonely.reason, "no_points")

    def test_a_place_that_would_cost_more_than_it_gives_is_all_full(self):
        # keen fits bob better than only does, but only could not go anywhere else
        bob, bea = Person("bob", capacity=1, place=1), Person("bea", capacity=1, place=2)
        only = Person("only", quota=1, place=3, excluded=frozenset(["bea"]))
        keen = Person("keen", quota=1, place=1, excluded=frozenset(["bea"]))
        other = Person("other", quota=1, place=2, excluded=frozenset(["bob"]))
        locked = [("only", "bob")]
        result = match([only, keen, other], [bob, bea], Rules(), PLACE, locked=locked)
        self.assertEqual([(p.mentee, p.reason) for p in result.unmatched], [("keen", "all_full")])

    def test_a_mentor_whose_department_has_given_all_its_places_is_full(self):
        bobs = [Person(name, capacity=1, place="York", department="IT") for name in ("bea", "bob")]
        near, far = Person("near", quota=1, place="York"), Person("far", quota=1)
        options = Options(pool="department", limits={"IT": 1})
        result = match([near, far], bobs, Rules(), PLACE, options=options)
        self.assertEqual([(p.mentee, p.reason) for p in result.unmatched], [("far", "outbid")])
        self.assertEqual([one.full for one in result.alternatives()["far"]], [True, True])

    def test_reasons_are_true(self):
        rng = Random(44)
        seen = set()
        for _number in range(300):
            _mentees, mentors, _rules, result = common.random_match(
                rng, aim=rng.choice(("coverage", "score"))
            )
            taken = [pair.mentor for pair in result.pairs]
            room = sum(max(0, person.capacity - taken.count(person.id)) for person in mentors)
            for person in result.unmatched:
                seen.add(person.reason)
                self.assertEqual(
                    person.candidate_count == 0, person.reason in UNMATCHED_REASONS[:4]
                )
                if person.reason == "no_points":
                    self.assertGreater(room, 0)
                    self.assertEqual(result.aim, "score")
        self.assertLessEqual({"none_left", "outbid", "no_points", "quota", "unavailable"}, seen)

    def test_alternatives_are_the_best_allowed_pairs_not_chosen(self):
        rng = Random(45)
        for _number in range(50):
            mentees, mentors, rules, result = common.random_match(rng)
            chosen = {(pair.mentee, pair.mentor) for pair in result.pairs}
            for side, people, others in (
                ("mentee", mentees, mentors),
                ("mentor", mentors, mentees),
            ):
                found = result.alternatives(side, count=3)
                self.assertCountEqual(found, [person.id for person in people])
                for person in people:
                    partners = [alternative.partner for alternative in found[person.id]]
                    pairs = [
                        (person.id, other.id) if side == "mentee" else (other.id, person.id)
                        for other in others
                    ]
                    free = [pair for pair in pairs if pair not in chosen]
                    self.assertEqual(len(partners), len(set(partners)))
                    scores = [alternative.score for alternative in found[person.id]]
                    self.assertEqual(scores, sorted(scores, reverse=True))
                    self.assertLessEqual(len(partners), min(3, len(free)))

    def test_nothing_that_is_shown_changes_with_identities(self):
        rng = Random(46)
        changed = 0
        for _number in range(60):
            mentees, mentors, rules, result = common.random_match(rng, Rules())
            bare = [replace(person, identities=frozenset()) for person in mentors]
            other = match(mentees, bare, Rules(), common.CRITERIA)
            same = {(p.mentee, p.mentor): p for p in other.pairs}
            for pair in result.pairs:
                if (pair.mentee, pair.mentor) in same:
                    self.assertEqual(pair, same[pair.mentee, pair.mentor])
            changed += result.score_total != other.score_total
        self.assertGreater(changed, 5)
