"""A bound on what groups can be worth, which anybody can work out from a table of prices.

Give every member a price p (any number). Pay it to the member for every group he joins, and take
it from the leader who has him. Nothing changes in sum, but now everybody may choose for himself,
and no choice of groups is worth more than

    sum over the members of the most a member can earn from his seats
  + sum over the leaders of the best groups a leader could lead at these prices

(Lagrangian duality: A. M. Geoffrion, "Lagrangean relaxation for integer programming", 1974). The
best groups of one leader are his dearest members after the price, as many as the sizes allow and
no more of a department than its share: a greedy choice, exact because these limits form a matroid
(J. Edmonds, "Matroids and the greedy algorithm", 1971).

Where one table of prices leaves a gap, the problem is split: a leader leads at most so many groups,
or more (A. H. Land, A. G. Doig, 1960). The bound is then the highest of the parts'. All numbers are
integers: prices count in fractions (`SCALE`) of a millionth.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .grouping import LEADER, MEMBER, Grouping

SCALE = 1 << 12


@dataclass(frozen=True, slots=True)
class Leaf:
    """Prices of the members, and what one more person who counts is worth."""

    prices: np.ndarray
    bonus: int


@dataclass(frozen=True, slots=True)
class Split:
    """`leader` leads at most `at` groups in `less`, and more in `more`."""

    leader: int
    at: int
    less: object  # a Leaf or a Split
    more: object


@dataclass(frozen=True)
class Goal:
    """What is to be high: the worth, among choices that cover `target`; or the number covered."""

    grouping: Grouping
    counting: bool = False
    target: int = 0

    @cached_property
    def pairs_of(self) -> list[np.ndarray]:
        """The pairs of each leader."""
        return self.grouping.pairs_of()

    @cached_property
    def worth(self) -> np.ndarray:
        """What each pair is worth for this goal."""
        return self.grouping.worth * (not self.counting)

    @cached_property
    def step(self) -> int:
        """Every value is a multiple of this."""
        return int(np.gcd.reduce(self.worth, initial=0)) or 1

    def bound(self, leaf: Leaf, least: np.ndarray, most: np.ndarray) -> tuple[int | None, list]:
        """A value that no choice exceeds, None where there is none; and who the leaders would take.

        Leader j leads from `least[j]` to `most[j]` groups.
        """
        bonus = SCALE if self.counting else max(leaf.bonus, 0) * bool(self.grouping.counted)
        exact = _exact(self.worth, leaf, bonus)
        prices = leaf.prices.astype(exact)
        reduced = self.worth.astype(exact) * SCALE - prices[self.grouping.member]
        total, wanted = self._members(prices, bonus), []
        for j, ks in enumerate(self.pairs_of):
            value, taken = self._best(ks, reduced, int(least[j]), int(most[j]), bonus)
            if value is None:
                return None, []
            total += value
            wanted.append(taken)
        total -= 0 if self.counting else bonus * self.target
        return total // SCALE // self.step * self.step, wanted

    def _members(self, prices, bonus):
        """What the members earn at most: the bonus comes with the first seat."""
        first = prices + bonus * (self.grouping.counted == MEMBER)
        seats = self.grouping.seats
        earned = np.maximum(first, 0) * (seats > 0)
        return int((earned + np.maximum(prices, 0) * np.maximum(seats - 1, 0)).sum())

    def _best(self, ks, reduced, least, most, bonus):
        """The best groups of one leader: (value, pairs), None where he cannot lead so few."""
        held = self.grouping.held[ks]
        ks = ks[np.lexsort((ks, -reduced[ks], ~held))]  # those who must come first
        best = (None, ks[:0]) if least or held.any() else (0, ks[:0])
        ranks = _ranks(self.grouping.kind[self.grouping.member[ks]])
        for count in range(max(least, 1), most + 1):
            taken = self._take(ks, ranks, reduced, count)
            if taken is not None:
                value = int(reduced[taken].sum()) + bonus * (self.grouping.counted == LEADER)
                best = max(best, (value, taken), key=_value)
        return best

    def _take(self, ks, ranks, reduced, count):
        """The best pairs of one leader for so many groups; None where they cannot be filled."""
        grouping = self.grouping
        fits = ranks < grouping.share[grouping.kind[grouping.member[ks]]] * count
        forced = int(grouping.held[ks].sum())
        if not fits[:forced].all():
            return None
        ks = ks[fits]
        fewest, most = max(forced, grouping.low * count), min(len(ks), grouping.high * count)
        if fewest > most:
            return None
        sums = np.concatenate([[0], np.cumsum(reduced[ks])])
        size = fewest + int(np.argmax(sums[fewest : most + 1]))
        return ks[:size]


def highest(goal: Goal, tree, least: np.ndarray, most: np.ndarray) -> int | None:
    """The bound of a whole tree of splits, from its prices alone."""
    if isinstance(tree, Leaf):
        return goal.bound(tree, least, most)[0]
    less, more = most.copy(), least.copy()
    less[tree.leader] = min(tree.at, less[tree.leader])
    more[tree.leader] = max(tree.at + 1, more[tree.leader])
    found = [highest(goal, tree.less, least, less), highest(goal, tree.more, more, most)]
    return max((value for value in found if value is not None), default=None)


def _value(found):
    return -np.inf if found[0] is None else found[0]


def _exact(worth, leaf, bonus):
    """64 bits where no sum can overflow them, Python's own integers elsewhere."""
    largest = int(worth.max(initial=0)) * SCALE + int(np.abs(leaf.prices).max(initial=0)) + bonus
    return np.int64 if largest * (len(worth) + len(leaf.prices) + 1) < 2**62 else object


def _ranks(kinds):
    """How many of the same kind stand before each."""
    order = np.argsort(kinds, kind="stable")
    first = np.searchsorted(kinds[order], kinds[order])
    ranks = np.empty(len(kinds), np.int64)
    ranks[order] = np.arange(len(kinds)) - first
    return ranks
