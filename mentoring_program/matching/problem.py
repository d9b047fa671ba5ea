"""One problem to solve, as a format hands it to its solver, and what the solver chooses."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from .eligibility import Rules
from .options import Options
from .people import Person
from .scoring import Scores


def silent(stage: str, share: float) -> None:
    """Who asks for no progress hears of none."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What the pairs left out of the scores mean for a result (see `widening`)."""

    gain: int  # the most they could add, in millionths; for `stable` more than 0 if any blocks
    bonus: int  # what of it would be one more mentee matched
    lowest_proven: bool
    blocking: int  # of all pairs; for `stable` of those left out


@dataclass(frozen=True, slots=True)
class Problem:
    """People in their order, the allowed pairs with their scores, and what is asked for."""

    mentees: Sequence[Person]
    mentors: Sequence[Person]
    rules: Rules
    scores: Scores
    aim: str
    held: Sequence[int]  # positions k of the locked pairs
    options: Options
    report: Callable[[str, float], None] = silent
    beyond: Beyond | None = None  # where not all pairs are in the scores

    @property
    def quota(self) -> list[int]:
        """How many mentors each mentee may have."""
        return [person.quota for person in self.mentees]

    @property
    def capacity(self) -> list[int]:
        """How many mentees each mentor may have."""
        return [person.capacity for person in self.mentors]

    def ids(self, ks: Sequence[int]) -> list[tuple[Hashable, Hashable]]:
        """(mentee id, mentor id) of the pairs at these positions."""
        pairs = ((self.scores.mentees[k], self.scores.mentors[k]) for k in ks)
        return [(self.mentees[i].id, self.mentors[j].id) for i, j in pairs]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a solver chose, in positions: of people in their lists, of pairs among the scores."""

    pairs: Sequence[int]  # ascending
    groups: Sequence[tuple] | None = None  # (mentors, mentees, pairs) each; None: a pair each
    meetings: Sequence[tuple] = ()  # (round, table, pair) each
    proof: object = None  # for the audit, which trusts nothing of it
