"""One attribute of many people as numpy arrays, so that all pairs are compared at once.

Rules and criteria are prepared once for two lists of people and then asked for blocks of rows
(mentees): a block is `rows` by all mentors, so memory stays small however many people there are.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

# A prepared rule or criterion: a slice of mentees -> matrix (len(slice), all mentors)
Matrix = Callable[[slice], np.ndarray]

BLOCK_CELLS = 1 << 20


def blocks(rows: int, columns: int) -> Iterator[slice]:
    """Slices that cut `rows` into pieces of about a million cells each."""
    height = max(1, BLOCK_CELLS // max(1, columns))
    for start in range(0, rows, height):
        yield slice(start, min(start + height, rows))


def numbers(values: Sequence) -> np.ndarray:
    """Floats, NaN where nothing is known."""
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def codes(left: Sequence, right: Sequence) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers for two lists of values: equal exactly where the values are, -1 where None.

    >>> codes(["IT", None], ["HR", "IT"])
    (array([ 0, -1]), array([1, 0]))
    """
    known = {}
    return tuple(
        np.array(
            [-1 if value is None else known.setdefault(value, len(known)) for value in values],
            dtype=np.int64,
        )
        for values in (left, right)
    )


def memberships(left: Sequence, right: Sequence) -> tuple[np.ndarray, np.ndarray]:
    """Two lists of sets as 0/1 matrices over the elements that occur on both sides.

    The product of the first with the second transposed counts what each pair shares.

    >>> a, b = memberships([{"en", "fr"}, {"de"}], [{"fr", "en"}, {"es"}])
    >>> a @ b.T
    array([[2., 0.],
           [0., 0.]])
    """
    shared = set().union(*left) & set().union(*right)
    place = {element: number for number, element in enumerate(sorted(shared, key=repr))}
    return _zero_one(left, place), _zero_one(right, place)


def _zero_one(sets, place):
    matrix = np.zeros((len(sets), len(place)))
    for row, elements in enumerate(sets):
        matrix[row, [place[element] for element in elements if element in place]] = 1
    return matrix


def listed(links, columns: int) -> Matrix:
    """Pairs named one by one, `(row, column, value)`, as a matrix that is 0 everywhere else."""
    found = np.array(sorted(links), dtype=float).reshape(-1, 3)
    row, column = found[:, 0].astype(np.int64), found[:, 1].astype(np.int64)

    def matrix(rows):
        part = slice(*np.searchsorted(row, (rows.start, rows.stop)))
        result = np.zeros((rows.stop - rows.start, columns))
        np.maximum.at(result, (row[part] - rows.start, column[part]), found[part, 2])
        return result

    return matrix
