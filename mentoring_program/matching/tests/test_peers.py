"""Peers: the best pairs of one pool, trios, and prices that prove them."""

import unittest
from dataclasses import replace
from functools import cache
from random import Random

import numpy as np

from .. import errors
from ..eligibility import Rules, reasons
from ..formats import FORMATS, match
from ..odd_sets import crowded
from ..options import Options
from ..peer_audit import audit
from ..peer_program import prices
from ..peer_proof import SCALE, Graph, Prices, bound
from ..people import Person
from ..problem import Problem
from ..scoring import Criterion
from . import common

PLACE = [Criterion("place", 10)]
TRIO = Options(trio=True)


def random_graph(rng: Random, most=9) -> Graph:
    """A few people and some of the pairs among them."""
    size, density = rng.randint(0, most), rng.random()
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size) if rng.random() < density]
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    worth = rng.choice((lambda: 5, lambda: rng.randrange(4), lambda: rng.randrange(10**8)))
    return Graph(left, right, np.array([worth() for _ in pairs], np.int64), size)


def best(graph: Graph, coverage: bool):
    """(pairs, total, positions) of the best choice: all are tried, person by person."""
    ends = zip(graph.left.tolist(), graph.right.tolist(), strict=True)
    at = {pair: k for k, pair in enumerate(ends)}

    @cache
    def among(people):
        if not people:
            return (0, 0, ())
        one, *others = people
        found = [among(tuple(others))]
        for other in others:
            if (one, other) in at:
                k = at[one, other]
                rest = among(tuple(who for who in others if who != other))
                found.append((rest[0] + 1, rest[1] + int(graph.worth[k]), (k, *rest[2])))
        return max(found, key=lambda one: one[:2] if coverage else (one[1], -one[0]))

    return among(tuple(range(graph.size)))


