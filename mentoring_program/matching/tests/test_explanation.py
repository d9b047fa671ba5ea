"""Explanations: true reasons, the best alternatives, and nothing that gives an identity away."""

import unittest
from dataclasses import replace
from random import Random

from ..eligibility import Rules
from ..explanation import UNMATCHED_REASONS, why
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

    def test_why_tells_both_sides_what_speaks_for_a_pair(self):
        rng = Random(47)
        for _number in range(100):
            mentees, mentors, _rules, result = common.random_match(rng, Rules(), format="network")
            person_of = {person.id: person for person in (*mentees, *mentors)}
            for side in ("mentee", "mentor"):
                found = why(result.matching, side)
                told = {(a, one.partner): one for a, many in found.items() for one in many}
                for pair in result.pairs:
                    a, b = (pair.mentee, pair.mentor)[:: 1 if side == "mentee" else -1]
                    one = told.pop((a, b))
                    self.assertEqual((one.score, one.parts), (pair.score, pair.parts))
                    self.assertAlmostEqual(one.percent, pair.percent)
                    self.assertEqual(one.wish, rank(person_of[a], b))
                    self.assertEqual(one.wished_by, rank(person_of[b], a))
                self.assertEqual(told, {})

    def test_what_one_reads_himself_does_not_change_with_what_the_other_wished(self):
        rng, compared = Random(48), 0
        for _number in range(200):
            mentees, mentors, _rules, result = common.random_match(rng, Rules(), format="network")
            silent = [replace(person, preferred=()) for person in mentors]
            other = match(mentees, silent, Rules(), common.CRITERIA, format="network")
            before, after = (why(one.matching, "mentee", True) for one in (result, other))
            for mentee, many in before.items():
                same = {one.partner: one for one in after.get(mentee, ())}
                for one in many:
                    if one.partner in same:
                        self.assertEqual(one, same[one.partner])
                        compared += 1
                    self.assertAlmostEqual(sum(one.parts.values()), one.score)
                    self.assertIsNone(one.wished_by)
        self.assertGreater(compared, 200)

    def test_what_one_reads_himself_is_measured_by_what_he_could_reach_himself(self):
        ann = Person("ann", quota=1, place="York", preferred=("bob",))
        criteria = [*PLACE, Criterion("wish", 10)]
        result = match([ann], [Person("bob", capacity=1, place="York")], Rules(), criteria)
        [own], [whole] = (why(result.matching, "mentee", flag)["ann"] for flag in (True, False))
        self.assertEqual((own.score, own.percent), (15, 100))
        self.assertEqual((whole.score, whole.percent), (15, 75))


def rank(person, other):
    """Which wish of a person the other one is."""
    return dict(zip(person.preferred, range(1, 9))).get(other)  # noqa: B905
