"""Program formats: how each turns people into a problem, and the solver's answer into a result.

A format is one entry of FORMATS. All of them share the way through the package (`match`): people
in an order of their own, seen as the format sees them; the pairs screened and scored; the problem
solved; the result audited and explained.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import (
    explanation,
    group_audit,
    groups,
    locks,
    pairs,
    peer_audit,
    peers,
    preparation,
    round_audit,
    rounds,
    widening,
)
from .assignment import AIMS, COVERAGE, SCORE
from .audit import Audit
from .eligibility import Rules
from .errors import BadFormat, BadOption, UnknownAim
from .options import Options
from .people import Person, in_order
from .preparation import Given
from .problem import Choice, Problem, silent
from .result import Group, Meeting, Pair, Result
from .scoring import Criterion, Scores, score


@dataclass(frozen=True, slots=True)
class Format:
    """What is special about matching one format."""

    prepare: Callable[[Given], Given]  # people and rules as this format sees them
    choose: Callable[[Problem], Choice] = pairs.chosen
    audit: Callable[[Problem, Choice], Audit] = pairs.audited
    places: Callable[[Problem], tuple[list, list]] = pairs.places  # most pairs of each person
    score: Callable[..., Scores] = score
    aims: Sequence[str] = AIMS
    limited: bool = False  # knows no `lift_lowest`, no `waited_first` and no `limits`
    pool: bool = False  # everybody stands on both sides
    why_free: Callable = pairs.why_free  # why somebody has nobody though one of these is free


FORMATS = {
    "one_to_one": Format(preparation.one_mentor, score=pairs.scored, aims=pairs.AIMS),
    "reverse": Format(preparation.reverse, score=pairs.scored, aims=pairs.AIMS),
    "cross": Format(preparation.across, score=pairs.scored, aims=pairs.AIMS),
    "network": Format(preparation.as_given, score=pairs.scored, aims=pairs.AIMS),
    "cascade": Format(preparation.cascade, score=pairs.scored, aims=pairs.AIMS),
    "group": Format(
        groups.prepare,
        groups.choose,
        group_audit.audit,
        groups.places,
        aims=(COVERAGE, SCORE),
        limited=True,
        why_free=groups.why_free,
    ),
    "shadow_board": Format(
        groups.prepare_board,
        groups.choose_boards,
        group_audit.audit,
        groups.board_places,
        aims=(COVERAGE, SCORE),
        limited=True,
        why_free=groups.why_free_for_board,
    ),
    "peer": Format(
        peers.prepare,
        peers.choose,
        peer_audit.audit,
        peers.places,
        peers.score,
        (COVERAGE, SCORE),
        limited=True,
        pool=True,
    ),
    "speed": Format(
        rounds.prepare,
        rounds.choose,
        round_audit.audit,
        rounds.places,
        aims=(COVERAGE, SCORE),
        limited=True,
        why_free=rounds.why_free,
    ),
}


def match(
    mentees: Iterable[Person],
    mentors: Iterable[Person],
    rules: Rules,
    criteria: Sequence[Criterion],
    aim: str = "coverage",
    format: str = "one_to_one",
    locked: Iterable[tuple[Hashable, Hashable]] = (),
    options: Options | None = None,
    report: Callable[[str, float], None] | None = None,
) -> Result:
    """Match two lists of people; somebody in both roles is in both lists.

    `locked` pairs of (mentee id, mentor id) stay as they are, but only where the rules allow them.
    `options` are what only some formats and programs ask for. `report` is told how far it is,
    (stage, share from 0.0 to 1.0), and may raise to cancel; the stages are 'reading', 'scoring',
    'solving' and 'explaining'. The answer does not depend on the order of anything given. Raises a
    `BadInput` that says what is wrong, `MissingLibrary` or `SolverFailure`.

    >>> ann, bob = Person("ann", quota=1, place="York"), Person("bob", capacity=1, place="York")
    >>> result = match([ann], [bob], Rules(), [Criterion("place", 10)])
    >>> [(pair.mentee, pair.mentor, pair.score) for pair in result.pairs], result.audit.proven
    ([('ann', 'bob', 10.0)], True)
    """
    report = report or silent
    report("reading", 0.0)
    given = prepare(mentees, mentors, rules, criteria, format, options)
    kind = FORMATS[format]
    _check_known(format, aim, given.options)
    report("scoring", 0.0)
    scores = kind.score(given.mentees, given.mentors, given.rules, given.criteria, report)
    sides = given.mentees, given.mentors
    problem = Problem(*sides, given.rules, scores, aim, (), given.options, report)
    problem = widening.holding(problem, locked)
    held = locks.held(problem, locked, *kind.places(problem), kind.pool)
    problem = replace(problem, held=held)
    report("solving", 0.0)
    problem, choice = widening.settled(problem, kind.choose)
    report("explaining", 0.0)
    return _result(format, problem, choice)


def _check_known(format, aim, options):
    """Raise where the format does not know the aim, or what is asked for besides."""
    kind = FORMATS[format]
    if aim not in kind.aims:
        message = f"the aim of {format} is {aim!r}, not {' or '.join(kind.aims)}"
        raise UnknownAim(message, aim=aim, format=format)
    asked = {
        "lift_lowest": options.lift_lowest,
        "waited_first": options.waited_first,
        "limits": options.pool and options.limits,
    }
    for name, value in asked.items():
        if kind.limited and value:
            raise BadOption(f"{name} is not known to the format {format}", option=name)


def prepare(
    mentees: Iterable[Person],
    mentors: Iterable[Person],
    rules: Rules,
    criteria: Sequence[Criterion],
    format: str = "one_to_one",
    options: Options | None = None,
) -> Given:
    """People (in their order), rules and criteria as the format sees them.

    >>> given = prepare([], [], Rules(grade_gap_min=1), [], "reverse")
    >>> given.rules.grade_gap_max
    -1
    """
    if format not in FORMATS:
        raise BadFormat(f"format {format!r} is not one of {', '.join(FORMATS)}", format=format)
    given = Given(in_order(mentees), in_order(mentors), rules, criteria, options or Options())
    return FORMATS[format].prepare(given)


def _result(format, problem, choice) -> Result:
    kind = FORMATS[format]
    quota, capacity = kind.places(problem)
    matching = explanation.Matching(
        problem.mentees,
        problem.mentors,
        problem.scores,
        np.array(choice.pairs, dtype=np.int64),
        quota,
        capacity,
        pool=kind.pool,
        free=lambda mentee, mentors: kind.why_free(problem, choice, mentee, mentors),
        rules=problem.rules,
        held=problem.held,
        options=problem.options,
    )
    held = set(problem.held)
    points = problem.scores.told(choice.pairs)
    told = {
        k: _pair(problem, k, told, k in held) for k, told in zip(choice.pairs, points, strict=True)
    }
    return Result(
        format=format,
        aim=problem.aim,
        pairs=tuple(told.values()),
        unmatched=tuple(explanation.unmatched(matching)),
        audit=kind.audit(problem, choice),
        matching=matching,
        groups=tuple(_groups(problem, choice, told)),
        meetings=tuple(Meeting(round_, table, told[k]) for round_, table, k in choice.meetings),
    )


def _groups(problem, choice, told):
    if choice.groups is None:
        for pair in told.values():
            yield Group((pair.mentor,), (pair.mentee,), (pair,))
        return
    for mentors, mentees, ks in choice.groups:
        yield Group(
            mentors=tuple(problem.mentors[j].id for j in mentors),
            mentees=tuple(problem.mentees[i].id for i in mentees),
            pairs=tuple(told[k] for k in ks),
        )


def _pair(problem, k, told, locked):
    [(mentee, mentor)] = problem.ids([k])
    return Pair(mentee, mentor, told.score, told.percent, told.parts, locked)
