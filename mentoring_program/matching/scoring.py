"""Scores: what the criteria are worth to a program, and what each allowed pair gets from them.

The score of a pair is the sum of weight times value over the criteria, in points. Points are not
normalized: a weight of 12 is what a perfect value of that criterion is worth, in every run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from . import arrays
from .criteria import prepare
from .eligibility import Rules
from .errors import BadCriterion, BadWeight
from .people import Person, positions
from .screening import screen

HIDDEN = "identity"  # counts, but is never shown: nobody may infer it from a score he can read
MOST_WEIGHT = 1_000_000
DECIMALS = 6


@dataclass(frozen=True, slots=True, init=False)
class Criterion:
    """One criterion with its weight and options.

    >>> Criterion("column", 10, name="profession").key
    'column:profession'
    """

    code: str
    weight: float
    options: Mapping

    def __init__(self, code: str, weight: float, **options):
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "weight", weight)
        object.__setattr__(self, "options", options)
        prepare(code, [], [], **options)  # says what is wrong with the options
        self._check_weight()

    def _check_weight(self):
        try:
            good = isfinite(self.weight) and 0 <= self.weight <= MOST_WEIGHT
        except TypeError:
            good = False
        if not good:
            message = f"the weight of {self.key} is {self.weight!r}, not from 0 to {MOST_WEIGHT}"
            raise BadWeight(message, criterion=self.key)

    @property
    def key(self) -> str:
        """What tells this criterion from the others of a program."""
        return f"{self.code}:{self.options['name']}" if "name" in self.options else self.code

    @property
    def hidden(self) -> bool:
        """Whether the value of this criterion stays out of everything that is shown."""
        return self.code == HIDDEN


@dataclass(frozen=True, slots=True)
class Scores:
    """The allowed pairs of two lists of people, sorted by mentee, then mentor.

    Pair k is `mentees[k]` with `mentors[k]` (positions in the two lists), worth `scores[k]`.
    `values[c, k]` is what criterion c says of it, before weighting. `removed[i, r]` counts the
    mentors that the hard rule `codes[r]` took from mentee i.
    """

    mentees: np.ndarray
    mentors: np.ndarray
    scores: np.ndarray
    values: np.ndarray
    criteria: tuple[Criterion, ...]
    removed: np.ndarray
    codes: tuple[str, ...]

    @property
    def highest(self) -> float:
        """What a pair would get that is perfect in every criterion."""
        return float(sum(criterion.weight for criterion in self.criteria))

    @property
    def shown_highest(self) -> float:
        """The same without the criteria that are never shown."""
        return float(sum(c.weight for c in self.criteria if not c.hidden))

    def parts(self, k: int) -> dict[str, float]:
        """The points that each criterion adds to the score of pair k."""
        return {
            criterion.key: round(float(criterion.weight * value), DECIMALS)
            for criterion, value in zip(self.criteria, self.values[:, k], strict=True)
        }

    def shown_parts(self, k: int) -> dict[str, float]:
        """The parts that people may see."""
        shown = [criterion.key for criterion in self.criteria if not criterion.hidden]
        parts = self.parts(k)
        return {key: parts[key] for key in shown}

    @property
    def shown(self) -> np.ndarray:
        """The scores without the points that are never shown."""
        shown = self.scores
        for criterion, values in zip(self.criteria, self.values, strict=True):
            if criterion.hidden:
                shown = shown - criterion.weight * values
        return shown.round(DECIMALS)

    def shown_score(self, k: int) -> float:
        """The sum of the parts that people may see."""
        return round(sum(self.shown_parts(k).values()), DECIMALS)

    def percent(self, k: int) -> float:
        """The shown score of pair k in percent of the highest that could be shown.

        Where nothing may be shown, this is 0 for everybody.
        """
        return 100 * self.shown_score(k) / (self.shown_highest or 1)

    def between(self, mentee: int, mentor: int) -> int | None:
        """The k of a pair, None where it is not allowed."""
        first, last = np.searchsorted(self.mentees, (mentee, mentee + 1))
        k = first + np.searchsorted(self.mentors[first:last], mentor)
        return int(k) if k < last and self.mentors[k] == mentor else None


def score(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    rules: Rules,
    criteria: Sequence[Criterion],
) -> Scores:
    """Screen all pairs by the rules and score the allowed ones by the criteria.

    Scores are rounded to 0.000001, the step in which the solver compares them. Raises BadCriterion
    or BadWeight, BadPerson where an id stands for two people of one side.
    """
    mentees, mentors, criteria = list(mentees), list(mentors), tuple(criteria)
    check_criteria(criteria)
    positions(mentees), positions(mentors)
    screened = screen(mentees, mentors, rules)
    blocks = list(arrays.blocks(len(mentees), len(mentors)))
    left, right, removed = _allowed(screened, blocks)
    values = np.empty((len(criteria), len(left)))
    total = np.zeros(len(left))
    for criterion, row in zip(criteria, values, strict=True):
        matrix = prepare(criterion.code, mentees, mentors, **criterion.options)
        _fill(row, matrix, blocks, left, right)
        total += criterion.weight * row
    return Scores(left, right, total.round(DECIMALS), values, criteria, removed, screened.codes)


def _allowed(screened, blocks):
    """The positions of all allowed pairs, and what each rule removed from each mentee."""
    none = np.zeros(0, dtype=np.int64)
    left, right, removed = [none], [none], [np.zeros((0, len(screened.codes)), dtype=np.int64)]
    for rows in blocks:
        verdicts = screened.forbidden(rows)
        first, second = np.nonzero(verdicts == 0)
        left.append(first + rows.start)
        right.append(second)
        removed.append(screened.counts(verdicts))
    return np.concatenate(left), np.concatenate(right), np.concatenate(removed)


def _fill(row, matrix, blocks, left, right):
    """Write the value of each allowed pair into `row`, block by block."""
    for rows in blocks:
        part = slice(*np.searchsorted(left, (rows.start, rows.stop)))
        row[part] = matrix(rows)[left[part] - rows.start, right[part]]


def check_criteria(criteria: Sequence[Criterion]) -> None:
    """Raise where a criterion stands twice, or no criterion has any weight."""
    keys = [criterion.key for criterion in criteria]
    twice = [key for key in keys if keys.count(key) > 1]
    if twice:
        raise BadCriterion(f"criterion {twice[0]} stands twice", criterion=twice[0])
    if not any(criterion.weight for criterion in criteria):
        raise BadWeight("all weights are zero", criteria=keys)
