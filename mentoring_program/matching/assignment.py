"""The exact solver: who gets whom, given the allowed pairs, their scores and everybody's places.

The problem is a transportation problem, solved as a minimum-cost flow with OR-tools (cost-scaling
push-relabel: A. V. Goldberg, "An efficient implementation of a scaling minimum-cost flow
algorithm", Journal of Algorithms 22, 1997; the model: Ahuja, Magnanti, Orlin, "Network Flows",
1993, chapters 9 and 12). It is exact: no other choice of pairs serves the aim better, and `audit`
proves that for every result.

As many units of flow as possible of those that *must* flow do; only then does the total decide. For
the aim `coverage` these are the first mentor of every mentee, all other units are *spare*. Because
the count is never mixed into the costs it cannot overflow them. `network` shows the arcs.
"""

from dataclasses import dataclass, replace

import numpy as np

from . import checks
from .errors import BadIndex, UnknownAim
from .network import Network, best

COVERAGE, SCORE = AIMS = ("coverage", "score")


def solve(
    mentees,
    mentors,
    scores,
    mentee_quota,
    mentor_capacity,
    aim,
    locked=(),
    *,
    pools=None,
    pool_capacity=None,
    first=None,
) -> list[int]:
    """Choose among the allowed pairs; return the chosen k in ascending order.

    `mentees[k]` and `mentors[k]` are the indices (from 0), `scores[k]` the finite score >= 0 of
    the k-th allowed pair; `mentee_quota[i]` and `mentor_capacity[j]` say how many pairs each may
    be in. Lists and numpy arrays are both welcome. The pairs k in `locked` are chosen before all
    others.

    `aim` is 'coverage' (most mentees with at least one mentor, then the highest total) or 'score'
    (the highest total; a pair worth 0 adds nothing and is left out). Totals are compared exactly
    down to 0.000001. The answer depends on the pairs, not on the order they are given in.

    `pools[j]` is the index of the pool that mentor j belongs to (-1: to none), and all mentors of
    pool p together may be in `pool_capacity[p]` pairs. `first` are indices of mentees whose having
    a mentor counts before all totals: with 'coverage' among as many matched as possible.

    Raises a `BadInput` (a ValueError) that says what is wrong and where, `MissingLibrary` where
    OR-tools is not installed, `SolverFailure` where it gives no answer.

    >>> solve([0, 0, 1], [0, 1, 0], [5, 1, 5], [1, 1], [1, 1], "coverage")
    [1, 2]
    >>> solve([0, 0, 1], [0, 1, 0], [7, 1, 5], [1, 1], [1, 1], "score")
    [0]
    >>> solve([0, 0, 1], [0, 1, 0], [7, 1, 5], [1, 1], [1, 1], "score", first=[1])
    [1, 2]
    """
    given = mentees, mentors, scores, mentee_quota, mentor_capacity
    ready = prepared(*given, aim, locked, pools=pools, pool_capacity=pool_capacity, first=first)
    return ready.answer(idle=aim == COVERAGE or not ready.network.must.any())


@dataclass(frozen=True, slots=True)
class Ready:
    """A checked problem: what is left to decide, and what is decided."""

    network: Network
    first: np.ndarray | None  # flags of mentees, None where nobody comes before others
    arcs: np.ndarray  # which pairs k those of the network are
    locked: np.ndarray  # the pairs k that are chosen already

    def only(self, keep: np.ndarray) -> "Ready":
        """The same with some of the pairs that are left to decide."""
        return replace(self, network=self.network.only(keep), arcs=self.arcs[keep])

    def answer(self, idle: bool = True) -> list[int]:
        """The pairs k that serve the aim best, ascending; `idle` ones, too, that serve nobody."""
        chosen = np.flatnonzero(best(self.network, self.first))
        if not idle:
            chosen = chosen[~_idle(self.network.mentees[chosen], self.network.worth[chosen])]
        return np.union1d(self.locked, self.arcs[chosen]).tolist()


def prepared(
    mentees,
    mentors,
    scores,
    quota,
    capacity,
    aim,
    locked=(),
    *,
    pools=None,
    pool_capacity=None,
    first=None,
) -> Ready:
    """Check what `solve` is given and make it a network.

    1. Check the input; scores become whole numbers.
    2. Give the locked pairs their places.
    3. Keep the pairs that still can be chosen, sorted by mentee, then mentor.
    """
    check_aim(aim)
    mentees, mentors, worth, quota, capacity = checks.checked(
        mentees, mentors, scores, quota, capacity
    )
    pools, pool_capacity = checks.grouped(pools, pool_capacity, len(capacity), len(worth))
    order = checks.in_order(mentees, mentors, len(capacity))
    first = _flags("first", () if first is None else first, len(quota))

    locked = np.flatnonzero(_flags("locked", locked, len(worth)))
    held = np.bincount(mentees[locked], minlength=len(quota))
    taken = np.bincount(mentors[locked], minlength=len(capacity))
    quota = checks.left("mentee", quota, held)
    capacity = checks.left("mentor", capacity, taken)
    pool_capacity = checks.left("pool", pool_capacity, by_pool(taken, pools, pool_capacity))
    first &= held == 0

    can_be = (quota[mentees] > 0) & (capacity[mentors] > 0)
    can_be[locked] = False
    if aim == SCORE:
        can_be &= (worth > 0) | first[mentees]
    arcs = order[can_be[order]]

    must = np.minimum(quota, (held == 0) if aim == COVERAGE else first)
    places = must, quota - must, capacity, pools, pool_capacity
    network = Network(mentees[arcs], mentors[arcs], worth[arcs], *places)
    return Ready(network, first if aim == COVERAGE and first.any() else None, arcs, locked)


def check_aim(aim):
    """Raise UnknownAim."""
    if aim not in AIMS:
        raise UnknownAim(f"the aim is {aim!r}, not {' or '.join(AIMS)}", aim=aim)


def _flags(name, indices, size):
    indices = checks.whole(BadIndex, name, indices)
    checks.check_range(name, indices, size)
    flags = np.zeros(size, dtype=bool)
    flags[indices] = True
    return flags


def by_pool(counts, pools, pool_capacity) -> np.ndarray:
    """Counts of mentors added up by pool."""
    inside = pools >= 0
    return np.bincount(pools[inside], counts[inside], len(pool_capacity)).astype(np.int64)


def _idle(mentees, worth):
    """Which pairs are worth 0 and of a mentee who has another one."""
    order = np.lexsort((np.arange(len(worth)), -worth, mentees))
    idle = np.zeros(len(worth), dtype=bool)
    idle[order] = (np.diff(mentees[order], prepend=-1) == 0) & (worth[order] == 0)
    return idle
