"""Working hours: how much of the week two people are at work together.

Nobody's hours are compared across a change of the clocks: each sample week stands for one
constellation of UTC offsets during the program, and the worst of them counts.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from .errors import BadPerson
from .people import WEEK, Person


def hours_together(one: Person, other: Person) -> float:
    """The hours a week in which both work, in the sample week with the fewest.

    >>> ann = Person("ann", work=(frozenset({18, 19, 20}), frozenset({16, 17})))
    >>> hours_together(ann, Person("bob", work=(frozenset({19, 20}), frozenset({17}))))
    0.5
    """
    check_weeks([one, other])
    return min(len(a & b) for a, b in zip(one.work, other.work, strict=True)) / 2


class WorkingTime:
    """The working hours of two lists of people, all pairs compared at once.

    Few profiles of hours are in use: they are compared with each other, and not the people.
    """

    def __init__(self, left: Sequence[Person], right: Sequence[Person]):
        weeks = check_weeks([*left, *right])
        self._left, profiles = _profiles(left)
        self._right, others = _profiles(right)
        self._flags = _flags(profiles, weeks), _flags(others, weeks)
        together = [a @ b.T for a, b in zip(*self._flags, strict=True)]
        self._together = np.array(together).reshape(weeks, len(profiles), len(others))

    def known(self, rows: slice) -> np.ndarray:
        """Where the hours of both are known: mentees `rows` by all mentors."""
        return (self._left[rows, None] >= 0) & (self._right >= 0)

    def hours(self, rows: slice) -> np.ndarray:
        """Hours a week in which both work, in the worst week."""
        return self._spread(self._together.min(axis=0, initial=len(WEEK)) / 2, rows)

    def share(self, rows: slice) -> np.ndarray:
        """The share of the mentee's hours that the mentor works too, in the worst week."""
        sizes = np.maximum(self._flags[0].sum(axis=2), 1)[:, :, None]
        return self._spread((self._together / sizes).min(axis=0, initial=1), rows)

    def _spread(self, table, rows):
        """The table over profiles as a matrix over people, 0 where a profile is not known."""
        padded = np.zeros((table.shape[0] + 1, table.shape[1] + 1))
        padded[:-1, :-1] = table
        return padded[self._left[rows, None], self._right]


def check_weeks(people: Iterable[Person]) -> int:
    """The number of sample weeks, 0 where nobody's hours are known; it must be one for all."""
    first = next((person for person in people if person.work), None)
    weeks = len(first.work) if first else 0
    for person in people:
        if person.work and len(person.work) != weeks:
            message = f"{person.id!r} has {len(person.work)} sample weeks, {first.id!r} has {weeks}"
            raise BadPerson(message, person=person.id, field="work")
    return weeks


def _profiles(people):
    """The number of everybody's profile, -1 where it is not known, and the profiles."""
    found = {}
    numbers = [found.setdefault(p.work, len(found)) if p.work else -1 for p in people]
    return np.array(numbers, dtype=np.int64), list(found)


def _flags(profiles, weeks):
    """`(weeks, profiles, half-hours)`: 1 where a profile works."""
    flags = np.zeros((weeks, len(profiles), len(WEEK)), dtype=np.float32)
    for number, profile in enumerate(profiles):
        for week, half_hours in enumerate(profile):
            flags[week, number, list(half_hours)] = 1
    return flags
