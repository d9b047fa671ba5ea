"""Speed mentoring: short meetings at an event, in rounds and at tables."""

from dataclasses import dataclass, replace

import numpy as np

from .bounds import millionths
from .errors import BadLock, BadOption
from .meetings import Market, best, bonuses
from .preparation import Given
from .problem import Choice, Problem
from .timetable import rounds_of, tables_of


@dataclass(frozen=True, slots=True)
class Met:
    """What was chosen from, for the audit; one unit of its worth is `step` millionths."""

    market: Market
    step: int


def prepare(given: Given) -> Given:
    """Everybody may meet somebody in every round, on one side of the table.

    Who could sit on either side takes the one with fewer people.
    """
    rounds, tables = given.options.rounds, given.options.tables
    if not isinstance(rounds, int) or rounds < 1:
        raise BadOption(f"rounds is {rounds!r}, not a whole number from 1", option="rounds")
    if tables is not None and (not isinstance(tables, int) or tables < 1):
        raise BadOption(f"tables is {tables!r}, not a whole number from 1", option="tables")
    mentees, mentors = _sides(given.mentees, given.mentors)
    return replace(
        given,
        mentees=[replace(one, quota=rounds * (one.quota > 0)) for one in mentees],
        mentors=[replace(one, capacity=rounds * (one.capacity > 0)) for one in mentors],
    )


def _sides(mentees, mentors):
    both = {one.id for one in mentees if one.quota} & {one.id for one in mentors if one.capacity}
    learning = {one.id for one in mentees if one.id not in both}
    mentoring = {one.id for one in mentors if one.id not in both}
    for one in mentees:
        if one.id in both:
            min(learning, mentoring, key=len).add(one.id)
    return (
        [one for one in mentees if one.id in learning],
        [one for one in mentors if one.id in mentoring],
    )


def places(problem: Problem) -> tuple[list[int], list[int]]:
    """The most meetings of each mentee and each mentor."""
    return problem.quota, problem.capacity


def choose(problem: Problem) -> Choice:
    """The best meetings, each with its round and its table."""
    options, scores = problem.options, problem.scores
    met = _met(problem)
    chosen = best(met.market)
    ends = list(zip(scores.mentees[chosen].tolist(), scores.mentors[chosen].tolist(), strict=True))
    problem.report("solving", 0.5)
    rounds = rounds_of(ends, options.rounds)
    tables = options.tables or len({mentor for _mentee, mentor in ends})
    at = tables_of(ends, rounds, tables)
    meetings = sorted(
        (round_ + 1, table + 1, k)
        for round_, table, k in zip(rounds, at, chosen.tolist(), strict=True)
    )
    return Choice(chosen.tolist(), groups=(), meetings=meetings, proof=met)


def _met(problem):
    """What to choose from; only the aim 'coverage' shares meetings out fairly."""
    options, scores = problem.options, problem.scores
    worth = millionths(scores.scores)
    step = int(np.gcd.reduce(worth, initial=0)) or 1
    held = np.zeros(len(worth), bool)
    held[np.array(problem.held, np.int64)] = True
    sizes = len(problem.mentees), len(problem.mentors)
    rounds = min(options.rounds, max(sizes))
    tables = len(worth) if options.tables is None else options.tables
    seats = min(len(worth), options.rounds * tables)
    if held.sum() > seats:
        [(mentee, mentor)] = problem.ids(problem.held[-1:])
        message = "more pairs are locked than there are places at tables"
        raise BadLock(message, mentee=mentee, mentor=mentor, reasons=("tables",))
    fair = problem.aim == "coverage"
    mentee_bonus, mentor_bonus = bonuses(rounds, worth // step, sizes, fair)
    return Met(
        Market(
            mentees=scores.mentees,
            mentors=scores.mentors,
            worth=worth // step,
            held=held,
            sizes=sizes,
            mentee_bonus=mentee_bonus,
            mentor_bonus=mentor_bonus,
            seats=seats,
        ),
        step,
    )


def why_free(problem: Problem, choice: Choice, mentee: int, mentors) -> str:
    """Why a mentee meets nobody though `mentors` have a round left: no table, or no points."""
    seats = choice.proof.market.seats
    return "all_full" if len(choice.pairs) >= seats else "no_points"
