"""The formats made of pairs: which pairs, for every aim."""

import numpy as np

from . import assignment, lowest, stable, widening
from .assignment import solve
from .audit import Audit, examine
from .pools import check_locked, pools
from .problem import Choice, Problem
from .scoring import Scores, score

MOST_PAIRS = 3_000_000  # of which all are kept; in a larger crowd the most promising ones
AIMS = *assignment.AIMS, stable.STABLE


def scored(*given) -> Scores:
    """The pairs to choose from, see `scoring.score`."""
    return score(*given, most=MOST_PAIRS)


def choose(problem: Problem) -> list[int]:
    """The positions k of the chosen pairs, ascending; raises a `BadInput`."""
    if problem.aim == stable.STABLE:
        return _stable(problem)
    check_locked(problem.ids(problem.held), problem.mentors, problem.options)
    return _solver(problem)(*_given(problem), **_besides(problem))


def chosen(problem: Problem) -> Choice:
    """The pairs chosen, each a relationship of its own."""
    pairs = choose(problem)
    if not problem.options.lift_lowest:
        return Choice(pairs)
    return Choice(pairs, proof=lowest.rivals(pairs, *_given(problem), **_besides(problem)))


def audited(problem: Problem, choice: Choice) -> Audit:
    """The audit of such a choice."""
    sides = problem.mentees, problem.mentors
    pairs, locked = problem.ids(choice.pairs), problem.ids(problem.held)
    audit = examine(
        *sides,
        problem.rules,
        problem.scores,
        pairs,
        problem.aim,
        locked,
        problem.options,
        problem.ids(choice.proof or ()),
    )
    return widening.completed(audit, problem, choice)


def places(problem: Problem) -> tuple[list[int], list[int]]:
    """How many pairs each mentee and each mentor may be in."""
    return problem.quota, problem.capacity


def why_free(problem: Problem, choice: Choice, mentee: int, mentors) -> str:
    """Why a mentee has nobody though `mentors` are free: nothing speaks for any of the pairs."""
    return "no_points"


def _stable(problem):
    stable.check(problem.options)
    ranks = stable.ranks(problem.mentees, problem.mentors, problem.scores)
    sides = problem.scores.mentees, problem.scores.mentors
    columns = [column.tolist() for column in (*sides, *ranks)]
    return stable.solve(*columns, problem.quota, problem.capacity, problem.held)


def _solver(problem):
    return lowest.solve if problem.options.lift_lowest else solve


def _given(problem):
    """What every solver takes by position."""
    scores = problem.scores
    people = problem.quota, problem.capacity
    return scores.mentees, scores.mentors, scores.scores, *people, problem.aim, problem.held


def _besides(problem):
    """What every solver takes by name."""
    waited = [person.waited and problem.options.waited_first for person in problem.mentees]
    return {"first": np.flatnonzero(waited), **pools(problem.mentors, problem.options)}
