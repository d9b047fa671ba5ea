"""What all pairs are worth at once, the forbidden ones among them, a block of mentees at a time.

Every mentee is a weighted sum of lines over the mentors (see `lines`): one for each skill needed,
each topic, each answer, and a few for everything in which people are of a kind, rules and criteria
together. Adding up some twenty lines is all that a mentee costs, however many criteria there are.

In float32 everything is rounded to whole steps whose sums stay below 2**24. They are exact in any
order of adding, so that the same people give the same candidates on every machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import arrays
from .lines import Coded, Comparison, Lines, Listed

MOST_KINDS = 512  # codes of several comparisons are combined as long as there are not more
MOST_LINES = 8192  # worked out at a time
MOST_BYTES = 96 << 20  # of lines kept at a time
BLOCK_CELLS = 4 << 20
CACHED_CELLS = 1 << 16  # that stay near the processor


@dataclass(frozen=True, slots=True)
class Precision:
    """How sums are kept: `value` steps of a line times `share` steps make the highest score."""

    dtype: type
    forbidden: float  # added for each rule that forbids; far below every sum of points
    value: float = 0  # 0: not rounded
    share: float = 0


COARSE = Precision(np.float32, -(2.0**30), 2.0**10, 2.0**13)
FINE = Precision(np.float64, -(2.0**60))


class Points:
    """Rules and weighted criteria of two lists of people, for all pairs."""

    def __init__(
        self,
        tests: Sequence[Comparison],
        criteria: Sequence[tuple[float, Comparison]],
        mentees: int,
        mentors: int,
        precision: Precision = FINE,
    ):
        self.shape, self.precision = (mentees, mentors), precision
        highest = sum(weight for weight, _comparison in criteria) or 1
        self.unit = precision.value * precision.share / highest  # steps of a point
        given = [(None, test) for test in tests] + [one for one in criteria if one[0]]
        self._listed = [one for one in given if isinstance(one[1], Listed)]
        coded = [one for one in given if isinstance(one[1], Coded)]
        self._single = [one for one in coded if len(one[1].different) > MOST_KINDS]
        sources = [_Kinds(group, self._worth) for group in self._grouped(coded)]
        sources += [
            _Weighted(weight, comparison, precision, highest)
            for weight, comparison in given
            if not isinstance(comparison, (Coded, Listed))
        ]
        self._join(sources)

    def _worth(self, weight, values):
        """Values of one comparison as what they add to the sums."""
        if weight is None:
            return np.where(values, self.precision.forbidden, 0)
        if not self.unit:
            return weight * values
        steps = (weight * self.unit) * values
        return np.rint(steps, out=steps)

    def _grouped(self, coded):
        """Comparisons put together as long as few combinations of their codes are in use."""
        groups = []
        few = [one for one in coded if len(one[1].different) <= MOST_KINDS]
        for one in sorted(few, key=lambda one: len(one[1].different)):
            for group in groups:
                if group.take(one):
                    break
            else:
                groups.append(_Group(one))
        return groups

    def _join(self, sources):
        """All entries of all sources by mentee, their keys numbered through."""
        self._sources = sources
        self._bases = np.cumsum([0, *(source.lines.count for source in sources)])
        lines = [source.lines for source in sources]
        none = np.zeros(0)
        owners = [np.repeat(np.arange(self.shape[0]), np.diff(one.starts)) for one in lines]
        keys = [one.keys + base for one, base in zip(lines, self._bases, strict=False)]
        owner = np.concatenate([none, *owners]).astype(np.int64)
        order = np.argsort(owner, kind="stable")
        self._keys = np.concatenate([none, *keys]).astype(np.int64)[order]
        shares = np.concatenate([none, *(one.shares for one in lines)])[order]
        self._shares = shares.astype(self.precision.dtype)
        count = np.bincount(owner, minlength=self.shape[0])
        self._starts = np.concatenate([[0], np.cumsum(count)])

    # -----------------------------------------------------------------------
    # Blocks
    # -----------------------------------------------------------------------

    def allowed(self, block: np.ndarray) -> np.ndarray:
        """Where no rule forbids."""
        return block > self.precision.forbidden / 2

    def blocks(self) -> Iterator[tuple[slice, slice, np.ndarray]]:
        """(mentees, mentors, sums of points or steps); the array is used again for the next one."""
        for mentees in self._parties():
            part = slice(self._starts[mentees.start], self._starts[mentees.stop])
            keys, place = np.unique(self._keys[part], return_inverse=True)
            cells = max(1, MOST_BYTES // np.dtype(self.precision.dtype).itemsize)
            for mentors in arrays.blocks(self.shape[1], max(1, len(keys)), cells):
                table = self._table(keys, mentors)
                yield from self._summed(mentees, mentors, table, place)

    def _parties(self):
        """Consecutive mentees who need few enough lines together."""
        if self._bases[-1] <= MOST_LINES:
            yield slice(0, self.shape[0])
            return
        start, seen = 0, set()
        for mentee in range(self.shape[0]):
            own = self._keys[self._starts[mentee] : self._starts[mentee + 1]].tolist()
            seen.update(own)
            if len(seen) > MOST_LINES and mentee > start:
                yield slice(start, mentee)
                start, seen = mentee, set(own)
        yield slice(start, self.shape[0])

    def _table(self, keys, mentors):
        """The lines of some keys over some mentors."""
        table = np.empty((len(keys), mentors.stop - mentors.start), dtype=self.precision.dtype)
        for source, base, end in zip(self._sources, self._bases, self._bases[1:], strict=False):
            first, last = np.searchsorted(keys, (base, end))
            for part in arrays.blocks(last - first, table.shape[1], BLOCK_CELLS):
                rows = slice(first + part.start, first + part.stop)
                table[rows] = source.rows(keys[rows] - base, mentors)
        return table

    def _summed(self, mentees, mentors, table, place):
        width, offset = table.shape[1], self._starts[mentees.start]
        heights = list(arrays.blocks(mentees.stop - mentees.start, width, BLOCK_CELLS))
        room = np.empty((max((h.stop - h.start for h in heights), default=0), width), table.dtype)
        for height in heights:
            rows = slice(mentees.start + height.start, mentees.start + height.stop)
            block = room[: rows.stop - rows.start]
            stops = self._starts[rows.start : rows.stop + 1].tolist()
            for line, start, stop in zip(block, stops, stops[1:], strict=False):
                np.dot(self._shares[start:stop], table[place[start - offset : stop - offset]], line)
            self._add_others(block, rows, mentors)
            yield rows, mentors, block

    def _add_others(self, block, rows, mentors):
        """What is not made of lines: people who are all different, and pairs named one by one."""
        for weight, coded in self._single:
            for part in arrays.blocks(len(block), block.shape[1], CACHED_CELLS):
                keys = coded.left[rows.start + part.start : rows.start + part.stop]
                block[part] += self._worth(weight, coded.rows(keys, mentors))
        for weight, listed in self._listed:
            i, j, values = listed.within(rows)
            here = (j >= mentors.start) & (j < mentors.stop)
            i, j = i[here] - rows.start, j[here] - mentors.start
            block[i, j] += self._worth(weight, values[here]).astype(block.dtype)


class _Group:
    """Comparisons by codes, and the code of each mentee for all of them together."""

    def __init__(self, one):
        self.members, self.left = [one], one[1].left

    def take(self, one) -> bool:
        """Take one more, if not too many combinations come of it."""
        coded = one[1]
        combined = self.left * len(coded.different) + coded.left
        kinds, left = np.unique(combined, return_inverse=True)
        if len(kinds) > MOST_KINDS:
            return False
        self.members.append(one)
        self.left = left
        return True


class _Kinds:
    """The lines of a group: one for each kind of mentee."""

    def __init__(self, group, worth):
        self._members, self._worth = group.members, worth
        _kinds, self._first = np.unique(group.left, return_index=True)
        starts, count = np.arange(len(group.left) + 1), len(self._first)
        self.lines = Lines(starts, group.left, np.ones(len(group.left)), count)

    def rows(self, keys, columns):
        """What all members of the group add, for one mentee of each kind."""
        first, total = self._first[keys], 0
        for weight, coded in self._members:
            codes, place = np.unique(coded.left[first], return_inverse=True)
            total = total + self._worth(weight, coded.rows(codes, columns))[place]
        return total


class _Weighted:
    """The lines of one criterion with its weight."""

    def __init__(self, weight, comparison, precision, highest):
        self._comparison, self._steps = comparison, precision.value
        lines = comparison.lines
        shares = weight * lines.shares
        if precision.share:
            shares = np.rint(shares / highest * precision.share)
        self.lines = replace(lines, shares=shares)

    def rows(self, keys, columns):
        """Its lines, in steps where the precision has any."""
        values = self._comparison.rows(keys, columns)
        return np.rint(values * self._steps) if self._steps else values
