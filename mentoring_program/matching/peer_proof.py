"""A bound on what pairs among peers can be worth, to be worked out from prices by hand.

Give every person a price u >= 0, and sets of an odd number of people a price z >= 0. No set of
2m + 1 people holds more than m pairs. So no choice of pairs is worth more than

    sum of u over the people + sum of m * z over the sets
  + sum over the pairs of what a pair is worth beyond the prices of its two people and of all sets
    that hold both

and at the right prices the bound is reached (J. Edmonds, "Maximum matching and a polyhedron with
0,1-vertices", 1965). All numbers are integers, in fractions (`SCALE`) of a millionth.
"""

from dataclasses import dataclass

import numpy as np

SCALE = 1 << 12


@dataclass(frozen=True, slots=True)
class Graph:
    """Pair k joins `left[k]` and `right[k]`, of `size` people, and is worth `worth[k]`."""

    left: np.ndarray
    right: np.ndarray
    worth: np.ndarray
    size: int

    def only(self, keep: np.ndarray) -> "Graph":
        """The same with some of the pairs."""
        return Graph(self.left[keep], self.right[keep], self.worth[keep], self.size)

    def counting(self) -> "Graph":
        """The same where every pair is worth one."""
        return Graph(self.left, self.right, np.ones_like(self.worth), self.size)


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices of people and of odd sets of people, and what a pair more is worth."""

    people: np.ndarray
    sets: tuple[tuple[np.ndarray, int], ...] = ()  # (people, price)
    bonus: int = 0


def beyond(graph: Graph, prices: Prices) -> np.ndarray:
    """What each pair is worth beyond the prices, 0 where that is nothing."""
    exact = _exact(graph, prices)
    people = prices.people.astype(exact)
    left = graph.worth.astype(exact) * SCALE + prices.bonus
    left = np.maximum(left - people[graph.left] - people[graph.right], 0)
    for members, price in sorted(prices.sets, key=lambda one: -len(one[0])):
        above = np.flatnonzero(left > 0)  # the prices of sets only lower it
        inside = np.zeros(graph.size, bool)
        inside[members] = True
        left[above] -= price * (inside[graph.left[above]] & inside[graph.right[above]])
    return np.maximum(left, 0)


def bound(graph: Graph, prices: Prices, target: int = 0) -> int:
    """No choice of at least `target` pairs is worth more than this."""
    if (prices.people < 0).any() or prices.bonus < 0:
        raise ValueError("a price is negative")
    value = int(prices.people.sum()) - prices.bonus * target
    for members, price in prices.sets:
        if price < 0 or len(set(members.tolist())) % 2 == 0:
            raise ValueError("a set has a negative price or an even number of people")
        value += len(set(members.tolist())) // 2 * price
    value += int(beyond(graph, prices).sum())
    step = int(np.gcd.reduce(graph.worth, initial=0)) or 1  # every value is a multiple of this
    return value // SCALE // step * step


def _exact(graph, prices):
    """64 bits where no sum can overflow them, Python's own integers elsewhere."""
    largest = int(graph.worth.max(initial=0)) * SCALE + prices.bonus
    largest += 2 * int(prices.people.max(initial=0)) + sum(price for _set, price in prices.sets)
    return np.int64 if largest * (len(graph.worth) + graph.size + 1) < 2**62 else object
