"""Nobody gets a poor match: the highest lowest score, and the best total above it.

Among the results that match as many mentees as possible (and as many as possible of those who come
first), one whose lowest score is the highest, and then the highest total. The lowest score is found
by bisection over the scores there are: each try asks the flow whether the pairs from that score up
match as many. (Bottleneck assignment: R. E. Burkard, M. Dell'Amico, S. Martello, "Assignment
Problems", 2009, chapter 6.)

For the aim `score` a result with a single perfect pair would have the highest lowest score of all.
So there, too, it is among the results that match as many mentees as possible, by pairs that are
worth anything.

Locked pairs are not counted: whatever their score is, it stays.
"""

from dataclasses import replace

import numpy as np

from .assignment import COVERAGE, SCORE, Ready, check_aim, prepared
from .network import counts


def solve(mentees, mentors, scores, mentee_quota, mentor_capacity, aim, locked=(), **besides):
    """Choose like `assignment.solve`, with the same arguments, the lowest score before the total.

    >>> solve([0, 0, 1], [0, 1, 1], [9, 4, 5], [1, 1], [1, 1], "coverage")
    [0, 2]
    >>> solve([0, 0, 1, 1], [0, 1, 0, 1], [9, 5, 5, 2], [1, 1], [1, 1], "coverage")
    [1, 2]
    """
    ready = _ready(mentees, mentors, scores, mentee_quota, mentor_capacity, aim, locked, **besides)
    return _lifted(ready).answer()


def rivals(chosen, mentees, mentors, scores, quota, capacity, aim, locked=(), **besides):
    """Pairs that match as many mentees as can be matched by pairs better than the lowest chosen.

    With them the audit proves that the lowest score is the best: they are fewer than `chosen`.
    """
    ready = _ready(mentees, mentors, scores, quota, capacity, aim, locked, **besides)
    worth = ready.network.worth
    lowest = worth[np.isin(ready.arcs, chosen)].min(initial=worth.max(initial=0))
    return _equal(ready.only(worth > lowest)).answer()


def _ready(mentees, mentors, scores, quota, capacity, aim, locked, **besides) -> Ready:
    check_aim(aim)
    ready = prepared(mentees, mentors, scores, quota, capacity, COVERAGE, locked, **besides)
    return ready.only(ready.network.worth > 0) if aim == SCORE else ready


def _lifted(ready):
    """Only the pairs from the highest score up that match as many as all of them."""
    worth = ready.network.worth
    wanted, levels = counts(ready.network, ready.first), np.unique(worth)
    low, high = 0, len(levels) - 1 if any(wanted) else 0
    while low < high:
        middle = (low + high + 1) // 2
        enough = ready.network.only(worth >= levels[middle])
        if counts(enough, ready.first) == wanted:
            low = middle
        else:
            high = middle - 1
    return ready.only(worth >= levels[low]) if len(levels) else ready


def _equal(ready):
    """The same with all pairs worth the same."""
    return replace(ready, network=replace(ready.network, worth=np.zeros_like(ready.network.worth)))
