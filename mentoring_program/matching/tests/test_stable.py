"""Stable results: nobody would rather swap, judged pair by pair and against all stable results."""

import unittest
from itertools import product
from random import Random

from .. import errors, stable
from ..audit import examine
from ..eligibility import Rules, reasons
from ..formats import match
from ..options import Options
from ..people import Person
from ..scoring import Criterion, score
from . import common
from .test_assignment import feasible


def ranked(rng, case):
    """Any strict preferences of both sides."""
    return [rng.sample(range(len(case.mentees)), len(case.mentees)) for _side in range(2)]


def would_gain(k, side, ranks, places, chosen, locked):
    """Whether the person on one side of pair k would rather have it than what he may leave."""
    own = [c for c in chosen if side[c] == side[k]]
    worst = max((ranks[c] for c in own if c not in locked), default=-1)
    return len(own) < places[side[k]] or ranks[k] < worst


def blocking(case, ranks, chosen, locked=()):
    """The pairs in which both would gain."""
    sides = (case.mentees, ranks[0], case.quota), (case.mentors, ranks[1], case.capacity)
    return [
        k
        for k in set(range(len(case.mentees))) - set(chosen)
        if all(would_gain(k, *side, chosen, locked) for side in sides)
    ]


def all_choices(case):
    """Every feasible choice."""
    for flags in product((False, True), repeat=len(case.mentees)):
        chosen = [k for k, flag in enumerate(flags) if flag]
        if feasible(case, chosen):
            yield chosen


def solved(case, ranks, locked=()):
    return stable.solve(case.mentees, case.mentors, *ranks, case.quota, case.capacity, locked)


class TestStable(unittest.TestCase):
    def test_no_pair_blocks_also_beside_locked_pairs(self):
        rng, kept = Random(81), 0
        for number in range(3000):
            case = common.random_case(rng, most_people=6)
            ranks = ranked(rng, case)
            locked = [k for k in solved(case, ranked(rng, case)) if rng.random() < 0.2]
            chosen = solved(case, ranks, locked)
            with self.subTest(number=number):
                self.assertTrue(feasible(case, chosen))
                self.assertLessEqual(set(locked), set(chosen))
                self.assertEqual(blocking(case, ranks, chosen, locked), [])
            kept += len(locked)
        self.assertGreater(kept, 500)

    def test_every_mentee_gets_the_best_mentor_he_has_in_any_stable_result(self):
        rng, several = Random(82), 0
        for number in range(400):
            pairs = list(product(range(3), range(3)))
            pairs = rng.sample(pairs, rng.randint(5, 9))
            sides = [i for i, _j in pairs], [j for _i, j in pairs]
            case = common.Case(*sides, [0] * len(pairs), [1, 1, 1], [1, 1, rng.randint(1, 2)])
            ranks = ranked(rng, case)
            stables = [one for one in all_choices(case) if not blocking(case, ranks, one)]
            chosen = solved(case, ranks)
            with self.subTest(number=number):
                self.assertIn(chosen, stables)
                for other in stables:
                    got = {case.mentees[k]: ranks[0][k] for k in chosen}
                    for k in other:
                        self.assertLessEqual(got[case.mentees[k]], ranks[0][k])
            several += len(stables) > 1
        self.assertGreater(several, 20)

    def test_absurdly_many_places_are_as_good_as_enough(self):
        many = [10**30] * 2
        ranks = [0, 1, 2, 3], [0, 1, 2, 3]
        self.assertEqual(stable.solve([0, 0, 1, 1], [0, 1, 0, 1], *ranks, many, many), [0, 1, 2, 3])
        self.assertEqual(stable.solve([], [], [], [], [], []), [])


def liking(people, partners, worth):
    """{(person, partner): how he ranks}, said in plain words: wishes, then score, then order."""
    ranks = {}
    for person in people:
        wishes = list(dict.fromkeys(person.preferred))
        order = sorted(
            range(len(partners)),
            key=lambda n: (
                wishes.index(partners[n].id) if partners[n].id in wishes else len(wishes),
                -worth.get((person.id, partners[n].id), 0),
                n,
            ),
        )
        ranks |= {(person.id, partners[n].id): place for place, n in enumerate(order)}
    return ranks


