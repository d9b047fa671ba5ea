"""The most promising partners of each mentee, where there are too many pairs to keep them all."""

from collections.abc import Callable

import numpy as np

from .points import Points


def everybody(points: Points) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All allowed pairs (mentees, mentors), and how many mentors each mentee is allowed."""
    found = [np.zeros((2, 0), dtype=np.int64)]
    for rows, columns, block in points.blocks():
        i, j = np.nonzero(points.allowed(block))
        found.append(np.stack([i + rows.start, j + columns.start]))
    i, j = np.concatenate(found, axis=1)
    order = np.lexsort((j, i))
    return i[order], j[order], np.bincount(i, minlength=points.shape[0])


def best(
    points: Points, count: int, report: Callable[[str, float], None] | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The pairs (mentees, mentors) that are among the `count` best allowed of their mentee.

    Of equals those come first who follow, in a ring of all mentors, the mentee's own place: so
    everybody has others, and equals are spread over all. The third array is how many mentors each
    mentee is allowed.
    """
    (mentees, mentors), done = points.shape, 0
    allowed = np.zeros(mentees, dtype=np.int64)
    found = [np.zeros((3, 0))]
    for rows, columns, block in points.blocks():
        allowed[rows] += points.allowed(block).sum(axis=1)
        found.append(_best_of(points, rows, columns, block, count))
        done += block.size
        if report:
            report("scoring", done / (mentees * mentors))
    i, j = _merged(np.concatenate(found, axis=1), points.shape, count)
    return i, j, allowed


def _best_of(points, rows, columns, block, count):
    """`(3, pairs)`: mentee, mentor and worth of the best of one block."""
    least = _least(points, block, count)
    place = np.flatnonzero(block >= least[:, None])
    i, j = np.divmod(place, block.shape[1])
    worth = block.ravel()[place]
    start = _ring_start(np.arange(rows.start, rows.stop), points.shape) - columns.start
    keep = _first_in_ring(i, j, worth > least[i], start, count)
    return np.stack([i[keep] + rows.start, j[keep] + columns.start, worth[keep]])


def _least(points, block, count):
    """What the last of the `count` best of each row is worth; never so low as to be forbidden."""
    width = block.shape[1]
    lowest = np.nextafter(block.dtype.type(points.precision.forbidden / 2), block.dtype.type(1))
    if width <= count:
        return np.full(len(block), lowest)
    last = np.partition(block, width - count, axis=1)[:, width - count]
    return np.maximum(last, lowest)


def _ring_start(mentees, shape):
    """Where in the ring of all mentors the search of each mentee starts."""
    return mentees * shape[1] // max(1, shape[0])


def _first_in_ring(i, j, better, start, count):
    """All who are better, and of the others of each row as many as have room, by the ring."""
    equal = ~better
    taken = np.bincount(i[better], minlength=len(start))
    equals = np.bincount(i[equal], minlength=len(start))
    before = np.bincount(i[equal & (j < start[i])], minlength=len(start))
    order = np.cumsum(equal) - 1 - (np.cumsum(equals) - equals)[i]
    rank = (order - before[i]) % np.maximum(equals, 1)[i]
    return better | (rank < (count - taken)[i])


def _merged(found, shape, count):
    """The best of each mentee out of what several blocks found, by mentee, then mentor."""
    i, j = found[0].astype(np.int64), found[1].astype(np.int64)
    if np.bincount(i, minlength=1).max() > count:
        best_ = first_of_each(i, j, found[2], shape, count)
        i, j = i[best_], j[best_]
    width = max(1, shape[1])
    return np.divmod(np.sort(i * width + j), width)


def first_of_each(i, j, worth, shape, count) -> np.ndarray:
    """The positions of the best `count` pairs of each mentee, of equals the first in the ring."""
    distance = (j - _ring_start(i, shape)) % max(1, shape[1])
    order = np.lexsort((distance, -worth, i))
    rank = np.arange(len(i)) - np.searchsorted(i[order], i[order])
    return order[rank < count]
