"""Finds the prices that prove pairs among peers to be the best.

They are the dual values of a linear program over fractions of pairs (OR-tools' GLOP) that is told
of odd sets where it needs to be: where a set of people holds more halves of pairs than it could
hold pairs (cutting planes: M. Grötschel, O. Holland, "Solving matching problems with linear
programming", 1985; all such sets are found by M. W. Padberg, M. R. Rao, "Odd minimum cut-sets and
b-matchings", 1982, by a tree of minimum cuts: R. E. Gomory, T. C. Hu, 1961, in the form of
D. Gusfield, 1990). Like the matching itself it is not trusted: `peer_proof` judges the prices.
"""

import numpy as np

from .libraries import linear_program, solved
from .odd_sets import crowded
from .peer_proof import SCALE, Graph, Prices, beyond, bound

NEAR = 6  # pairs of each person to begin with
MOST_ROUNDS = 200
POINT = 1_000_000


def prices(graph: Graph, chosen: np.ndarray, target: int | None = None) -> Prices:
    """Prices for the choice of pairs; with `target` among choices of at least so many pairs."""
    program = Program(graph, chosen, target)
    value = int(graph.worth[chosen].sum())
    best, least = program.nothing, bound(graph, program.nothing, target or 0)
    for _round in range(MOST_ROUNDS):
        found = program.solve()
        if found is None:
            break
        reached = bound(graph, found, target or 0)
        if reached < least:
            best, least = found, reached
        if least <= value or not program.learn(found):
            break
    return best


class Program:
    """The linear program over some of the pairs and some of the odd sets."""

    def __init__(self, graph: Graph, chosen: np.ndarray, target: int | None):
        self.graph = graph
        self.solver = linear_program()
        self.unit = POINT if graph.worth.max(initial=0) > 1 else 1
        self.objective = self.solver.Objective()
        self.objective.SetMaximization()
        most = self.solver.infinity()
        self.people = [self.solver.Constraint(-most, 1, "") for _ in range(graph.size)]
        self.target = None if target is None else self.solver.Constraint(float(target), most, "")
        self.pairs, self.sets = {}, []
        self._add_pairs(np.union1d(chosen, _nearest(graph)))
        free = np.unique(np.concatenate([graph.left, graph.right])).tolist()
        if len(free) % 2 and len(free) > 1:
            self._add_set(frozenset(free))

    @property
    def nothing(self) -> Prices:
        """No prices at all."""
        return Prices(np.zeros(self.graph.size, np.int64))

    def _add_pairs(self, ks):
        for k in ks.tolist():
            left, right = int(self.graph.left[k]), int(self.graph.right[k])
            pair = self.pairs[k] = self.solver.NumVar(0, self.solver.infinity(), "")
            self.objective.SetCoefficient(pair, float(self.graph.worth[k] / self.unit))
            rows = [self.people[left], self.people[right]]
            rows += [row for members, row in self.sets if {left, right} <= members]
            for row in rows + [self.target] * (self.target is not None):
                row.SetCoefficient(pair, 1)

    def solve(self) -> Prices | None:
        """The prices over the pairs and sets known so far, rounded up; None where it fails."""
        if not solved(self.solver):
            return None
        sets = [(members, self._price(row)) for members, row in self.sets]
        return Prices(
            people=np.array([self._price(row) for row in self.people], np.int64),
            sets=tuple((np.array(sorted(one)), price) for one, price in sets if price),
            bonus=0 if self.target is None else self._price(self.target, -1),
        )

    def _price(self, row, sign=1):
        amount = sign * row.dual_value() * SCALE * self.unit
        return max(0, int(np.ceil(amount - 0.25)))

    def learn(self, prices: Prices) -> bool:
        """Add pairs that would pay more than their price, and sets that hold too much."""
        shares = {k: pair.solution_value() for k, pair in self.pairs.items()}
        ends = [(int(self.graph.left[k]), int(self.graph.right[k])) for k in shares]
        sets = crowded(ends, list(shares.values())) - {members for members, _row in self.sets}
        left = beyond(self.graph, prices)
        paying = np.setdiff1d(np.flatnonzero(left > 0), np.array([*self.pairs], np.int64))
        new = paying[np.argsort(-left[paying], kind="stable")][: NEAR * self.graph.size]
        self._add_pairs(new)
        for members in sorted(sets, key=sorted):
            self._add_set(members)
        return bool(len(new) or sets)

    def _add_set(self, members):
        row = self.solver.Constraint(-self.solver.infinity(), len(members) // 2, "")
        for k, pair in self.pairs.items():
            if {int(self.graph.left[k]), int(self.graph.right[k])} <= members:
                row.SetCoefficient(pair, 1)
        self.sets.append((members, row))


def _nearest(graph):
    """The dearest pairs of each person."""
    ends = np.concatenate([graph.left, graph.right])
    ks = np.tile(np.arange(len(graph.worth)), 2)
    order = np.lexsort((ks, -graph.worth[ks], ends))
    rank = np.arange(len(order)) - np.searchsorted(ends[order], ends[order])
    return np.unique(ks[order][rank < NEAR])
