"""The formats made of pairs: which pairs, for every aim."""

from .assignment import solve
from .problem import Problem


def choose(problem: Problem) -> list[int]:
    """The positions k of the chosen pairs, ascending."""
    scores = problem.scores
    given = scores.mentees, scores.mentors, scores.scores, problem.quota, problem.capacity
    return solve(*given, problem.aim, problem.held)
