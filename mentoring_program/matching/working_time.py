"""Working hours: how much of the week two people are at work together.

Nobody's hours are compared across a change of the clocks: each sample week stands for one
constellation of UTC offsets during the program, and the worst of them counts.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from . import arrays
from .errors import BadPerson
from .lines import Coded
from .people import WEEK, Person


def hours_together(one: Person, other: Person) -> float:
    """The hours a week in which both work, in the sample week with the fewest.

    >>> ann = Person("ann", work=(frozenset({18, 19, 20}), frozenset({16, 17})))
    >>> hours_together(ann, Person("bob", work=(frozenset({19, 20}), frozenset({17}))))
    0.5
    """
    check_weeks([one, other])
    return min(len(a & b) for a, b in zip(one.work, other.work, strict=True)) / 2


def share_together(left: Sequence[Person], right: Sequence[Person], otherwise: Callable) -> Coded:
    """The share of the first one's hours that the other works too, in the worst week.

    Where the hours of one are not known, what `otherwise` says of the distance of time zones.
    """
    working = _WorkingTime(left, right)
    (left, zones), (right, others) = (
        arrays.codes([(w, p.timezone) for w, p in zip(ws, ps, strict=True)])
        for ws, ps in ((working.left.tolist(), left), (working.right.tolist(), right))
    )
    mine, theirs = (np.array([w for w, _zone in side], dtype=np.int64) for side in (zones, others))
    zones, others = (arrays.numbers([zone for _w, zone in side]) for side in (zones, others))

    def compare(a, b):
        known = (mine[a] >= 0) & (theirs[b] >= 0)
        return np.where(known, working.share(mine[a], theirs[b]), otherwise(others[b] - zones[a]))

    return Coded(left, right, compare)


def too_few_hours(left: Sequence[Person], right: Sequence[Person], least: float) -> Coded:
    """1 where the hours of both are known and they share fewer than `least` in some week."""
    working = _WorkingTime(left, right)

    def compare(a, b):
        return (a >= 0) & (b >= 0) & (working.hours(a, b) < least)

    return Coded(working.left, working.right, compare)


def hours_missing(left: Sequence[Person], right: Sequence[Person]) -> Coded:
    """1 where the hours of one of the two are not known."""
    left, right = (np.array([bool(p.work) for p in side], dtype=bool) for side in (left, right))
    return Coded(left, right, lambda a, b: ~(a & b))


class _WorkingTime:
    """People with the same hours are one profile; few are in use, and only they are compared."""

    def __init__(self, left, right):
        weeks = check_weeks([*left, *right])
        self.left, profiles = arrays.codes([person.work or None for person in left])
        self.right, others = arrays.codes([person.work or None for person in right])
        mine, theirs = _flags(profiles, weeks), _flags(others, weeks)
        self._sizes = np.maximum(mine.sum(axis=2), 1).astype(float)
        self._together = [(a @ b.T).astype(np.uint16) for a, b in zip(mine, theirs, strict=True)]

    def hours(self, a, b):
        """Hours a week in which the profiles a and b both work, in the worst week."""
        return self._worst([both[a, b] / 2 for both in self._together], a, b)

    def share(self, a, b):
        """The share of a's hours that b works too, in the worst week."""
        weeks = zip(self._together, self._sizes, strict=True)
        return self._worst([both[a, b] / size[a] for both, size in weeks], a, b)

    def _worst(self, weeks, a, b):
        return (
            np.minimum.reduce(weeks) if weeks else np.zeros(np.broadcast_shapes(a.shape, b.shape))
        )


def check_weeks(people: Iterable[Person]) -> int:
    """The number of sample weeks, 0 where nobody's hours are known; it must be one for all."""
    first = next((person for person in people if person.work), None)
    weeks = len(first.work) if first else 0
    for person in people:
        if person.work and len(person.work) != weeks:
            message = f"{person.id!r} has {len(person.work)} sample weeks, {first.id!r} has {weeks}"
            raise BadPerson(message, person=person.id, field="work")
    return weeks


def _flags(profiles, weeks):
    """`(weeks, profiles, half-hours)`: 1 where a profile works; the last one never does."""
    flags = np.zeros((weeks, len(profiles) + 1, len(WEEK)), dtype=np.float32)
    for number, profile in enumerate(profiles):
        for week, half_hours in enumerate(profile):
            flags[week, number, list(half_hours)] = 1
    return flags
