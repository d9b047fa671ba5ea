"""The formats made of pairs: which pairs, for every aim."""

from .assignment import solve
from .audit import Audit, examine
from .problem import Choice, Problem


def choose(problem: Problem) -> list[int]:
    """The positions k of the chosen pairs, ascending."""
    scores = problem.scores
    given = scores.mentees, scores.mentors, scores.scores, problem.quota, problem.capacity
    return solve(*given, problem.aim, problem.held)


def chosen(problem: Problem) -> Choice:
    """The pairs chosen, each a relationship of its own."""
    return Choice(choose(problem))


def audited(problem: Problem, choice: Choice) -> Audit:
    """The audit of such a choice."""
    sides = problem.mentees, problem.mentors
    pairs, locked = problem.ids(choice.pairs), problem.ids(problem.held)
    return examine(*sides, problem.rules, problem.scores, pairs, problem.aim, locked)


def places(problem: Problem) -> tuple[list[int], list[int]]:
    """How many pairs each mentee and each mentor may be in."""
    return problem.quota, problem.capacity
