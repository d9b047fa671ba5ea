"""The exact solver: who gets whom, given the allowed pairs, their scores and everybody's places.

The problem is a transportation problem, solved as a minimum-cost flow with OR-tools (cost-scaling
push-relabel: A. V. Goldberg, "An efficient implementation of a scaling minimum-cost flow
algorithm", Journal of Algorithms 22, 1997; the model: Ahuja, Magnanti, Orlin, "Network Flows",
1993, chapters 9 and 12). It is exact: no other choice of pairs serves the aim better, and `audit`
proves that for every result.

    must ──► mentee ──► mentor ──► end      one unit of flow on an arc is one pair or one place
               ▲
    spare ─────┴──────────────────► end     a place may also stay empty

As many units as possible of those that *must* flow do; only then does the total decide. For the
aim `coverage` these are the first mentor of every mentee, all other units are *spare*. Because the
count is never mixed into the costs it cannot overflow them: the flow makes these two passes itself.
"""

from operator import index

import numpy as np

from .errors import (
    BadCapacity,
    BadIndex,
    BadLock,
    BadScore,
    DuplicatePair,
    LengthMismatch,
    MissingLibrary,
    SolverFailure,
    UnknownAim,
)

COVERAGE, SCORE = AIMS = ("coverage", "score")

MILLIONTHS = 1_000_000  # scores are compared in whole millionths
TOO_LARGE = 2.0**62 / MILLIONTHS
FAR = 1 << 62  # more than any index or number of places


def solve(mentees, mentors, scores, mentee_quota, mentor_capacity, aim, locked=()) -> list[int]:
    """Choose among the allowed pairs; return the chosen k in ascending order.

    `mentees[k]` and `mentors[k]` are the indices (from 0), `scores[k]` the finite score >= 0 of
    the k-th allowed pair; `mentee_quota[i]` and `mentor_capacity[j]` say how many pairs each may
    be in. Lists and numpy arrays are both welcome. The pairs k in `locked` are chosen before all
    others.

    `aim` is 'coverage' (most mentees with at least one mentor, then the highest total) or 'score'
    (the highest total; a pair worth 0 adds nothing and is left out). Totals are compared exactly
    down to 0.000001. The answer depends on the pairs, not on the order they are given in.

    1. Check the input; scores become whole numbers.
    2. Give the locked pairs their places.
    3. Keep the pairs that still can be chosen, sorted by mentee, then mentor.
    4. Let the flow choose among them.

    Raises a `BadInput` (a ValueError) that says what is wrong and where, `MissingLibrary` where
    OR-tools is not installed, `SolverFailure` where it gives no answer.

    >>> solve([0, 0, 1], [0, 1, 0], [5, 1, 5], [1, 1], [1, 1], "coverage")
    [1, 2]
    >>> solve([0, 0, 1], [0, 1, 0], [7, 1, 5], [1, 1], [1, 1], "score")
    [0]
    """
    if aim not in AIMS:
        raise UnknownAim(f"the aim is {aim!r}, not {' or '.join(AIMS)}", aim=aim)
    given = mentees, mentors, scores, mentee_quota, mentor_capacity
    mentees, mentors, worth, quota, capacity = _checked(*given)
    order = _order(mentees, mentors, len(capacity))

    locked = np.unique(_whole(BadIndex, "locked", locked))
    _check_range("locked", locked, len(worth))
    held = np.bincount(mentees[locked], minlength=len(quota))
    quota = _left("mentee", quota, held)
    capacity = _left("mentor", capacity, np.bincount(mentors[locked], minlength=len(capacity)))

    can_be = (quota[mentees] > 0) & (capacity[mentors] > 0)
    can_be[locked] = False
    if aim == SCORE:
        can_be &= worth > 0
    arcs = order[can_be[order]]

    must = np.minimum(quota, (held == 0) & (aim == COVERAGE))
    flow = _flow(mentees[arcs], mentors[arcs], worth[arcs], must, quota - must, capacity)
    return np.union1d(locked, arcs[flow > 0]).tolist()


