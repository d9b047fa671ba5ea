"""Soft criteria: how well two people fit, each from 0.0 (not at all) to 1.0 (as well as can be).

A criterion takes the mentees and the mentors and gives a comparison of all of them (see `lines`).
What is not known, or not asked for, is worth 0: nobody gains by leaving a field empty.
"""

from collections.abc import Sequence

import numpy as np

from .arrays import unit
from .columns import column
from .comparisons import (
    alike,
    gap,
    meeting,
    numbered,
    path_distance,
    path_nearness,
    positive,
    shared,
)
from .errors import BadCriterion
from .lines import Coded, Comparison, Covering, Likeness, Listed
from .people import Person
from .working_time import share_together


def value(code: str, mentee: Person, mentor: Person, **options) -> float:
    """What one criterion gives one pair."""
    first = np.zeros(1, dtype=np.int64)
    return float(prepare(code, [mentee], [mentor], **options).at(first, first)[0])


def prepare(
    code: str, mentees: Sequence[Person], mentors: Sequence[Person], **options
) -> Comparison:
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
    return Covering(_each(mentees, "needs"), _each(mentors, "offers"))


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
    return Likeness(_each(mentees, "values"), _each(mentors, "values"))


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
    return Listed(
        [
            *((i, j, 1 / rank / 2) for i, j, rank in _ranked(mentees, mentor_at)),
            *((i, j, 1 / rank / 2) for j, i, rank in _ranked(mentors, mentee_at)),
        ],
        len(mentors),
    )


def _ranked(people, other_at):
    """(who wishes, for whom, rank from 1) of the wishes for people of the other side."""
    for place_, person in enumerate(people):
        ranks = {}
        for rank, name in enumerate(person.preferred, 1):
            ranks.setdefault(name, rank)
        for name, rank in ranks.items():
            if name in other_at:
                yield place_, other_at[name], rank


def waited(mentees, mentors):
    """1 for a mentee who went unmatched last time, whoever the mentor is.

    >>> value("waited", Person("ann", waited=True), Person("bob"))
    1.0
    """
    waiting = np.array(_each(mentees, "waited"), dtype=np.int64)
    return Coded(waiting, np.zeros(len(mentors), dtype=np.int64), lambda a, b: a + b)


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
    years = positive("years", years)
    sides = (_each(mentees, "tenure"), _each(mentors, "tenure"))
    return numbered(*sides, lambda longer: unit(longer / years))


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
    hours = positive("hours", hours)

    def near(apart):
        apart = np.abs(apart) % 24
        return unit(1 - np.minimum(apart, 24 - apart) / hours)

    return share_together(mentees, mentors, near)


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
