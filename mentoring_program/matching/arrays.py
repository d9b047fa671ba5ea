"""Values of many people as numpy arrays, so that pairs are compared without a loop over them."""

from collections.abc import Iterator, Sequence

import numpy as np

BLOCK_CELLS = 1 << 20


def blocks(rows: int, columns: int, cells: int | None = None) -> Iterator[slice]:
    """Slices that cut `rows` into pieces of about a million cells each."""
    height = max(1, (cells or BLOCK_CELLS) // max(1, columns))
    for start in range(0, rows, height):
        yield slice(start, min(start + height, rows))


def numbers(values: Sequence) -> np.ndarray:
    """Floats, NaN where nothing is known."""
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def unit(values: np.ndarray) -> np.ndarray:
    """The values brought between 0 and 1; 0 where one is not known."""
    values = np.fmax(values, 0)
    return np.minimum(values, 1, out=values)


def codes(values: Sequence) -> tuple[np.ndarray, list]:
    """The number of each value among the different ones, -1 for None, and those.

    >>> codes(["IT", None, "HR", "IT"])
    (array([ 0, -1,  1,  0]), ['IT', 'HR'])
    """
    known = {}
    found = [-1 if value is None else known.setdefault(value, len(known)) for value in values]
    return np.array(found, dtype=np.int64), list(known)


def shared_codes(left: Sequence, right: Sequence) -> tuple[np.ndarray, np.ndarray]:
    """Numbers for two lists of values: equal exactly where the values are, -1 where None.

    Values that one side alone has get a number of that side, so that few numbers are in use.

    >>> shared_codes(["IT", None, "Law"], ["HR", "IT"])
    (array([ 2, -1,  0]), array([1, 2]))
    """
    both = {value: number for number, value in enumerate(sorted_shared(left, right), 2)}
    return tuple(
        np.array([-1 if v is None else both.get(v, own) for v in side], dtype=np.int64)
        for own, side in enumerate((left, right))
    )


def sorted_shared(left: Sequence, right: Sequence) -> list:
    """The values that both sides have, in the order of the first."""
    other = set(right)
    return [value for value in dict.fromkeys(left) if value in other and value is not None]


def bits(sets: Sequence, number: dict) -> np.ndarray:
    """`(sets, words)`: each set as the bits of its numbered elements.

    >>> bits([{"en", "fr"}, {"de"}], {"en": 0, "fr": 1})
    array([[3],
           [0]], dtype=uint64)
    """
    words = np.zeros((len(sets), len(number) // 64 + 1), dtype=np.uint64)
    for row, elements in enumerate(sets):
        for element in elements & number.keys():
            word, bit = divmod(number[element], 64)
            words[row, word] |= np.uint64(1 << bit)
    return words


def spread(starts: np.ndarray, who: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All entries of several owners: (position in `who`, entry), owner i having those from
    `starts[i]` to `starts[i + 1]`.

    >>> spread(np.array([0, 2, 2, 3]), np.array([2, 0]))
    (array([0, 1, 1]), array([2, 0, 1]))
    """
    lengths = starts[who + 1] - starts[who]
    owners = np.repeat(np.arange(len(who)), lengths)
    skipped = np.cumsum(lengths) - lengths
    return owners, np.arange(len(owners)) + (starts[who] - skipped)[owners]