def _flow(mentees, mentors, worth, must, spare, capacity) -> np.ndarray:
    """The flow (0 or 1) on each arc mentee -> mentor that makes the total highest."""
    if not len(worth):
        return worth
    network = _min_cost_flow().SimpleMinCostFlow()
    add = network.add_arcs_with_capacity_and_unit_cost
    count, places = len(must), len(capacity)
    end, pool = count + places, count + places + 1
    arcs = add(mentees, count + mentors, np.ones_like(worth), -(worth // _divisor(worth)))
    add(count + np.arange(places), np.full(places, end), capacity, np.zeros_like(capacity))
    if spare.any():
        add(np.full(count, pool), np.arange(count), spare, np.zeros_like(spare))
        network.add_arc_with_capacity_and_unit_cost(pool, end, int(spare.sum()), 0)
    ends = [-(must.sum() + spare.sum()), spare.sum()]
    supplies = np.concatenate([must, np.zeros_like(capacity), ends])
    network.set_nodes_supplies(np.arange(pool + 1), supplies)
    _check_status(network.solve_max_flow_with_min_cost(), network, worth)
    return np.asarray(network.flows(arcs))


def _divisor(worth):
    """What all scores can be divided by without changing which total is the highest."""
    return np.gcd.reduce(worth) or 1


def _min_cost_flow():
    try:
        from ortools.graph.python import min_cost_flow
    except ImportError as error:
        message = "matching needs the Python library ortools: install it with pip"
        raise MissingLibrary(message, library="ortools") from error
    return min_cost_flow


# ---------------------------------------------------------------------------
# The input
# ---------------------------------------------------------------------------


def _checked(mentees, mentors, scores, quota, capacity):
    """All arguments as int64 arrays, the scores in millionths."""
    mentees = _whole(BadIndex, "mentees", mentees)
    mentors = _whole(BadIndex, "mentors", mentors)
    worth = millionths(scores)
    _check_lengths(mentees=mentees, mentors=mentors, scores=worth)
    quota = _places("mentee_quota", quota, len(worth))
    capacity = _places("mentor_capacity", capacity, len(worth))
    _check_range("mentees", mentees, len(quota))
    _check_range("mentors", mentors, len(capacity))
    return mentees, mentors, worth, quota, capacity


def millionths(scores) -> np.ndarray:
    """Scores as the whole numbers (int64) in which they are compared and added up."""
    try:
        scores = np.asarray(scores, dtype=float)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadScore(f"scores must be a list of numbers: {error}") from error
    _check_flat(BadScore, "scores", scores)
    _refuse(BadScore, "scores", scores, ~((scores >= 0) & (scores < np.inf)), "finite and >= 0")
    _refuse(BadScore, "scores", scores, scores >= TOO_LARGE, f"less than {TOO_LARGE:g}")
    return np.rint(scores * MILLIONTHS).astype(np.int64)


def _whole(error, name, values) -> np.ndarray:
    """A flat list of whole numbers as int64; what is beyond every count is cut to FAR."""
    try:
        array = np.asarray(values)
    except ValueError:
        array = np.asarray(None)
    _check_flat(error, name, array)
    if array.dtype.kind in "bi":
        return array.astype(np.int64, copy=False)
    exact = [_exact(value) for value in (values if array is not values else array.tolist())]
    strange = np.array([value is None for value in exact], bool)
    _refuse(error, name, array, strange, "a whole number")
    return np.array([max(-1, min(value, FAR)) for value in exact], np.int64)


def _exact(value) -> int | None:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    try:
        return index(value)
    except TypeError:
        return None


def _check_flat(error, name, array):
    if array.ndim != 1:
        raise error(f"{name} must be a flat list", name=name)


def _check_lengths(**arrays):
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{count} {name}" for name, count in lengths.items())
        raise LengthMismatch(f"one of each per pair is needed, not {told}", **lengths)


def _check_range(name, indices, size):
    outside = (indices < 0) | (indices >= size)
    _refuse(BadIndex, name, indices, outside, f"an index below {size} and not negative")


def _places(name, values, enough):
    """Quotas or capacities. More than there are pairs is no better than as many."""
    places = _whole(BadCapacity, name, values)
    _refuse(BadCapacity, name, places, places < 0, "zero or more")
    return np.minimum(places, enough)


def _refuse(error, name, values, wrong, wanted):
    if wrong.any():
        where = int(wrong.argmax())
        message = f"{name}[{where}] is {values[where]}, but must be {wanted}"
        raise error(message, name=name, index=where)


def _order(mentees, mentors, width):
    """The positions of the pairs sorted by mentee, then mentor; no pair may stand twice."""
    keys = mentees * width + mentors
    order = np.arange(len(keys))
    if (keys[1:] <= keys[:-1]).any():
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        twice = np.flatnonzero(keys[1:] == keys[:-1])
        if len(twice):
            first, second = order[twice[0]], order[twice[0] + 1]
            pair = f"mentee {mentees[first]} with mentor {mentors[first]}"
            message = f"pairs {first} and {second} are the same: {pair}"
            raise DuplicatePair(message, first=int(first), second=int(second))
    return order


def _left(side, places, taken):
    full = np.flatnonzero(taken > places)
    if len(full):
        who = int(full[0])
        message = f"{taken[who]} pairs are locked for {side} {who}, who has {places[who]} places"
        raise BadLock(message, side=side, index=who)
    return places - taken


def _check_status(status, network, worth):
    if status == network.BAD_COST_RANGE:
        message = f"a score of {worth.max() / MILLIONTHS:g} is too large for this many people"
        raise BadScore(message, index=None)
    if status != network.OPTIMAL:
        raise SolverFailure(f"the solver stopped with status {status}", status=str(status))
