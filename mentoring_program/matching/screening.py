"""The hard rules of `eligibility` for all pairs at once.

`screen` prepares every rule once, as a comparison (see `lines`) that is 1 where the rule forbids.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from . import arrays
from .comparisons import meeting, numbered
from .eligibility import Rules, compared, missing_code, reach
from .lines import Coded, Comparison, Listed
from .people import Person
from .working_time import hours_missing, too_few_hours


@dataclass(frozen=True, slots=True)
class Screen:
    """The rules prepared for two lists of people."""

    codes: tuple[str, ...]
    tests: tuple[Comparison, ...]  # one per code, 1 where that rule forbids
    mentees: int
    mentors: int

    def removed(self) -> np.ndarray:
        """`(mentees, codes)`: how many mentors each rule takes from each mentee.

        A mentor whom two rules forbid is counted by both.
        """
        counts = [self._taken(test) for test in self.tests]
        return np.array(counts).reshape(len(counts), self.mentees).T

    def _taken(self, test):
        if isinstance(test, Listed):
            return np.bincount(test.keys // test.width, minlength=self.mentees)
        count = np.zeros(len(test.different), dtype=np.int64)
        for part in arrays.blocks(len(count), self.mentors):
            keys, everybody = np.arange(part.start, part.stop), slice(0, self.mentors)
            count[part] = np.broadcast_to(
                test.rows(keys, everybody), (len(keys), self.mentors)
            ).sum(axis=1)
        return count[test.left]


def screen(mentees: Sequence[Person], mentors: Sequence[Person], rules: Rules) -> Screen:
    """Prepare the rules for all pairs of two lists of people."""
    prepared = dict(_prepared(mentees, mentors, rules))
    return Screen(tuple(prepared), tuple(prepared.values()), len(mentees), len(mentors))


def _prepared(mentees, mentors, rules) -> Iterator[tuple[str, Comparison]]:
    yield from _naming(mentees, mentors, rules)
    yield from _standing(mentees, mentors, rules)
    if rules.common_language:
        yield "language", _nothing_shared(mentees, mentors)
    for code, wanted, read in compared(rules):
        values = [[read(person) for person in people] for people in (mentees, mentors)]
        yield from _comparison(code, wanted, *arrays.shared_codes(*values))
    if rules.asks_grade:
        yield from _gap(mentees, mentors, *rules.grade_range)
    if rules.overlap_min is not None:
        yield "overlap", too_few_hours(mentees, mentors, rules.overlap_min)
        yield "overlap_missing", hours_missing(mentees, mentors)


# ---------------------------------------------------------------------------
# Rules that compare what two people are
# ---------------------------------------------------------------------------


def _standing(mentees, mentors, rules):
    """Rules that look at each of the two alone."""
    away = [np.array([not p.available for p in people], bool) for people in (mentees, mentors)]
    yield "unavailable", _either(*away)
    quota = np.array([person.quota < 1 for person in mentees], bool)
    yield "quota", _either(quota, np.zeros(len(mentors), bool))
    capacity = np.array([person.capacity < 1 for person in mentors], bool)
    yield "capacity", _either(np.zeros(len(mentees), bool), capacity)
    if rules.companies is not None:
        outside = [
            np.array([p.company not in rules.companies for p in people], bool)
            for people in (mentees, mentors)
        ]
        yield "company_outside", _either(*outside)


def _either(left, right):
    return Coded(left, right, lambda a, b: a | b)


def _nothing_shared(mentees, mentors):
    met = meeting(*([person.languages for person in people] for people in (mentees, mentors)))
    return Coded(met.different[met.left], met.right, lambda a, b: ~met.compare(a, b))


def _comparison(code, wanted, left, right):
    def fails(a, b):
        return (a >= 0) & (b >= 0) & ((a == b) != (wanted == "same"))

    yield code, Coded(left, right, fails)
    yield missing_code(code), Coded(left, right, lambda a, b: (a < 0) | (b < 0))


def _gap(mentees, mentors, low, high):
    grades = [[person.grade for person in people] for people in (mentees, mentors)]
    yield "grade", numbered(*grades, lambda gap: (gap < low) | (gap > high))
    yield "grade_missing", numbered(*grades, np.isnan)


# ---------------------------------------------------------------------------
# Rules that name people: only the pairs named are visited
# ---------------------------------------------------------------------------


def _naming(mentees, mentors, rules):
    ids = _index(mentees, "id"), _index(mentors, "id")
    staff = _index(mentees, "employee"), _index(mentors, "employee")
    sides = mentees, mentors
    yield "self", _listed(mentors, [*_same(*ids), *_same(*staff)])
    yield "line", _listed(mentors, _named(sides, staff, lambda person: reach(person, rules)))
    yield "excluded", _listed(mentors, _named(sides, ids, lambda person: person.excluded))
    yield "former", _listed(mentors, _named(sides, ids, lambda person: person.former))


def _listed(mentors, pairs):
    return Listed([(i, j, 1) for i, j in pairs], len(mentors))


def _index(people, field) -> dict[Hashable, list[int]]:
    found = {}
    for position, person in enumerate(people):
        found.setdefault(getattr(person, field), []).append(position)
    found.pop(None, None)
    return found


def _same(mentee_index, mentor_index):
    for key in mentee_index.keys() & mentor_index.keys():
        yield from product(mentee_index[key], mentor_index[key])


def _named(sides, indexes, names):
    """The pairs in which one side names the other."""
    (mentees, mentors), (mentee_index, mentor_index) = sides, indexes
    for i, mentee in enumerate(mentees):
        for name in names(mentee):
            yield from ((i, j) for j in mentor_index.get(name, ()))
    for j, mentor in enumerate(mentors):
        for name in names(mentor):
            yield from ((i, j) for i in mentee_index.get(name, ()))
