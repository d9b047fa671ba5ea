"""The hard rules of `eligibility` for all pairs at once, in numpy.

`screen` prepares every rule once; `Screen.forbidden` then judges a block of mentees against all
mentors. A pair's verdict is a number whose bits are the rules that forbid it.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from . import arrays
from .eligibility import Rules, compared, missing_code, reach
from .errors import BadRule
from .people import Person
from .working_time import WorkingTime

MOST_CODES = 32  # bits of a verdict


@dataclass(frozen=True, slots=True)
class Screen:
    """The rules prepared for two lists of people."""

    codes: tuple[str, ...]
    tests: tuple[arrays.Matrix, ...]  # one per code, True where that rule forbids

    def forbidden(self, rows: slice) -> np.ndarray:
        """Verdicts `(len(rows), mentors)`: bit b is set where the rule `codes[b]` forbids."""
        verdicts = 0
        for bit, test in enumerate(self.tests):
            verdicts |= test(rows).astype(np.uint32) << np.uint32(bit)
        return verdicts

    def counts(self, verdicts: np.ndarray) -> np.ndarray:
        """`(rows, codes)`: how many mentors each rule takes from each mentee.

        A mentor whom two rules forbid is counted by both.
        """
        bits = np.arange(len(self.codes), dtype=np.uint32)
        return np.stack([(verdicts >> bit & 1).sum(axis=1) for bit in bits], axis=1)


def screen(mentees: Sequence[Person], mentors: Sequence[Person], rules: Rules) -> Screen:
    """Prepare the rules for all pairs of two lists of people."""
    prepared = dict(_prepared(mentees, mentors, rules))
    if len(prepared) > MOST_CODES:
        raise BadRule(f"{len(rules.columns)} rules on columns are too many", rule="columns")
    return Screen(tuple(prepared), tuple(prepared.values()))


def _prepared(mentees, mentors, rules) -> Iterator[tuple[str, arrays.Matrix]]:
    yield from _naming(mentees, mentors, rules)
    yield from _standing(mentees, mentors, rules)
    if rules.common_language:
        yield "language", _nothing_shared(mentees, mentors)
    for code, wanted, read in compared(rules):
        values = [[read(person) for person in people] for people in (mentees, mentors)]
        yield from _comparison(code, wanted, *arrays.codes(*values))
    if rules.asks_grade:
        grades = [arrays.numbers([p.grade for p in people]) for people in (mentees, mentors)]
        yield from _gap(*grades, *rules.grade_range)
    if rules.overlap_min is not None:
        yield from _overlap(WorkingTime(mentees, mentors), rules.overlap_min)


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
    return lambda rows: left[rows, None] | right


def _nothing_shared(mentees, mentors):
    left, right = arrays.memberships(
        [person.languages for person in mentees], [person.languages for person in mentors]
    )
    return lambda rows: left[rows] @ right.T == 0


def _comparison(code, wanted, left, right):
    def known(rows):
        return (left[rows, None] >= 0) & (right >= 0)

    def same(rows):
        return left[rows, None] == right

    yield code, lambda rows: known(rows) & (same(rows) != (wanted == "same"))
    yield missing_code(code), lambda rows: ~known(rows)


def _gap(left, right, low, high):
    def gap(rows):
        return right - left[rows, None]

    yield "grade", lambda rows: (gap(rows) < low) | (gap(rows) > high)
    yield "grade_missing", lambda rows: np.isnan(gap(rows))


def _overlap(working, least):
    yield "overlap", lambda rows: working.known(rows) & (working.hours(rows) < least)
    yield "overlap_missing", lambda rows: ~working.known(rows)


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
    matrix = arrays.listed([(i, j, 1) for i, j in pairs], len(mentors))
    return lambda rows: matrix(rows) > 0


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
