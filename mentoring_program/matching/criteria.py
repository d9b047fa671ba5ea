"""Soft criteria: how well two people fit, each from 0.0 (not at all) to 1.0 (as well as can be).

A criterion takes the mentees and the mentors and gives a matrix of values, block by block (see
`arrays`). What is not known, or not asked for, is worth 0: nobody gains by leaving a field empty.
"""

from collections.abc import Sequence
from math import inf

import numpy as np

from . import arrays
from .columns import column
from .comparisons import alike, gap, meeting, path_distance, path_nearness, positive, shared
from .errors import BadCriterion
from .people import Person
from .working_time import WorkingTime


def value(code: str, mentee: Person, mentor: Person, **options) -> float:
    """What one criterion gives one pair."""
    return float(prepare(code, [mentee], [mentor], **options)(slice(0, 1))[0, 0])


def prepare(
    code: str, mentees: Sequence[Person], mentors: Sequence[Person], **options
) -> arrays.Matrix:
    """One criterion for all pairs of two lists of people; raises BadCriterion."""
    if code not in CRITERIA:
        raise BadCriterion(f"there is no criterion {code!r}", criterion=code)
    try:
        return CRITERIA[code](mentees, mentors, **options)
    except BadCriterion as error:
        raise BadCriterion(f"{code}: {error}", criterion=code, **error.details) from error
    except TypeError as error:
        raise BadCriterion(f"{code}: {error}", criterion=code) from error


def _each(people, field):
    return [getattr(person, field) for person in people]


# ---------------------------------------------------------------------------
# What the mentee looks for, and what the mentor has
# ---------------------------------------------------------------------------


def skill(mentees, mentors):
    """How far the mentor's levels reach the levels needed, by the weight of each need.

    >>> ann = Person("ann", needs={"sql": (80, 1), "law": (50, 3)})
    >>> value("skill", ann, Person("bob", offers={"sql": 40, "law": 90}))  # (1 x 40/80 + 3 x 1) / 4
    0.875
    """
    line = {needed: n for n, needed in enumerate({s for person in mentees for s in person.needs})}
    offered = np.full((len(line), len(mentors)), -inf)
    for column_, mentor in enumerate(mentors):
        for name in mentor.offers.keys() & line.keys():
            offered[line[name], column_] = mentor.offers[name]

    def covered(mentee):
        needs = {line[name]: need for name, need in mentee.needs.items() if need[1] > 0}
        levels, weights = np.array([*needs.values()], dtype=float).reshape(-1, 2).T
        # A need without a level is met by having the skill at all.
        reached = (offered[[*needs]] + (levels == 0)[:, None]) / np.where(levels, levels, 1)[
            :, None
        ]
        return weights @ reached.clip(0, 1) / (weights.sum() or 1)

    return lambda rows: np.array([covered(mentee) for mentee in mentees[rows]])


def topics(mentees, mentors):
    """The share of the mentee's topics that the mentor is ready to talk about.

    >>> ann, bob = Person("ann", topics={"career", "family"}), Person("bob", topics={"career"})
    >>> value("topics", ann, bob)
    0.5
    """
    return shared(_each(mentees, "topics"), _each(mentors, "topics"))


def values(mentees, mentors):
    """How alike the answers on values and working style are, over the questions both answered.

    >>> ann = Person("ann", values={"pace": 0.5, "risk": 1})
    >>> value("values", ann, Person("bob", values={"pace": 0.75, "order": 0}))
    0.75
    """
    asked = {q for p in mentees for q in p.values} & {q for p in mentors for q in p.values}
    answers = [
        [arrays.numbers([person.values.get(question) for person in people]) for question in asked]
        for people in (mentees, mentors)
    ]

    def matrix(rows):
        likeness = both = np.zeros((rows.stop - rows.start, len(mentors)))
        for left, right in zip(*answers, strict=True):
            apart = np.abs(left[rows, None] - right)
            both = both + ~np.isnan(apart)
            likeness = likeness + np.nan_to_num(1 - apart)
        return likeness / np.maximum(both, 1)

    return matrix


def identity(mentees, mentors):
    """1 where the mentor shares an identity that the mentee wished for and said yes to using.

    >>> bob = Person("bob", identities={"veteran", "parent"})
    >>> value("identity", Person("ann", identity_wish="veteran"), bob)
    1.0
    """
    return meeting(_each(mentees, "wished_identities"), _each(mentors, "identities"))


