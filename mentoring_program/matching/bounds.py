"""What no result exceeds: mentees matched, of those who come first, the total, the lowest score.

Everything is worked out by `certificate` from the result itself, without the solver. Where nobody
is to get a poor match, two bounds say so: no result by pairs better than its lowest matches as
many, and none by pairs as good as its lowest has a higher total.
"""

from dataclasses import dataclass, replace

import numpy as np

from .certificate import Market, bound
from .options import Options
from .pools import pools
from .scoring import DECIMALS

POINT = 10**DECIMALS  # in here scores are whole numbers of millionths


def millionths(scores: np.ndarray) -> np.ndarray:
    """Scores as whole numbers."""
    return np.rint(scores * POINT).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Case:
    """The allowed pairs with their worth in millionths, and who has how many places."""

    mentees: np.ndarray
    mentors: np.ndarray
    worth: np.ndarray
    chosen: np.ndarray
    held: np.ndarray
    rivals: np.ndarray
    quota: np.ndarray
    capacity: np.ndarray
    pools: np.ndarray  # of each mentor, -1 without one
    pool_capacity: np.ndarray
    first: np.ndarray  # 1 for the mentees who count first, 0 for others

    @classmethod
    def of(cls, mentees, mentors, scores, options, *flags):
        limits = pools(mentors, options)

        def places(counts, enough):
            return np.array([min(count, enough) for count in counts], np.int64)

        return cls(
            scores.mentees,
            scores.mentors,
            millionths(scores.scores),
            *flags,
            quota=places((person.quota for person in mentees), len(mentors)),
            capacity=places((person.capacity for person in mentors), len(mentees)),
            pools=np.array(limits["pools"] or [-1] * len(mentors), np.int64),
            pool_capacity=places(limits["pool_capacity"] or (), len(mentees) * len(mentors)),
            first=np.array([p.waited and options.waited_first for p in mentees], np.int64),
        )

    @property
    def matched(self):
        """Which mentees have a mentor."""
        return np.bincount(self.mentees[self.chosen], minlength=len(self.quota)) > 0

    @property
    def locked(self):
        """How many locked pairs each mentee is in."""
        return np.bincount(self.mentees[self.held], minlength=len(self.quota))

    def only(self, keep):
        """The same with some of the pairs, and with all that are locked."""
        keep = keep | self.held
        names = "mentees", "mentors", "worth", "chosen", "held", "rivals"
        return replace(self, **{name: getattr(self, name)[keep] for name in names})


def bounds(given: Case, aim: str, options: Options) -> tuple[int, int, int, bool]:
    """What no result exceeds: mentees matched, of the first, total; and if the lowest is proven.

    With a bonus above any total for every mentee matched, and the same again for each of the first,
    one bound holds for all three: as many as possible of both can be matched at once, because who
    can be matched together is a matroid (J. Edmonds, D. R. Fulkerson, 1965).
    """
    case, covers = given, aim == "coverage" or options.lift_lowest
    ranks = covers + case.first
    above, lowest_proven = case, True
    if options.lift_lowest:
        case = given if aim == "coverage" else given.only(given.worth > 0)
        above, lowest_proven = _lifted(case, ranks)
        lowest_proven &= case.chosen.sum() == given.chosen.sum()
    market, left = market_of(above, ranks)
    more, total = divmod(bound(market, market.enough * left.astype(object)), market.enough)
    if more != (left * case.matched).sum() or not left.any():
        total = bound(market_of(above, 0 * ranks)[0], 0)
    total += int(case.worth[case.held].sum())
    return *_counts(case, covers, ranks), total, bool(lowest_proven)


def _counts(case, covers, ranks):
    """How many mentees, and how many of the first, any result matches at most."""
    if _most(case, ranks) == (ranks * case.matched).sum():
        return int(case.matched.sum()), int((case.matched * case.first).sum())
    matched = _most(case, np.ones_like(ranks)) if covers else int(case.matched.sum())
    return matched, _most(case, case.first)


def _most(case, ranks):
    """The highest sum of the ranks of mentees that any result matches."""
    market, left = market_of(case, ranks)
    market = replace(market, worth=np.zeros_like(market.worth))
    return int((ranks - left).sum()) + bound(market, left)


def _lifted(case, ranks):
    """The pairs from the lowest score of the result up, and if no higher lowest score is possible.

    Where nobody is left to match beside the locked pairs, there is nothing to lift.
    """
    free, reached = case.chosen & ~case.held, (ranks * case.matched).sum()
    if reached == (ranks * (case.locked > 0)).sum():
        return case, True
    lowest = case.worth[free].min()
    better = case.only(case.worth > lowest)
    proven = _most(replace(better, chosen=better.rivals | better.held), ranks) < reached
    return case.only(case.worth >= lowest), proven


def market_of(case, ranks):
    """What is left to decide beside the locked pairs, and the ranks of mentees left to match."""
    left = ranks * (case.locked == 0)
    quota = np.maximum(case.quota - case.locked, 0)
    taken = np.bincount(case.mentors[case.held], minlength=len(case.capacity))
    capacity = np.maximum(case.capacity - taken, 0)
    pool_capacity = case.pool_capacity - _by_pool(taken, case)
    can_be = ~case.held & (quota[case.mentees] > 0) & (capacity[case.mentors] > 0)
    must = np.minimum(quota, left > 0)
    market = Market(
        mentees=case.mentees[can_be],
        mentors=case.mentors[can_be],
        worth=case.worth[can_be],
        chosen=case.chosen[can_be],
        must=must,
        spare=quota - must,
        capacity=capacity,
        pools=case.pools,
        pool_capacity=np.maximum(pool_capacity, 0),
    )
    return market, left


def _by_pool(taken, case):
    inside = case.pools >= 0
    return np.bincount(case.pools[inside], taken[inside], len(case.pool_capacity)).astype(np.int64)
