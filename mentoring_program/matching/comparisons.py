"""Ways to compare a list of mentees' values with a list of mentors' values, as matrices 0.0..1.0.

The criteria are made of these; what is not known is worth 0.
"""

from collections.abc import Mapping, Sequence
from math import isfinite

import numpy as np

from . import arrays
from .errors import BadCriterion


def alike(left: Sequence, right: Sequence) -> arrays.Matrix:
    """1 where both values are known and equal."""
    left, right = arrays.codes(left, right)
    return lambda rows: ((left[rows, None] == right) & (right >= 0)).astype(float)


def different(left: Sequence, right: Sequence) -> arrays.Matrix:
    """1 where both values are known and not equal."""
    left, right = arrays.codes(left, right)
    return lambda rows: (
        (left[rows, None] != right) & (left[rows, None] >= 0) & (right >= 0)
    ).astype(float)


def meeting(left: Sequence, right: Sequence) -> arrays.Matrix:
    """1 where two sets have something in common."""
    left, right = arrays.memberships(left, right)
    return lambda rows: (left[rows] @ right.T > 0).astype(float)


def shared(left: Sequence, right: Sequence) -> arrays.Matrix:
    """The share of the left set that is in the right one."""
    sizes = np.array([max(1, len(elements)) for elements in left], dtype=float)
    left, right = arrays.memberships(left, right)
    return lambda rows: left[rows] @ right.T / sizes[rows, None]


def near(left: Sequence, right: Sequence, wanted=0, reach=3) -> arrays.Matrix:
    """1 where right minus left is as `wanted`, in a straight line down to 0 at `reach` off it."""
    left, right = arrays.numbers(left), arrays.numbers(right)
    wanted, reach = number("wanted", wanted), positive("reach", reach)

    def matrix(rows):
        off = np.abs(right - left[rows, None] - wanted)
        return np.nan_to_num(1 - off / reach).clip(0, 1)

    return matrix


def tabled(left: Sequence, right: Sequence, gaps: Mapping) -> arrays.Matrix:
    """What the table `gaps` says right minus left is worth; 0 for a gap that is not in it."""
    left, right = arrays.numbers(left), arrays.numbers(right)
    table = {number("gap", gap): share("gaps", worth) for gap, worth in gaps.items()}

    def matrix(rows):
        gap = right - left[rows, None]
        return sum(((gap == g) * worth for g, worth in table.items()), np.zeros(gap.shape))

    return matrix


def gap(left, right, wanted=None, reach=None, gaps=None) -> arrays.Matrix:
    """Either `tabled` or `near`, by the options given."""
    if gaps is None:
        return near(left, right, 1 if wanted is None else wanted, 3 if reach is None else reach)
    if wanted is not None or reach is not None:
        raise BadCriterion("a table of gaps leaves no room for a wanted gap")
    return tabled(left, right, gaps)


def path_nearness(left: Sequence, right: Sequence) -> arrays.Matrix:
    """The share of the longer path that two paths walk together from the top."""
    return _by_path(left, right, _together)


def path_distance(left: Sequence, right: Sequence) -> arrays.Matrix:
    """The opposite of `path_nearness`, where both paths are known."""
    return _by_path(left, right, lambda a, b: 1 - _together(a, b))


def _by_path(left, right, compare):
    left, right = ([_path(value) for value in side] for side in (left, right))
    known = {path: number for number, path in enumerate({*left, *right} - {None})}
    table = np.zeros((len(known) + 1, len(known) + 1))  # the last line is for the unknown
    table[:-1, :-1] = np.array([[compare(a, b) for b in known] for a in known]).reshape(
        len(known), len(known)
    )
    left, right = (np.array([known.get(path, -1) for path in side], int) for side in (left, right))
    return lambda rows: table[left[rows, None], right]


def _path(value):
    path = value if isinstance(value, tuple) else (value,)
    return None if path in ((), (None,)) else path


def _together(a, b):
    apart = (step for step, (x, y) in enumerate(zip(a, b, strict=False)) if x != y)
    return next(apart, min(len(a), len(b))) / max(len(a), len(b))


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