class TestPeerProof(unittest.TestCase):
    def test_the_best_choice_is_proven_by_prices_alone(self):
        rng, sets = Random(91), 0
        for number in range(400):
            graph = random_graph(rng)
            for coverage in (True, False):
                count, total, ks = best(graph, coverage)
                chosen = np.array(sorted(ks), np.int64)
                with self.subTest(number=number, coverage=coverage, graph=graph):
                    found = prices(graph, chosen, count if coverage else None)
                    self.assertEqual(bound(graph, found, count if coverage else 0), total)
                    sets += len(found.sets)
                    if coverage:
                        counted = prices(graph.counting(), chosen)
                        self.assertEqual(bound(graph.counting(), counted), count)
        self.assertGreater(sets, 50)

    def test_any_prices_give_a_bound(self):
        rng = Random(92)
        for number in range(300):
            graph = random_graph(rng)
            count, total, _ks = best(graph, True)
            people = np.array([rng.randrange(20) * SCALE for _ in range(graph.size)], np.int64)
            odd = [rng.sample(range(graph.size), 3) for _ in range(graph.size // 3)]
            sets = tuple((np.array(one), rng.randrange(9) * SCALE) for one in odd)
            given = Prices(people, sets, rng.randrange(9) * SCALE)
            with self.subTest(number=number):
                self.assertGreaterEqual(bound(graph, given, count), total)

    def test_prices_that_prove_nothing_are_refused(self):
        graph = Graph(np.array([0]), np.array([1]), np.array([5]), 2)
        for wrong in (
            Prices(np.array([-1, 0])),
            Prices(np.array([0, 0]), bonus=-1),
            Prices(np.array([0, 0]), ((np.array([0, 1]), 5),)),
            Prices(np.array([0, 0]), ((np.array([0]), -5),)),
        ):
            with self.assertRaises(ValueError):
                bound(graph, wrong)

    def test_an_odd_set_that_holds_too_much_is_found(self):
        triangle = [(0, 1), (1, 2), (0, 2)]
        self.assertEqual(crowded(triangle, [0.5] * 3), {frozenset({0, 1, 2})})
        self.assertEqual(crowded(triangle, [1, 0, 0]), set())
        joined = [*triangle, (3, 4), (4, 5), (3, 5), (2, 3)]
        found = crowded(joined, [0.5, 0.4, 0.4, 0.4, 0.5, 0.4, 0.2])
        self.assertEqual(found, {frozenset({0, 1, 2}), frozenset({3, 4, 5})})


class TestPeers(unittest.TestCase):
    def test_results_are_the_best_and_proven_in_any_order_and_keep_locked_pairs(self):
        rng, trios = Random(93), 0
        for number in range(200):
            given = {"aim": rng.choice(("coverage", "score")), "format": "peer"}
            given["options"] = rng.choice((TRIO, Options()))
            pool, rules = common.crowd(rng, "mentee"), common.random_rules(rng)
            pool += [replace(one, id=f"{one.id}'") for one in common.crowd(rng, "mentor")]
            rules = rng.choice((Rules(), rules))
            result = match(pool, (), rules, common.CRITERIA, **given)
            pairs = [group.mentees for group in result.groups if len(group.mentees) == 2]
            given["locked"] = [pair[:: rng.choice((1, -1))] for pair in pairs[:1]]
            first = match(pool, (), rules, common.CRITERIA, **given)
            rng.shuffle(pool)
            with self.subTest(number=number, **given):
                again = match(pool, (), rules, common.CRITERIA, **given)
                self.assertEqual((again.groups, again.audit), (first.groups, first.audit))
                self.assertTrue(again.audit.proven, again.audit)
                self.assertEqual(sum(pair.locked for pair in again.pairs), len(pairs[:1]))
                self.check_best(result, pool, rules, given)
            trios += len([group for group in result.groups if len(group.mentees) == 3])
        self.assertGreater(trios, 10)

    def check_best(self, result, pool, rules, given):
        scores, person = result.matching.scores, {one.id: one for one in pool}
        first = scores.mentees < scores.mentors
        worth = np.rint(scores.scores[first] * 10**6).astype(np.int64)
        graph = Graph(scores.mentees[first], scores.mentors[first], worth, len(pool))
        count, total, _ks = best(graph, given["aim"] == "coverage")
        pairs = [group for group in result.groups if len(group.mentees) == 2]
        if len(pairs) == len(result.groups):
            self.assertEqual(round(result.score_total * 10**6), total)
            if given["aim"] == "coverage":
                self.assertEqual(result.matched_count, 2 * count)
        self.assertEqual(result.allowed_pair_count, int(first.sum()))
        members = [one for group in result.groups for one in group.mentees]
        alone = [one.mentee for one in result.unmatched]
        self.assertCountEqual(members + alone, person)
        for pair in result.pairs:
            both = person[pair.mentee], person[pair.mentor]
            both = [replace(one, quota=1, capacity=1) for one in both]
            self.assertFalse(reasons(*both, rules) or reasons(*reversed(both), rules))

    def test_a_pair_is_worth_the_mean_of_both_directions(self):
        ann = Person("ann", quota=1, needs={"sql": (80, 1)}, offers={"law": 60})
        bob = Person("bob", quota=1, needs={"law": (80, 1)}, offers={"sql": 40})
        result = match([ann, bob], (), Rules(), [Criterion("skill", 10)], format="peer")
        self.assertEqual([pair.score for pair in result.pairs], [(5 + 7.5) / 2])
        self.assertEqual(result.groups[0].mentors, ())

    def test_a_rule_with_a_direction_must_hold_both_ways(self):
        pool = [Person(n, quota=1, grade=n) for n in (1, 2)]
        for lowest, matched in ((-1, 2), (1, 0)):
            result = match(pool, (), Rules(grade_gap_min=lowest), PLACE, format="peer")
            self.assertEqual(result.matched_count, matched)
            for one in result.unmatched:
                self.assertEqual((one.reason, one.candidate_count), ("none_left", 0))
                self.assertIn("grade", one.removed)

    def test_an_odd_one_joins_a_pair_where_three_are_allowed(self):
        pool = [Person(n, quota=1) for n in range(3)]
        alone = match(pool, (), Rules(), PLACE, format="peer")
        self.assertEqual([one.reason for one in alone.unmatched], ["outbid"])
        [trio] = match(pool, (), Rules(), PLACE, format="peer", options=TRIO).groups
        self.assertEqual((trio.mentees, len(trio.pairs)), ((0, 1, 2), 3))
        pool[2] = replace(pool[2], excluded=frozenset([0]))
        result = match(pool, (), Rules(), PLACE, format="peer", options=TRIO)
        self.assertEqual(result.matched_count, 2)

    def test_nobody_is_offered_his_own_partner_as_an_alternative(self):
        pool = [Person(n, quota=1) for n in range(4)]
        result = match(pool, (), Rules(), PLACE, format="peer")
        partner = {p.mentee: p.mentor for p in result.pairs}
        partner |= {p.mentor: p.mentee for p in result.pairs}
        for one, others in result.alternatives().items():
            self.assertEqual({other.partner for other in others}, {*range(4)} - {one, partner[one]})

    def test_what_makes_no_sense_is_refused(self):
        pool = [Person(n, quota=1) for n in range(3)]
        with self.assertRaises(errors.UnknownAim):
            match(pool, (), Rules(), PLACE, "stable", "peer")
        with self.assertRaises(errors.BadLock):
            match(pool, (), Rules(), PLACE, format="peer", locked=[(0, 1), (1, 2)])
        with self.assertRaises(errors.BadLock):
            match(pool, (), Rules(), PLACE, format="peer", locked=[(0, 0)])

    def test_the_audit_sees_what_is_wrong(self):
        pool = [Person(n, quota=1) for n in range(5)]
        scores = match(pool, (), Rules(), PLACE, format="peer").matching.scores
        pool = [replace(one, capacity=1) for one in pool]
        problem = Problem(pool, pool, Rules(), scores, "coverage", (), Options())
        choice = FORMATS["peer"].choose(problem)
        self.assertTrue(audit(problem, choice).proven)
        between = scores.between
        for groups, code in (
            ([((), (0, 1), (between(0, 1),)), ((), (1, 2), (between(1, 2),))], "quota"),
            ([((), (0, 1, 2), (0, 1, between(1, 2)))], "group_size"),
            ([((), (0, 1), (between(0, 2),))], "incomplete"),
        ):
            with self.subTest(code=code):
                found = audit(problem, replace(choice, groups=groups)).violations
                self.assertIn(code, [violation.code for violation in found])
