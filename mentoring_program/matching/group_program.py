"""The linear program behind a bound on groups: it finds the prices, and fractions of groups.

    x_k   whether pair k is chosen            o_j   how many groups leader j leads

The program is the one of `group_proof` seen from the other side, with people instead of prices.
It is solved by the simplex method (OR-tools' GLOP) over those pairs alone that matter: whoever the
leaders would take at the prices found is added until they want nobody else (P. C. Gilmore,
R. E. Gomory, 1961). Nothing it says is trusted: `Goal.bound` judges its prices.
"""

from dataclasses import dataclass

import numpy as np

from .errors import SolverFailure
from .group_proof import SCALE, Goal, Leaf
from .grouping import LEADER, MEMBER
from .libraries import linear_program, solved

POINT = 1_000_000  # worth is given to the solver in points, so that its numbers stay small
NEAR = 8  # pairs of each person to begin with
NOTHING = 1e-7


@dataclass(frozen=True, slots=True)
class Point:
    """What the program says of one part of the problem."""

    leaf: Leaf
    bound: int | None
    chosen: np.ndarray  # how much of each pair, 0.0 to 1.0
    groups: np.ndarray  # how many groups of each leader


class Program:
    """The linear program of a goal, to be solved for one part of the problem after the other."""

    def __init__(self, goal: Goal):
        self.goal, grouping = goal, goal.grouping
        self.solver = linear_program()
        self.unit = 1 if goal.counting else POINT
        value = grouping.worth.max(initial=0) / POINT if not goal.counting else 1
        self.penalty = 1 + float(value * np.minimum(grouping.seats, len(grouping.leads)).sum())
        self.columns, self.linked = {}, set()
        self.nothing = Leaf(np.zeros(len(grouping.seats), np.int64), 0)
        self._add_people()
        self._add_pairs(_first_pairs(grouping))

    def _add_people(self):
        """Seats of the members, groups of the leaders, and what it costs to break a minimum."""
        grouping, add, row = self.goal.grouping, self.solver.NumVar, self.solver.Constraint
        most = self.solver.infinity()
        self.objective = self.solver.Objective()
        self.objective.SetMaximization()
        self.members = [row(0, 0, "") for _ in grouping.seats]
        first = [add(0, min(int(seats), 1), "") for seats in grouping.seats]
        more = [add(0, max(int(seats) - 1, 0), "") for seats in grouping.seats]
        for member, (one, others) in enumerate(zip(first, more, strict=True)):
            self.members[member].SetCoefficient(one, -1)
            self.members[member].SetCoefficient(others, -1)
        self.groups = [add(0, int(leads), "") for leads in grouping.leads]
        self.least = [row(0, most, "") for _ in self.groups]
        self.most = [row(-most, 0, "") for _ in self.groups]
        for j, groups in enumerate(self.groups):
            self.least[j].SetCoefficient(groups, -grouping.low)
            self.least[j].SetCoefficient(self._shortage(), 1)
            self.most[j].SetCoefficient(groups, -grouping.high)
        self.shares = {}
        self._add_target({MEMBER: first, LEADER: self.groups}.get(grouping.counted, []))

    def _add_target(self, counted):
        if self.goal.counting:
            for one in counted:
                self.objective.SetCoefficient(one, 1)
        self.target = self.solver.Constraint(float(self.goal.target), self.solver.infinity(), "")
        for one in counted:
            self.target.SetCoefficient(one, 1)
        self.target.SetCoefficient(self._shortage(), 1)

    def _shortage(self):
        missing = self.solver.NumVar(0, self.solver.infinity(), "")
        self.objective.SetCoefficient(missing, -self.penalty)
        return missing

    def _add_pairs(self, ks):
        grouping, worth = self.goal.grouping, self.goal.worth
        for k in sorted(set(map(int, ks)) - self.columns.keys()):
            leader, member = int(grouping.leader[k]), int(grouping.member[k])
            pair = self.columns[k] = self.solver.NumVar(float(grouping.held[k]), 1, "")
            self.objective.SetCoefficient(pair, float(worth[k] / self.unit))
            for row in (self.members[member], self.least[leader], self.most[leader]):
                row.SetCoefficient(pair, 1)
            kind = int(grouping.kind[member])
            if grouping.share[kind] < grouping.high:
                self._share(leader, kind).SetCoefficient(pair, 1)

    def _share(self, leader, kind):
        """The row that keeps a department's people within their share of a leader's groups."""
        if (leader, kind) not in self.shares:
            row = self.shares[leader, kind] = self.solver.Constraint(-self.solver.infinity(), 0, "")
            row.SetCoefficient(self.groups[leader], -float(self.goal.grouping.share[kind]))
        return self.shares[leader, kind]

    # -----------------------------------------------------------------------
    # Solving
    # -----------------------------------------------------------------------

    def solve(self, least: np.ndarray, most: np.ndarray, enough: int | None = None) -> Point:
        """Prices and fractions where leader j leads from `least[j]` to `most[j]` groups.

        It may stop once the bound is no higher than `enough`.
        """
        if self.goal.bound(self.nothing, least, most)[0] is None:  # locked pairs do not fit
            return Point(self.nothing, None, np.zeros(len(self.goal.worth)), least)
        for groups, low, high in zip(self.groups, least.tolist(), most.tolist(), strict=True):
            groups.SetBounds(low, high)
        while True:
            self._run()
            if self._link():
                continue
            leaf = self._prices()
            bound, wanted = self.goal.bound(leaf, least, most)
            new = set().union(*(ks.tolist() for ks in wanted)) - self.columns.keys()
            if not new or (enough is not None and bound <= enough):
                return Point(leaf, bound, self._chosen(), self._groups())
            self._add_pairs(new)

    def _run(self):
        if not solved(self.solver):
            raise SolverFailure("the linear program of the groups could not be solved")

    def _link(self):
        """Add the rows that nobody joins a group that is not led, where broken; whether any was."""
        groups = self._groups()
        grouping = self.goal.grouping
        broken = [
            (k, pair)
            for k, pair in self.columns.items()
            if k not in self.linked and pair.solution_value() > groups[grouping.leader[k]] + NOTHING
        ]
        for k, pair in broken:
            row = self.solver.Constraint(-self.solver.infinity(), 0, "")
            row.SetCoefficient(pair, 1)
            row.SetCoefficient(self.groups[grouping.leader[k]], -1)
            self.linked.add(k)
        return bool(broken)

    def _prices(self):
        scale = SCALE * self.unit
        prices = np.array([row.dual_value() for row in self.members], dtype=float)
        return Leaf(
            prices=np.rint(prices * scale).astype(np.int64),
            bonus=max(0, round(-self.target.dual_value() * scale)),
        )

    def _groups(self):
        return np.array([groups.solution_value() for groups in self.groups], dtype=float)

    def _chosen(self):
        chosen = np.zeros(len(self.goal.grouping.worth))
        for k, pair in self.columns.items():
            chosen[k] = pair.solution_value()
        return chosen


def _first_pairs(grouping):
    """Locked pairs, and the dearest of each person; equals go to different leaders."""
    order = np.lexsort((grouping.leader - grouping.member, -grouping.worth))
    found = [np.flatnonzero(grouping.held)]
    for side, near in ((grouping.member, NEAR), (grouping.leader, NEAR + grouping.high)):
        sorted_ = order[np.argsort(side[order], kind="stable")]
        rank = np.arange(len(sorted_)) - np.searchsorted(side[sorted_], side[sorted_])
        found.append(sorted_[rank < near])
    return np.concatenate(found)
