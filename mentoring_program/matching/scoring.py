"""Scores: what the criteria are worth to a program, and what each allowed pair gets from them.

The score of a pair is the sum of weight times value over the criteria, in points. Points are not
normalized: a weight of 12 is what a perfect value of that criterion is worth, in every run.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from . import arrays
from .candidates import best, everybody
from .criteria import prepare
from .eligibility import Rules
from .errors import BadCriterion, BadWeight
from .people import Person, positions
from .points import COARSE, FINE, Points, Precision
from .screening import screen

HIDDEN = "identity"  # counts, but is never shown: nobody may infer it from a score he can read
MOST_WEIGHT = 1_000_000
DECIMALS = 6

CANDIDATES = 50  # of each mentee, where not all pairs are kept
PAIR_CELLS = 16  # numbers per pair on the way to a value


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
    """Pairs of two lists of people that may be, sorted by mentee, then mentor, with their scores.

    Pair k is `mentees[k]` with `mentors[k]` (positions in the two lists), worth `scores[k]`. In a
    large crowd these are only the most promising pairs; `allowed[i]` counts all that mentee i may
    be in, and `removed[i, r]` the mentors that the hard rule `codes[r]` took from him.
    """

    mentees: np.ndarray
    mentors: np.ndarray
    scores: np.ndarray
    criteria: tuple[Criterion, ...]
    allowed: np.ndarray
    removed: np.ndarray
    codes: tuple[str, ...]
    table: "Table"

    @property
    def complete(self) -> bool:
        """Whether all pairs that may be are here."""
        return len(self.scores) == self.allowed.sum()

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
        return self._parts(self.criteria, [k])[0]

    def shown_parts(self, k: int) -> dict[str, float]:
        """The parts that people may see."""
        return self.told([k])[0].parts

    @property
    def shown(self) -> np.ndarray:
        """The scores without the points that are never shown."""
        shown = self.scores
        for number, criterion in enumerate(self.criteria):
            if criterion.hidden:
                values = self.table.values(number, self.mentees, self.mentors)
                shown = shown - criterion.weight * values
        return shown.round(DECIMALS)

    def shown_score(self, k: int) -> float:
        """The sum of the parts that people may see."""
        return self.told([k])[0].score

    def percent(self, k: int) -> float:
        """The shown score of pair k in percent of the highest that could be shown.

        Where nothing may be shown, this is 0 for everybody.
        """
        return self.told([k])[0].percent

    def told(self, ks: Sequence[int]) -> list["Told"]:
        """What people may see of the scores of several pairs, worked out together."""
        shown = [criterion for criterion in self.criteria if not criterion.hidden]
        found = []
        for parts in self._parts(shown, ks):
            score = round(sum(parts.values()), DECIMALS)
            found.append(Told(score, 100 * score / (self.shown_highest or 1), parts))
        return found

    def _parts(self, criteria, ks):
        """The points of some criteria, pair by pair."""
        ks = np.asarray(ks, dtype=np.int64)
        i, j = self.mentees[ks], self.mentors[ks]
        keys = [criterion.key for criterion in criteria]
        points = [
            (c.weight * self.table.values(self.criteria.index(c), i, j)).round(DECIMALS).tolist()
            for c in criteria
        ]
        if not points:
            return [{} for _k in ks]
        return [dict(zip(keys, row, strict=True)) for row in zip(*points, strict=True)]

    def between(self, mentee: int, mentor: int) -> int | None:
        """The k of a pair, None where it is not here."""
        first, last = np.searchsorted(self.mentees, (mentee, mentee + 1))
        k = first + np.searchsorted(self.mentors[first:last], mentor)
        return int(k) if k < last and self.mentors[k] == mentor else None

    def with_pairs(self, i: np.ndarray, j: np.ndarray) -> "Scores":
        """These and more allowed pairs."""
        width = max(1, len(self.table.mentors))
        keys = np.union1d(self.mentees * width + self.mentors, i * width + j)
        left, right = np.divmod(keys, width)
        return replace(self, mentees=left, mentors=right, scores=self.table.scores(left, right))


@dataclass(frozen=True, slots=True)
class Told:
    """What people may see of a pair's score."""

    score: float
    percent: float
    parts: Mapping[str, float]


class Table:
    """Rules and criteria prepared for two lists of people: what any pair of them is worth."""

    def __init__(self, mentees, mentors, rules, criteria):
        self.mentees, self.mentors, self.criteria = mentees, mentors, criteria
        self.screen = screen(mentees, mentors, rules)
        self.comparisons = [prepare(c.code, mentees, mentors, **c.options) for c in criteria]

    def values(self, number: int, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """What one criterion says of pairs of positions, before weighting."""
        found = np.empty(len(i))
        for part in arrays.blocks(len(i), PAIR_CELLS):
            found[part] = self.comparisons[number].at(i[part], j[part])
        return found

    def allowed(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """Which pairs of positions no rule forbids."""
        fine = np.ones(len(i), dtype=bool)
        for test in self.screen.tests:
            fine &= test.at(i, j) == 0
        return fine

    def scores(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """What pairs of positions are worth, rounded to the step in which the solver compares."""
        total = np.zeros(len(i))
        for number, criterion in enumerate(self.criteria):
            total += criterion.weight * self.values(number, i, j)
        return total.round(DECIMALS)

    def points(
        self, precision: Precision, counts: Callable[[Criterion], bool] = lambda criterion: True
    ) -> Points:
        """Rules and the criteria that count, for all pairs at once."""
        given = zip(self.criteria, self.comparisons, strict=True)
        weighted = [(one.weight, comparison) for one, comparison in given if counts(one)]
        sizes = len(self.mentees), len(self.mentors)
        return Points(self.screen.tests, weighted, *sizes, precision)


def score(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    rules: Rules,
    criteria: Sequence[Criterion],
    report: Callable[[str, float], None] | None = None,
    most: int | None = None,
) -> Scores:
    """Screen all pairs by the rules and score the allowed ones by the criteria.

    Where there are more than `most` pairs, only the most promising of each mentee are kept. Scores
    are rounded to 0.000001, the step in which the solver compares them. Raises BadCriterion or
    BadWeight, BadPerson where an id stands for two people of one side.
    """
    mentees, mentors, criteria = list(mentees), list(mentors), tuple(criteria)
    check_criteria(criteria)
    positions(mentees), positions(mentors)
    table = Table(mentees, mentors, rules, criteria)
    if most is not None and len(mentees) * len(mentors) > most:
        i, j, allowed = best(table.points(COARSE), CANDIDATES, report)
    else:
        i, j, allowed = everybody(table.points(FINE, lambda criterion: False))
    scores = table.scores(i, j)
    removed, codes = table.screen.removed(), table.screen.codes
    return Scores(i, j, scores, criteria, allowed, removed, codes, table)


def check_criteria(criteria: Sequence[Criterion]) -> None:
    """Raise where a criterion stands twice, or no criterion has any weight."""
    keys = [criterion.key for criterion in criteria]
    twice = [key for key in keys if keys.count(key) > 1]
    if twice:
        raise BadCriterion(f"criterion {twice[0]} stands twice", criterion=twice[0])
    if not any(criterion.weight for criterion in criteria):
        raise BadWeight("all weights are zero", criteria=keys)
