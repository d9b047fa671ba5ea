"""Ways to compare a list of mentees' values with a list of mentors' values, from 0.0 to 1.0.

Rules and criteria are made of these; what is not known is worth 0.
"""

from collections.abc import Callable, Mapping, Sequence
from math import isfinite

import numpy as np

from . import arrays
from .errors import BadCriterion
from .lines import Coded, Covering


def alike(left: Sequence, right: Sequence) -> Coded:
    """1 where both values are known and equal."""
    return Coded(*arrays.shared_codes(left, right), lambda a, b: (a == b) & (b >= 0))


def different(left: Sequence, right: Sequence) -> Coded:
    """1 where both values are known and not equal."""
    return Coded(*arrays.shared_codes(left, right), lambda a, b: (a != b) & (a >= 0) & (b >= 0))


def meeting(left: Sequence, right: Sequence) -> Coded:
    """1 where two sets have something in common."""
    sides = [arrays.codes([frozenset(elements) for elements in side]) for side in (left, right)]
    (left, sets), (right, others) = sides
    shared = arrays.sorted_shared(*([e for one in side for e in one] for side in (sets, others)))
    number = {element: place for place, element in enumerate(shared)}
    mine, theirs = arrays.bits(sets, number), arrays.bits(others, number)
    return Coded(left, right, lambda a, b: (mine[a] & theirs[b]).any(axis=-1))


def shared(left: Sequence, right: Sequence) -> Covering:
    """The share of the left set that is in the right one."""
    return Covering(
        [dict.fromkeys(elements, (0, 1)) for elements in left],
        [dict.fromkeys(elements, 1) for elements in right],
    )


def numbered(left: Sequence, right: Sequence, compare: Callable) -> Coded:
    """What `compare` says of right minus left; NaN where one is not known."""
    (left, mine), (right, theirs) = arrays.codes(left), arrays.codes(right)
    mine, theirs = arrays.numbers([*mine, None]), arrays.numbers([*theirs, None])
    return Coded(left, right, lambda a, b: compare(theirs[b] - mine[a]))


def near(left: Sequence, right: Sequence, wanted=0, reach=3) -> Coded:
    """1 where right minus left is as `wanted`, in a straight line down to 0 at `reach` off it."""
    wanted, reach = number("wanted", wanted), positive("reach", reach)
    return numbered(left, right, lambda gap: arrays.unit(1 - np.abs(gap - wanted) / reach))


def tabled(left: Sequence, right: Sequence, gaps: Mapping) -> Coded:
    """What the table `gaps` says right minus left is worth; 0 for a gap that is not in it."""
    table = {number("gap", gap): share("gaps", worth) for gap, worth in gaps.items()}

    def worth(gap):
        return sum(((gap == g) * worth for g, worth in table.items()), np.zeros(gap.shape))

    return numbered(left, right, worth)


def gap(left, right, wanted=None, reach=None, gaps=None) -> Coded:
    """Either `tabled` or `near`, by the options given."""
    if gaps is None:
        return near(left, right, 1 if wanted is None else wanted, 3 if reach is None else reach)
    if wanted is not None or reach is not None:
        raise BadCriterion("a table of gaps leaves no room for a wanted gap")
    return tabled(left, right, gaps)


def path_nearness(left: Sequence, right: Sequence) -> Coded:
    """The share of the longer path that two paths walk together from the top."""
    return _by_path(left, right, lambda together: together)


def path_distance(left: Sequence, right: Sequence) -> Coded:
    """The opposite of `path_nearness`, where both paths are known."""
    return _by_path(left, right, lambda together: 1 - together)


def _by_path(left, right, worth):
    (left, mine), (right, theirs) = (arrays.codes(map(_path, side)) for side in (left, right))
    place = {step: n for n, step in enumerate({step for path in mine + theirs for step in path})}
    depth = max(map(len, mine + theirs), default=0)
    mine, theirs = _steps(mine, place, depth, -1), _steps(theirs, place, depth, -2)

    def compare(a, b):
        together = (mine[a] == theirs[b]).cumprod(axis=-1).sum(axis=-1)
        longer = np.maximum((mine[a] >= 0).sum(axis=-1), (theirs[b] >= 0).sum(axis=-1))
        return np.where((a >= 0) & (b >= 0), worth(together / np.maximum(longer, 1)), 0)

    return Coded(left, right, compare)


def _steps(paths, place, depth, end):
    """The steps of each path as numbers, `end` after the last; one more line for the unknown."""
    steps = np.full((len(paths) + 1, depth), end)
    for row, path in enumerate(paths):
        steps[row, : len(path)] = [place[step] for step in path]
    return steps


def _path(value):
    path = value if isinstance(value, tuple) else (value,)
    return None if path in ((), (None,)) else path


# ---------------------------------------------------------------------------
# Options
# ---------------------------------------------------------------------------


def number(name: str, value) -> float:
    """A finite number, also where a file or a form gives it as text."""
    try:
        value = float(value)
    except (TypeError, ValueError):
        value = float("nan")
    if not isfinite(value):
        raise BadCriterion(f"{name} must be a finite number", option=name)
    return value


def positive(name: str, value) -> float:
    """A finite number above 0."""
    value = number(name, value)
    if value <= 0:
        raise BadCriterion(f"{name} must be above 0, not {value:g}", option=name)
    return value


def share(name: str, value) -> float:
    """A number from 0 to 1."""
    value = number(name, value)
    if not 0 <= value <= 1:
        raise BadCriterion(f"{name} must be from 0 to 1, not {value:g}", option=name)
    return value
