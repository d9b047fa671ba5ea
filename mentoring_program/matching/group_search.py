"""The exact search for groups: branch and bound over how many groups each leader leads.

Where a linear program (`group_program`) says that a leader leads a fraction of a group, the
problem is split: no more groups than that, or more (A. H. Land, A. G. Doig, "An automatic method
of solving discrete programming problems", 1960). Once every leader leads a whole number of groups,
the rest is a flow, and flows come out whole by themselves (Ahuja, Magnanti, Orlin, "Network
Flows", 1993, chapter 9). The tree of splits with its prices is the proof.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from .errors import BadLock
from .group_program import Program
from .group_proof import Goal, Leaf, Split
from .grouping import LEADER, MEMBER, Grouping

MOST_PARTS = 2_000  # parts looked at before the best found so far has to do
WHOLE = 1e-6


@dataclass(slots=True)
class Search:
    """The best choice found so far, and the proof of it so far."""

    goal: Goal
    report: Callable[[float], None]
    chosen: np.ndarray | None = None  # pairs
    value: int | None = None
    parts: int = 0
    program: Program = field(init=False)

    def __post_init__(self):
        self.program = Program(self.goal)

    def run(self):
        """Search; returns the proof."""
        leads = self.goal.grouping.leads
        return self._explore(np.zeros_like(leads), leads.copy(), self.program.nothing)

    def _explore(self, least, most, leaf):
        if self.parts >= MOST_PARTS:
            return leaf
        self.parts += 1
        self.report(self.parts / MOST_PARTS)
        point = self.program.solve(least, most, self.value)
        if self._settled(point.bound):
            return point.leaf
        self._consider(np.flatnonzero(point.chosen > 0.5), point.chosen)
        where = self._open(point, least, most)
        if self._settled(point.bound) or where is None:
            return point.leaf
        leader, at, upward = where
        fewer, more = most.copy(), least.copy()
        fewer[leader], more[leader] = at, at + 1
        parts = [("less", least, fewer), ("more", more, most)]
        found = {
            name: self._explore(*part, point.leaf)
            for name, *part in (reversed(parts) if upward else parts)
        }
        return Split(leader, at, **found)

    def _settled(self, bound):
        """Whether nothing better than what was found is left here."""
        return bound is None or (self.value is not None and bound <= self.value)

    def _consider(self, ks, chosen):
        """Keep the pairs if they are whole, make groups and are the best so far."""
        grouping, goal = self.goal.grouping, self.goal
        if np.abs(chosen - np.rint(chosen)).max(initial=0) > WHOLE:
            return
        led = (ks[grouping.leader[ks] == j] for j in np.unique(grouping.leader[ks]))
        if any(grouping.groups(of_one) is None for of_one in led):
            return
        value = value_of(goal, ks, self.program.penalty)
        if self.value is None or value > self.value:
            self.chosen, self.value = ks, value

    def _open(self, point, least, most):
        """The leader to decide on next: (leader, at most how many groups, more first)."""
        part = point.groups - np.floor(point.groups + WHOLE)
        undecided = np.flatnonzero(least < most)
        if not len(undecided):
            return None
        leader = int(undecided[np.argmin(np.abs(part[undecided] - 0.5))])
        at = int(np.clip(np.floor(point.groups[leader] + WHOLE), least[leader], most[leader] - 1))
        return leader, at, bool(part[leader] >= 0.5)


def value_of(goal: Goal, ks: np.ndarray, penalty: float) -> int:
    """What a choice is worth for a goal; whom it fails to cover costs it dearly."""
    covered = goal.grouping.covered(ks)
    if goal.counting:
        return covered
    missing = max(goal.target - covered, 0)
    return int(goal.worth[ks].sum()) - missing * int(penalty * 1_000_000)


# ---------------------------------------------------------------------------
# One goal after the other
# ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves a choice: how many are covered at most, and how much that is worth at most."""

    target: int  # covered by the choice
    counting: Leaf | Split | None  # None where nobody is counted
    total: Leaf | Split


def settle(grouping: Grouping, report: Callable[[float], None]) -> tuple[np.ndarray, Proof]:
    """The pairs of the best groups, and the proof.

    As many as possible of those who count are covered, and then the total is the highest. Finding
    the total comes first, for as many covered as there could be; mostly that many can be.
    """
    taken = np.bincount(grouping.member[grouping.held], minlength=len(grouping.seats))
    if (taken > grouping.seats).any():
        raise BadLock("more groups are locked for somebody than he may join", reasons=("quota",))
    target = _most_covered(grouping)
    first = _start(Goal(grouping, target=target), None, report)
    total = first.run()
    counting = None
    if grouping.counted:
        count = _start(Goal(grouping, counting=True), first.chosen, report)
        counting = count.run()
        if count.chosen is not None and count.value != target:
            target = count.value
            first = _start(Goal(grouping, target=target), count.chosen, report)
            total = first.run()
    if first.chosen is None:
        raise BadLock("no groups of the sizes asked for hold all locked pairs", reasons=("size",))
    return first.chosen, Proof(grouping.covered(first.chosen), counting, total)


def _start(goal, chosen, report):
    if chosen is None and not goal.grouping.held.any():
        chosen = np.zeros(0, np.int64)  # no group at all
    search = Search(goal, report)
    if chosen is not None:
        search.chosen, search.value = chosen, value_of(goal, chosen, search.program.penalty)
    return search


def _most_covered(grouping):
    """More than this cannot be covered."""
    if grouping.counted == MEMBER:
        joining = np.unique(grouping.member[grouping.leads[grouping.leader] > 0])
        return min(
            int((grouping.seats[joining] > 0).sum()), int(grouping.leads.sum()) * grouping.high
        )
    if grouping.counted == LEADER:
        return min(int((grouping.leads > 0).sum()), int(grouping.seats.sum()) // grouping.low)
    return 0
