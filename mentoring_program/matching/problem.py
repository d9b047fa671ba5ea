"""One problem to solve, as a format hands it to its solver."""

from collections.abc import Sequence
from dataclasses import dataclass

from .eligibility import Rules
from .options import Options
from .people import Person
from .scoring import Scores


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

    @property
    def quota(self) -> list[int]:
        """How many mentors each mentee may have."""
        return [person.quota for person in self.mentees]

    @property
    def capacity(self) -> list[int]:
        """How many mentees each mentor may have."""
        return [person.capacity for person in self.mentors]
