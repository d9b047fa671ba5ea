"""Locked pairs: they stay as they are, but only where the rules and the places allow them."""

from collections import Counter
from collections.abc import Hashable, Iterable

from .eligibility import reasons
from .errors import BadLock
from .people import positions
from .problem import Problem


def held(
    problem: Problem,
    locked: Iterable[tuple[Hashable, Hashable]],
    quota: list[int],
    capacity: list[int],
    pool: bool = False,
) -> list[int]:
    """The positions k of the pairs `locked`, ascending.

    In a `pool` of peers (a, b) is the same as (b, a), and the one who comes first stands first.
    `quota` and `capacity` say how many pairs each mentee and each mentor may be in. Raises BadLock
    for a pair that may not be or does not fit.
    """
    mentee_at, mentor_at = positions(problem.mentees), positions(problem.mentors)
    if pool:
        locked = (sorted(pair, key=lambda one: mentee_at.get(one, -1)) for pair in locked)
    pairs = sorted(set(map(tuple, locked)), key=repr)
    for mentee, mentor in pairs:
        if mentee not in mentee_at or mentor not in mentor_at:
            raise _bad_lock(mentee, mentor, ("unknown",))
        people = problem.mentees[mentee_at[mentee]], problem.mentors[mentor_at[mentor]]
        broken = reasons(*people, problem.rules)
        if broken:
            raise _bad_lock(mentee, mentor, broken)
    if pool:
        mirrored = [(b, a) for a, b in pairs]
        _check_places(pairs + mirrored, (mentee_at, mentor_at), quota, capacity)
    _check_places(pairs, (mentee_at, mentor_at), quota, capacity)
    return sorted(problem.scores.between(mentee_at[a], mentor_at[b]) for a, b in pairs)


def _check_places(pairs, places_of, quota, capacity):
    mentee_at, mentor_at = places_of
    mentee_count = Counter(mentee for mentee, _mentor in pairs)
    mentor_count = Counter(mentor for _mentee, mentor in pairs)
    for mentee, mentor in pairs:
        if mentee_count[mentee] > quota[mentee_at[mentee]]:
            raise _bad_lock(mentee, mentor, ("quota",))
        if mentor_count[mentor] > capacity[mentor_at[mentor]]:
            raise _bad_lock(mentee, mentor, ("capacity",))


def _bad_lock(mentee, mentor, codes):
    message = f"{mentee!r} with {mentor!r} cannot be locked: {', '.join(codes)}"
    return BadLock(message, mentee=mentee, mentor=mentor, reasons=codes)