def wish(mentees, mentors):
    """Half for each side's wishes: a first wish 1, a second 1/2, a third 1/3 of that half.

    The value depends on the rank alone, so a short list gains nothing over a long one.

    >>> ann, bob = Person("ann", preferred=("eve", "bob")), Person("bob", preferred=("ann",))
    >>> value("wish", ann, bob)
    0.75
    """
    mentee_at = {person.id: place for place, person in enumerate(mentees)}
    mentor_at = {person.id: place for place, person in enumerate(mentors)}
    by_mentees = [(i, j, 1 / rank) for i, j, rank in _ranked(mentees, mentor_at)]
    by_mentors = [(i, j, 1 / rank) for j, i, rank in _ranked(mentors, mentee_at)]
    halves = [arrays.listed(links, len(mentors)) for links in (by_mentees, by_mentors)]
    return lambda rows: (halves[0](rows) + halves[1](rows)) / 2


def _ranked(people, other_at):
    """(who wishes, for whom, rank from 1) of the wishes for people of the other side."""
    for place_, person in enumerate(people):
        for rank, name in enumerate(person.preferred, 1):
            if name in other_at:
                yield place_, other_at[name], rank


def waited(mentees, mentors):
    """1 for a mentee who went unmatched last time, whoever the mentor is.

    >>> value("waited", Person("ann", waited=True), Person("bob"))
    1.0
    """
    first = np.array(_each(mentees, "waited"), dtype=float)
    return lambda rows: np.repeat(first[rows, None], len(mentors), axis=1)


# ---------------------------------------------------------------------------
# Where the two stand to each other
# ---------------------------------------------------------------------------


def seniority(mentees, mentors, **options):
    """How close the gap of grades (mentor's minus mentee's) is to the wanted one.

    Either `wanted` (1) and `reach` (3): 1 at the wanted gap, in a straight line down to 0 at
    `reach` grades off it; or `gaps`, a table of what each gap is worth, 0 if not in it.

    >>> value("seniority", Person("ann", grade=2), Person("bob", grade=5), wanted=2, reach=4)
    0.75
    >>> value("seniority", Person("ann", grade=2), Person("bob", grade=3), gaps={1: 0.75, 2: 1})
    0.75
    """
    return gap(_each(mentees, "grade"), _each(mentors, "grade"), **options)


def tenure(mentees, mentors, years=5):
    """How much longer the mentor has been there, up to 1 at `years` and more.

    >>> value("tenure", Person("ann", tenure=1), Person("bob", tenure=3))
    0.4
    """
    left, right = (arrays.numbers(_each(people, "tenure")) for people in (mentees, mentors))
    years = positive("years", years)
    return lambda rows: np.nan_to_num((right - left[rows, None]) / years).clip(0, 1)


def language(mentees, mentors):
    """1 where the two have a language in common.

    >>> value("language", Person("ann", languages={"en", "fr"}), Person("bob", languages={"fr"}))
    1.0
    """
    return meeting(_each(mentees, "languages"), _each(mentors, "languages"))


def timezone(mentees, mentors, hours=8):
    """The share of the mentee's working time that the mentor works too, in the worst sample week.

    Where the working time of one is not known, the share of a working day of `hours` that is left
    by the distance of their time zones.

    >>> ann = Person("ann", work=(frozenset({18, 19, 20, 21}),))
    >>> value("timezone", ann, Person("bob", work=(frozenset({20, 21, 22, 23}),)))
    0.5
    >>> value("timezone", Person("ann", timezone=10), Person("bob", timezone=-12))
    0.75
    """
    left, right = (arrays.numbers(_each(people, "timezone")) for people in (mentees, mentors))
    hours, working = positive("hours", hours), WorkingTime(mentees, mentors)

    def matrix(rows):
        apart = np.abs(right - left[rows, None]) % 24
        near = np.nan_to_num(1 - np.minimum(apart, 24 - apart) / hours).clip(0, 1)
        return np.where(working.known(rows), working.share(rows), near)

    return matrix


def place(mentees, mentors):
    """1 where both work at the same place.

    >>> value("place", Person("ann", place="York"), Person("bob", place="Bath"))
    0.0
    """
    return alike(_each(mentees, "place"), _each(mentors, "place"))


def department(mentees, mentors, near=False):
    """How far apart the departments are; how near, where `near` is asked for.

    Departments given as paths are the nearer, the more of their path they share.

    >>> value("department", Person("ann", department="IT"), Person("bob", department="HR"))
    1.0
    >>> ann, bob = Person("ann", department=("UK", "IT")), Person("bob", department=("UK", "HR"))
    >>> value("department", ann, bob, near=True)
    0.5
    """
    paths = (_each(mentees, "department"), _each(mentors, "department"))
    return path_nearness(*paths) if near else path_distance(*paths)


CRITERIA = {
    criterion.__name__: criterion
    for criterion in (
        skill,
        topics,
        values,
        seniority,
        language,
        timezone,
        place,
        department,
        tenure,
        wish,
        identity,
        waited,
        column,
    )
}
