"""Groups are the best there are: against brute force, and proven by prices alone."""

import unittest
from functools import cache
from itertools import combinations, product
from random import Random

import numpy as np

from .. import errors
from ..group_audit import bounds
from ..group_proof import SCALE, Goal, Leaf
from ..group_search import settle
from ..grouping import LEADER, MEMBER, Grouping
from ..groups import deal


def silent(_share):
    """Nobody listens."""


def random_grouping(rng: Random, held=True) -> Grouping:
    """A few leaders and members, some of the pairs between them, small groups."""
    leaders, members = rng.randint(0, 3), rng.randint(0, 6)
    density, low = rng.random(), rng.randint(1, 3)
    pairs = [p for p in product(range(leaders), range(members)) if rng.random() < density + 0.3]
    leader, member = np.array(pairs, np.int64).reshape(-1, 2).T
    worth = rng.choice((lambda: 5, lambda: rng.randrange(9), lambda: rng.randrange(10**8)))
    seats = np.array([rng.choice((1, 1, 2)) for _ in range(members)], np.int64)
    leads = np.array([rng.choice((1, 1, 2)) for _ in range(leaders)], np.int64)
    high = low + rng.randint(0, 2)
    return Grouping(
        leader=leader,
        member=member,
        worth=np.array([worth() for _ in pairs], np.int64),
        held=np.array([held and rng.random() < 0.05 for _ in pairs], bool),
        seats=seats,
        leads=leads,
        low=low,
        high=high,
        kind=np.array([rng.randint(0, 2) for _ in range(members)], np.int64),
        share=np.array([high, rng.randint(1, high), rng.randint(1, high)]),
        counted=rng.choice((MEMBER, LEADER, "")),
    )


def best(grouping: Grouping):
    """(covered, total) of the best groups, None where none hold the locked pairs: all are tried."""
    choices = [_of_member(grouping, m) for m in range(len(grouping.seats))]
    found = (_reached(grouping, sum(chosen, ())) for chosen in product(*choices))
    return max((value for value in found if value is not None), default=None)


def _of_member(grouping, member):
    ks = np.flatnonzero(grouping.member == member).tolist()
    held = {k for k in ks if grouping.held[k]}
    sizes = range(min(len(ks), grouping.seats[member]) + 1)
    return [c for size in sizes for c in combinations(ks, size) if held <= set(c)]


def _reached(grouping, chosen):
    for leader, leads in enumerate(grouping.leads.tolist()):
        ks = [k for k in chosen if grouping.leader[k] == leader]
        kinds = tuple(sorted(grouping.kind[grouping.member[ks]].tolist()))
        limits = grouping.low, grouping.high, tuple(grouping.share.tolist())
        if not any(_can_be(kinds, count, *limits) for count in range(leads + 1)):
            return None
    side = {MEMBER: grouping.member, LEADER: grouping.leader}.get(grouping.counted)
    covered = 0 if side is None else len(set(side[list(chosen)].tolist()))
    return covered, int(grouping.worth[list(chosen)].sum())


@cache
def _can_be(kinds, count, low, high, share):
    """Whether people of these departments can be `count` groups: all ways are tried."""
    for places in product(range(count), repeat=len(kinds)):
        groups = [[k for k, g in zip(kinds, places, strict=True) if g == i] for i in range(count)]
        sizes = all(low <= len(group) <= high for group in groups)
        if sizes and all(g.count(k) <= share[k] for g in groups for k in g):
            return True
    return False


class TestGroupSearch(unittest.TestCase):
    def test_it_reaches_what_brute_force_finds_and_proves_it(self):
        rng, groups, impossible = Random(61), 0, 0
        for number in range(400):
            grouping = random_grouping(rng)
            wanted = best(grouping)
            with self.subTest(number=number, grouping=grouping):
                if wanted is None:
                    impossible += 1
                    self.assertRaises(errors.BadLock, settle, grouping, silent)
                    continue
                chosen, proof = settle(grouping, silent)
                reached = _reached(grouping, tuple(chosen.tolist()))
                self.assertEqual(reached, wanted)
                self.assertEqual(bounds(grouping, proof, chosen), wanted)
                self.assertTrue(set(np.flatnonzero(grouping.held)) <= set(chosen.tolist()))
                groups += len(deal(grouping, chosen))
        self.assertGreater(groups, 200)
        self.assertGreater(impossible, 10)

    def test_any_prices_give_a_bound(self):
        rng = Random(62)
        for number in range(300):
            grouping = random_grouping(rng)
            wanted = best(grouping)
            if wanted is None:
                continue
            prices = [rng.randrange(-20, 20) * SCALE for _ in grouping.seats]
            leaf = Leaf(np.array(prices, np.int64), rng.randrange(9) * SCALE)
            none = np.zeros_like(grouping.leads)
            with self.subTest(number=number):
                total, _taken = Goal(grouping, target=wanted[0]).bound(leaf, none, grouping.leads)
                self.assertGreaterEqual(total, wanted[1])
                if grouping.counted:
                    count, _taken = Goal(grouping, counting=True).bound(leaf, none, grouping.leads)
                    self.assertGreaterEqual(count, wanted[0])

    def test_groups_of_one_leader_are_dealt_evenly(self):
        rng, several = Random(63), 0
        for _number in range(300):
            grouping = random_grouping(rng, held=False)
            chosen, _proof = settle(grouping, silent)
            dealt = deal(grouping, chosen)
            self.assertCountEqual([k for ks in dealt for k in ks], chosen)
            for ks in dealt:
                self.assertEqual(len(set(grouping.leader[ks].tolist())), 1)
                self.assertTrue(grouping.low <= len(ks) <= grouping.high)
                kinds = np.bincount(grouping.kind[grouping.member[ks]], minlength=3)
                self.assertTrue((kinds <= grouping.share).all())
            leaders = [int(grouping.leader[ks[0]]) for ks in dealt]
            several += len(leaders) - len(set(leaders))
        self.assertGreater(several, 10)
