"""The people to match: plain values, opaque ids.

Whoever calls this package turns his records, rows or registrations into `Person` objects; nothing
in here ever looks anything up. An id may be anything hashable and is handed back as it came.
"""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from numbers import Integral, Real

from .errors import BadPerson


def _mapping():
    return field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Person:
    """One participant. Every field but the id has a neutral default: not known, not asked for.

    Someone who takes part in both roles is one `Person`, with a capacity and a quota, and is given
    to both sides.

    >>> Person("ada", capacity=2, grade=5).quota
    0
    """

    id: Hashable
    capacity: int = 0  # mentees he has places for, as mentor
    quota: int = 0  # mentors he asks for, as mentee
    available: bool = True
    waited: bool = False  # went unmatched last time

    employee: Hashable = None  # who he is in the organization; `line` speaks of these
    line: tuple = ()  # employees above him in the reporting line, nearest first
    grade: int | None = None  # rank, higher is more senior
    tenure: float | None = None  # years
    department: Hashable = None  # a name or id, or a path from the top: ("Group", "IT", "Web")
    company: Hashable = None
    place: Hashable = None
    timezone: float | None = None  # hours ahead of UTC
    work: tuple = ()  # for each sample week the half-hours he works in, 0 = Monday 00:00 UTC
    languages: frozenset = frozenset()

    offers: Mapping = _mapping()  # {skill: level 0..100}
    needs: Mapping = _mapping()  # {skill: (level 0..100, weight)}
    topics: frozenset = frozenset()
    values: Mapping = _mapping()  # {question on values or working style: answer 0..1}
    columns: Mapping = _mapping()  # {imported column: value}

    excluded: frozenset = frozenset()  # ids of people he must not be matched with
    former: frozenset = frozenset()  # ids of partners of pairs that ended early
    preferred: tuple = ()  # ids of people he wishes for, best first
    identities: frozenset = frozenset()  # what he shares of himself, as mentor
    identity_wish: frozenset | str | None = None  # only where the mentee said yes to using it

    def __post_init__(self):
        for name, good in _CHECKS.items():
            value = getattr(self, name)
            if not good(value):
                raise BadPerson(
                    f"{name} of {self.id!r} cannot be {value!r}", person=self.id, field=name
                )

    @property
    def wished_identities(self) -> frozenset:
        """The identity wish as a set, empty where there is none."""
        wish = self.identity_wish or ()
        return frozenset([wish] if isinstance(wish, str) else wish)


WEEK = frozenset(range(7 * 48))  # its half-hours


def _whole(value):
    return isinstance(value, Integral) and value >= 0


def _finite(value):
    return isinstance(value, Real) and math.isfinite(value)


def _known(value):
    return value is None or _finite(value)


def _level(value):
    return _finite(value) and 0 <= value <= 100


_CHECKS = {
    "id": lambda key: key is not None,
    "capacity": _whole,
    "quota": _whole,
    "grade": _known,
    "tenure": _known,
    "timezone": _known,
    "work": lambda weeks: all(isinstance(week, frozenset) and week <= WEEK for week in weeks),
    "offers": lambda offers: all(_level(level) for level in offers.values()),
    "needs": lambda needs: all(
        _level(level) and _finite(weight) and weight >= 0 for level, weight in needs.values()
    ),
    "columns": lambda columns: all(isinstance(v, Hashable) for v in columns.values()),
    "values": lambda values: all(_finite(v) and 0 <= v <= 1 for v in values.values()),
}


def positions(people: Iterable[Person]) -> dict:
    """`{id: position}`; an id that stands for two people is an error."""
    found = {}
    for position, person in enumerate(people):
        if found.setdefault(person.id, position) != position:
            raise BadPerson(f"id {person.id!r} stands for two people", person=person.id)
    return found


def in_order(people: Iterable[Person]) -> list[Person]:
    """The people in an order that depends on their ids alone.

    Numbers by value, everything else by its text, so that whoever hands in the same people in
    another order gets the same pairs.
    """
    return sorted(people, key=lambda person: _rank(person.id))


def _rank(key):
    if isinstance(key, Real):
        return (0, key, "")
    return (1, 0, f"{type(key).__name__}:{key!r}")


def plain(value):
    """A column's value made comparable: text without case and outer blanks, None where empty.

    >>> plain("  Policy ")
    'policy'
    """
    return (value.strip().casefold() or None) if isinstance(value, str) else value