class TestStableMatching(unittest.TestCase):
    def crowds(self, seed, count):
        rng = Random(seed)
        for _number in range(count):
            sides = common.crowd(rng, "mentee"), common.crowd(rng, "mentor")
            yield rng, *([*map(self.wishing(rng, *sides), side)] for side in sides)

    def wishing(self, rng, mentees, mentors):
        ids = [person.id for person in (*mentees, *mentors)]

        def wish(person):
            values = {name: getattr(person, name) for name in person.__slots__}
            return Person(**values | {"preferred": tuple(rng.choices(ids, k=3)) if ids else ()})

        return wish

    def test_every_stable_result_is_proven_and_does_not_depend_on_the_order(self):
        for rng, mentees, mentors in self.crowds(83, 300):
            given = Rules(), common.CRITERIA, "stable", "network"
            free = [(a.id, b.id) for a in mentees for b in mentors if not reasons(a, b, Rules())]
            locked = rng.sample(free, min(1, len(free)))
            result = match(mentees, mentors, *given, locked)
            self.assertTrue(result.audit.proven, result.audit)
            self.assertEqual((result.blocking_pair_count, result.audit.gap), (0, 0))
            self.assertLessEqual(set(locked), {(p.mentee, p.mentor) for p in result.pairs})
            rng.shuffle(mentees), rng.shuffle(mentors)
            self.assertEqual(match(mentees, mentors, *given, locked).pairs, result.pairs)

    def test_the_audit_counts_who_would_rather_swap_by_wishes_then_scores(self):
        counted = 0
        for rng, mentees, mentors in self.crowds(84, 300):
            scores = score(mentees, mentors, Rules(), common.CRITERIA)
            sides = scores.mentees.tolist(), scores.mentors.tolist()
            ids = [(mentees[i].id, mentors[j].id) for i, j in zip(*sides, strict=True)]
            worth = dict(zip(ids, scores.scores.tolist(), strict=True))
            turned = {(b, a): points for (a, b), points in worth.items()}
            likes = liking(mentees, mentors, worth), liking(mentors, mentees, turned)
            ranks = [likes[0][pair] for pair in ids], [likes[1][pair[::-1]] for pair in ids]
            places = [p.quota for p in mentees], [p.capacity for p in mentors]
            case = common.Case(*sides, worth.values(), *places)
            chosen = solved(case, [rng.sample(range(len(ids)), len(ids)) for _side in range(2)])
            pairs = [ids[k] for k in chosen]
            audit = examine(mentees, mentors, Rules(), scores, pairs, "stable")
            self.assertEqual(audit.blocking_pair_count, len(blocking(case, ranks, chosen)))
            self.assertEqual(audit.proven, not audit.blocking_pair_count)
            self.assertEqual(
                solved(case, ranks), solved(case, stable.ranks(*[mentees, mentors], scores))
            )
            counted += audit.blocking_pair_count
        self.assertGreater(counted, 100)

    def test_a_wish_of_both_outweighs_any_score(self):
        place = [Criterion("place", 10)]
        ann, eve = (
            Person("ann", quota=1, place=1, preferred=("bob",)),
            Person("eve", quota=1, place=2),
        )
        bob = Person("bob", capacity=1, place=2, preferred=("ann",))
        [pair] = match([ann, eve], [bob], Rules(), place, "stable").pairs
        self.assertEqual(pair.mentee, "ann")
        [pair] = match([ann, eve], [bob], Rules(), place).pairs
        self.assertEqual(pair.mentee, "eve")

    def test_what_a_stable_result_has_no_room_for_is_refused(self):
        for given in (
            {"lift_lowest": True},
            {"waited_first": True},
            {"pool": "place", "limits": {"York": 1}},
        ):
            with self.subTest(given=given), self.assertRaises(errors.BadOption) as caught:
                options = Options(**given)
                match([], [], Rules(), [Criterion("place", 1)], "stable", options=options)
            self.assertIn(caught.exception.details["option"], given)
