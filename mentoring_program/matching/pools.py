"""Quotas on the mentors' side: how many pairs the mentors of one department or place may be in."""

from collections.abc import Hashable, Iterable, Sequence
from numbers import Integral

from .errors import BadLock, BadOption
from .options import Options
from .people import Person

POOLS = ("", "department", "place")


def pool(mentor: Person, options: Options) -> Hashable | None:
    """Which of the limits counts this mentor's pairs; None where no limit does.

    A department is meant as it is given, a path whole or by its last step; a limit on it does not
    count what belongs to the departments below.

    >>> web = Person("bob", department=("Group", "IT", "Web"))
    >>> pool(web, Options(pool="department", limits={"Web": 3, "IT": 1}))
    'Web'
    """
    value = getattr(mentor, options.pool) if options.pool else None
    if value is None or value in options.limits:
        return value
    last = value[-1] if isinstance(value, tuple) and value else None
    return last if last in options.limits else None


def pools(mentors: Sequence[Person], options: Options) -> dict:
    """The limits as `assignment.solve` takes them by name; raises BadOption."""
    check(options)
    if not options.limits:
        return {"pools": None, "pool_capacity": None}
    place = {key: number for number, key in enumerate(options.limits)}
    return {
        "pools": [place.get(pool(mentor, options), -1) for mentor in mentors],
        "pool_capacity": list(options.limits.values()),
    }


def check(options: Options) -> None:
    """Raise BadOption where the limits make no sense."""
    if options.pool not in POOLS:
        message = f"mentors cannot be limited by {options.pool!r}, only by department or place"
        raise BadOption(message, option="pool")
    if options.limits and not options.pool:
        raise BadOption(
            "limits need to know whether they are of departments or places", option="pool"
        )
    for key, most in options.limits.items():
        if not isinstance(most, Integral) or most < 0:
            message = f"the limit of {key!r} is {most!r}, not a whole number from 0 up"
            raise BadOption(message, option="limits", key=key)


def check_locked(
    locked: Iterable[tuple[Hashable, Hashable]], mentors: Sequence[Person], options: Options
) -> None:
    """Raise BadLock for the first pair (mentee id, mentor id) that is beyond a limit."""
    check(options)
    pool_of = {mentor.id: pool(mentor, options) for mentor in mentors}
    left = dict(options.limits)
    for mentee, mentor in locked:
        key = pool_of[mentor]
        if key not in left:
            continue
        left[key] -= 1
        if left[key] < 0:
            message = f"{mentee!r} with {mentor!r} cannot be locked: {key!r} has no place left"
            raise BadLock(message, mentee=mentee, mentor=mentor, reasons=("limit",))
