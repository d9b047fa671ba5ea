"""Program formats: how each turns people into an assignment problem, and its answer into pairs.

A format is one entry of FORMATS. All of them share the way through the package: people in an order
of their own, the pairs screened and scored, the problem solved, the result audited and explained.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import explanation, pairs
from .assignment import AIMS
from .audit import examine
from .eligibility import Rules, reasons
from .errors import BadFormat, BadLock, UnknownAim
from .options import Options
from .people import Person, in_order, positions
from .problem import Problem
from .result import Group, Pair, Result
from .scoring import Criterion, Scores, score


@dataclass(frozen=True, slots=True)
class Format:
    """What is special about matching one format."""

    mentee: Callable[[Person], Person]  # a mentee as this format sees him
    choose: Callable[[Problem], list[int]]  # which pairs


def _one_mentor(mentee):
    return replace(mentee, quota=1) if mentee.quota > 1 else mentee


FORMATS = {"one_to_one": Format(mentee=_one_mentor, choose=pairs.choose)}


def match(
    mentees: Iterable[Person],
    mentors: Iterable[Person],
    rules: Rules,
    criteria: Sequence[Criterion],
    aim: str = "coverage",
    format: str = "one_to_one",
    locked: Iterable[tuple[Hashable, Hashable]] = (),
    options: Options | None = None,
) -> Result:
    """Match two lists of people; somebody in both roles is in both lists.

    `locked` pairs of (mentee id, mentor id) stay as they are, but only where the rules allow them.
    `options` are what only some formats and programs ask for.
    The answer does not depend on the order of anything given. Raises a `BadInput` that says what
    is wrong, `MissingLibrary` or `SolverFailure`.

    >>> ann, bob = Person("ann", quota=1, place="York"), Person("bob", capacity=1, place="York")
    >>> result = match([ann], [bob], Rules(), [Criterion("place", 10)])
    >>> [(pair.mentee, pair.mentor, pair.score) for pair in result.pairs], result.audit.proven
    ([('ann', 'bob', 10.0)], True)
    """
    _check_known(format, aim)
    mentees = in_order(map(FORMATS[format].mentee, mentees))
    mentors = in_order(mentors)
    scores = score(mentees, mentors, rules, criteria)
    locked = sorted(set(locked), key=repr)
    held = _locked_positions(locked, mentees, mentors, rules, scores)
    problem = Problem(mentees, mentors, rules, scores, aim, sorted(held), options or Options())
    chosen = FORMATS[format].choose(problem)
    matching = explanation.Matching(mentees, mentors, scores, np.array(chosen, dtype=np.int64))
    proposed = tuple(_pair(matching, k, k in held) for k in chosen)
    audit = examine(
        mentees, mentors, rules, scores, [(p.mentee, p.mentor) for p in proposed], aim, locked
    )
    alone = tuple(explanation.unmatched(matching))
    groups = tuple(Group((pair.mentor,), (pair.mentee,), (pair,)) for pair in proposed)
    return Result(format, aim, proposed, alone, audit, matching, groups)


def _check_known(format, aim):
    if format not in FORMATS:
        raise BadFormat(f"format {format!r} is not one of {', '.join(FORMATS)}", format=format)
    if aim not in AIMS:
        raise UnknownAim(f"the aim is {aim!r}, not {' or '.join(AIMS)}", aim=aim)


def _pair(matching, k, locked):
    scores = matching.scores
    return Pair(
        mentee=matching.mentees[scores.mentees[k]].id,
        mentor=matching.mentors[scores.mentors[k]].id,
        score=scores.shown_score(k),
        percent=scores.percent(k),
        parts=scores.shown_parts(k),
        locked=locked,
    )


def _locked_positions(locked, mentees, mentors, rules, scores: Scores) -> set[int]:
    """The k of the locked pairs; raises BadLock for one that may not be or does not fit."""
    mentee_at, mentor_at = positions(mentees), positions(mentors)
    for mentee, mentor in locked:
        if mentee not in mentee_at or mentor not in mentor_at:
            raise _bad_lock(mentee, mentor, ("unknown",))
        broken = reasons(mentees[mentee_at[mentee]], mentors[mentor_at[mentor]], rules)
        if broken:
            raise _bad_lock(mentee, mentor, broken)
    mentee_count = Counter(mentee for mentee, _mentor in locked)
    mentor_count = Counter(mentor for _mentee, mentor in locked)
    for mentee, mentor in locked:
        if mentee_count[mentee] > mentees[mentee_at[mentee]].quota:
            raise _bad_lock(mentee, mentor, ("quota",))
        if mentor_count[mentor] > mentors[mentor_at[mentor]].capacity:
            raise _bad_lock(mentee, mentor, ("capacity",))
    return {scores.between(mentee_at[mentee], mentor_at[mentor]) for mentee, mentor in locked}


def _bad_lock(mentee, mentor, codes):
    message = f"{mentee!r} with {mentor!r} cannot be locked: {', '.join(codes)}"
    return BadLock(message, mentee=mentee, mentor=mentor, reasons=codes)
