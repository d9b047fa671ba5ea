"""How all mentees are compared with all mentors, in one respect.

People become small whole numbers (codes), so that what many of them have in common is compared
once. Every comparison gives two answers:

    at(i, j)               its values for pairs of positions, exactly
    lines, rows(keys, js)  every mentee as a weighted sum of few lines over the mentors; who has
                           the same key shares a line, which makes all pairs together cheap
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from . import arrays


@dataclass(frozen=True, slots=True)
class Lines:
    """Mentee i is the sum of share times line over his entries, `starts[i]` to `starts[i + 1]`."""

    starts: np.ndarray
    keys: np.ndarray  # which line, for each entry
    shares: np.ndarray
    count: int  # of different keys


class Coded:
    """People by their codes: the value of a pair depends on two numbers.

    `compare(a, b)` takes two arrays of codes that broadcast.
    """

    def __init__(self, left: np.ndarray, right: np.ndarray, compare: Callable):
        self.different, self.left = np.unique(left, return_inverse=True)
        self.right, self.compare = right, compare

    def at(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """Values of the pairs of positions."""
        return self.compare(self.different[self.left[i]], self.right[j]).astype(float)

    @property
    def lines(self) -> Lines:
        """One line for each mentee."""
        count = len(self.left)
        return Lines(np.arange(count + 1), self.left, np.ones(count), len(self.different))

    def rows(self, keys: np.ndarray, columns: slice) -> np.ndarray:
        """The lines of some keys over some mentors."""
        return self.compare(self.different[keys][:, None], self.right[columns])


class Covering:
    """What each mentee looks for, item by item, and how far each mentor has it.

    `needs` are {item: (level, weight)}, `offers` {item: level}. The value is the average of the
    reached shares of the levels, by weight; a need without a level is met by having the item.
    """

    def __init__(self, needs: Sequence[Mapping], offers: Sequence[Mapping]):
        items = arrays.sorted_shared(
            [item for one in needs for item in one], [item for one in offers for item in one]
        )
        number = {item: place for place, item in enumerate(items)}
        self.totals = np.array([sum(weight for _level, weight in one.values()) for one in needs])
        self.totals = np.where(self.totals > 0, self.totals, 1)
        wanted, entries = {}, []
        for one in needs:
            entries.append(
                [
                    (wanted.setdefault((number[item], level), len(wanted)), weight)
                    for item, (level, weight) in one.items()
                    if weight > 0 and item in number
                ]
            )
        self.starts = np.cumsum([0, *map(len, entries)])
        flat = np.array([entry for one in entries for entry in one], dtype=float).reshape(-1, 2)
        self.keys, self.weights = flat[:, 0].astype(np.int64), flat[:, 1]
        self.items, self.levels = np.array([*wanted], dtype=float).reshape(-1, 2).T
        self.items = self.items.astype(np.int64)
        self._take_offers(offers, number)

    def _take_offers(self, offers, number):
        """`self.offered[item, mentor]`: the code of his level, 0 where he has not got the item."""
        levels = sorted({level for one in offers for level in one.values()})
        code = {level: place for place, level in enumerate(levels, 1)}
        shape = len(number), len(offers)
        self.offered = np.zeros(shape, dtype=np.min_scalar_type(len(levels)))
        for column, one in enumerate(offers):
            for item in one.keys() & number.keys():
                self.offered[number[item], column] = code[one[item]]
        self.grades = np.array([-np.inf, *levels], dtype=float)

    def _reached(self, keys, grades):
        level = self.levels[keys]
        return ((grades + (level == 0)) / np.where(level, level, 1)).clip(0, 1)

    def at(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """Values of the pairs of positions."""
        pair, entry = arrays.spread(self.starts, i)
        grades = self.grades[self.offered[self.items[self.keys[entry]], j[pair]]]
        reached = self.weights[entry] * self._reached(self.keys[entry], grades)
        return np.bincount(pair, reached, minlength=len(i)) / self.totals[i]

    @property
    def lines(self) -> Lines:
        """A line for each item and level."""
        owner = np.repeat(np.arange(len(self.totals)), np.diff(self.starts))
        return Lines(self.starts, self.keys, self.weights / self.totals[owner], len(self.levels))

    def rows(self, keys: np.ndarray, columns: slice) -> np.ndarray:
        """The lines of some keys over some mentors."""
        grades = self.grades[self.offered[self.items[keys], columns]]
        return self._reached(keys[:, None], grades)


class Likeness:
    """How alike the answers of two people are, from 0 to 1, over the questions both answered."""

    def __init__(self, left: Sequence[Mapping], right: Sequence[Mapping]):
        asked = arrays.sorted_shared(
            [q for one in left for q in one], [q for one in right for q in one]
        )
        self.left, self.right = (
            np.array([arrays.numbers([one.get(q) for one in side]) for q in asked]).reshape(
                len(asked), len(side)
            )
            for side in (left, right)
        )
        self._find_lines()

    def _find_lines(self):
        """Who answered the same questions, and this one the same, has the same line for it."""
        answered = ~np.isnan(self.left.T)
        self.patterns, pattern = np.unique(answered, axis=0, return_inverse=True)
        owner, question = np.nonzero(answered)
        self.answers, answer = np.unique(self.left[question, owner], return_inverse=True)
        told = pattern.reshape(-1)[owner] * len(self.left) + question
        self.told, self.keys = np.unique(told * len(self.answers) + answer, return_inverse=True)
        self.starts = np.concatenate([[0], np.cumsum(answered.sum(axis=1))])

    def at(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """Values of the pairs of positions."""
        likeness, both = np.zeros(len(i)), np.zeros(len(i))
        for left, right in zip(self.left, self.right, strict=True):
            apart = np.abs(left[i] - right[j])
            both += ~np.isnan(apart)
            likeness += np.nan_to_num(1 - apart)
        return likeness / np.maximum(both, 1)

    @property
    def lines(self) -> Lines:
        """A line for each answer among the same questions."""
        return Lines(self.starts, self.keys, np.ones(len(self.keys)), len(self.told))

    def rows(self, keys: np.ndarray, columns: slice) -> np.ndarray:
        """The lines of some keys over some mentors."""
        told, answer = np.divmod(self.told[keys], max(1, len(self.answers)))
        pattern, question = np.divmod(told, max(1, len(self.left)))
        right = self.right[:, columns]
        both = np.maximum(self.patterns.astype(float) @ ~np.isnan(right), 1)
        return arrays.unit(1 - np.abs(right[question] - self.answers[answer, None])) / both[pattern]


class Listed:
    """Pairs named one by one, `(i, j, value)`, added up where one is named twice; 0 elsewhere."""

    lines = None

    def __init__(self, links: Iterable[tuple[int, int, float]], width: int):
        self.width = max(1, width)
        found = np.array([*links], dtype=float).reshape(-1, 3)
        keys = found[:, 0].astype(np.int64) * self.width + found[:, 1].astype(np.int64)
        self.keys, place = np.unique(keys, return_inverse=True)
        self.values = np.bincount(place, found[:, 2], minlength=len(self.keys))

    def at(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """Values of the pairs of positions."""
        wanted = i * self.width + j
        if not len(self.keys):
            return np.zeros(len(wanted))
        place = np.searchsorted(self.keys, wanted).clip(max=len(self.keys) - 1)
        return np.where(self.keys[place] == wanted, self.values[place], 0)

    def within(self, rows: slice) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """`(i, j, value)` of the pairs named of some mentees."""
        part = slice(*np.searchsorted(self.keys, (rows.start * self.width, rows.stop * self.width)))
        return *np.divmod(self.keys[part], self.width), self.values[part]


Comparison = Coded | Covering | Likeness | Listed
