"""What is handed to the solver, checked: lists become arrays of whole numbers, or a typed error."""

from operator import index

import numpy as np

from .errors import BadCapacity, BadIndex, BadLock, BadScore, DuplicatePair, LengthMismatch
from .network import MILLIONTHS

TOO_LARGE = 2.0**62 / MILLIONTHS
FAR = 1 << 62  # more than any index or number of places


def checked(mentees, mentors, scores, quota, capacity):
    """All arguments as int64 arrays, the scores in millionths."""
    mentees = whole(BadIndex, "mentees", mentees)
    mentors = whole(BadIndex, "mentors", mentors)
    worth = millionths(scores)
    _check_lengths(mentees=mentees, mentors=mentors, scores=worth)
    quota = places("mentee_quota", quota, len(worth))
    capacity = places("mentor_capacity", capacity, len(worth))
    check_range("mentees", mentees, len(quota))
    check_range("mentors", mentors, len(capacity))
    return mentees, mentors, worth, quota, capacity


def millionths(scores) -> np.ndarray:
    """Scores as the whole numbers (int64) in which they are compared and added up."""
    try:
        scores = np.asarray(scores, dtype=float)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadScore(f"scores must be a list of numbers: {error}") from error
    _check_flat(BadScore, "scores", scores)
    _refuse(BadScore, "scores", scores, ~((scores >= 0) & (scores < np.inf)), "finite and >= 0")
    _refuse(BadScore, "scores", scores, scores >= TOO_LARGE, f"less than {TOO_LARGE:g}")
    return np.rint(scores * MILLIONTHS).astype(np.int64)


def whole(error, name, values) -> np.ndarray:
    """A flat list of whole numbers as int64; what is beyond every count is cut to FAR."""
    try:
        array = np.asarray(values)
    except ValueError:
        array = np.asarray(None)
    _check_flat(error, name, array)
    if array.dtype.kind in "bi":
        return array.astype(np.int64, copy=False)
    exact = [_exact(value) for value in (values if array is not values else array.tolist())]
    strange = np.array([value is None for value in exact], bool)
    _refuse(error, name, array, strange, "a whole number")
    return np.array([max(-2, min(value, FAR)) for value in exact], np.int64)


def _exact(value) -> int | None:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    try:
        return index(value)
    except TypeError:
        return None


def _check_flat(error, name, array):
    if array.ndim != 1:
        raise error(f"{name} must be a flat list", name=name)


def _check_lengths(each="per pair", **arrays):
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{count} {name}" for name, count in lengths.items())
        raise LengthMismatch(f"one of each {each} is needed, not {told}", **lengths)


def check_range(name, indices, size, least=0):
    """Raise where an index points outside."""
    outside = (indices < least) | (indices >= size)
    _refuse(BadIndex, name, indices, outside, f"an index below {size} and not below {least}")


def places(name, values, enough) -> np.ndarray:
    """Quotas or capacities. More than there are pairs is no better than as many."""
    counts = whole(BadCapacity, name, values)
    _refuse(BadCapacity, name, counts, counts < 0, "zero or more")
    return np.minimum(counts, enough)


def _refuse(error, name, values, wrong, wanted):
    if wrong.any():
        where = int(wrong.argmax())
        message = f"{name}[{where}] is {values[where]}, but must be {wanted}"
        raise error(message, name=name, index=where)


def in_order(mentees, mentors, width):
    """The positions of the pairs sorted by mentee, then mentor; no pair may stand twice."""
    keys = mentees * width + mentors
    order = np.arange(len(keys))
    if (keys[1:] <= keys[:-1]).any():
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        twice = np.flatnonzero(keys[1:] == keys[:-1])
        if len(twice):
            first, second = order[twice[0]], order[twice[0] + 1]
            pair = f"mentee {mentees[first]} with mentor {mentors[first]}"
            message = f"pairs {first} and {second} are the same: {pair}"
            raise DuplicatePair(message, first=int(first), second=int(second))
    return order


def grouped(pools, pool_capacity, mentor_count, enough):
    """The pool of each mentor, -1 for none, and the places of each pool."""
    if pools is None and pool_capacity is None:
        return np.full(mentor_count, -1), np.zeros(0, np.int64)
    if pools is None or pool_capacity is None:
        raise BadCapacity("pools and pool_capacity go together", name="pool_capacity")
    pools = whole(BadIndex, "pools", pools)
    _check_lengths(pools=pools, mentor_capacity=range(mentor_count), each="per mentor")
    pool_capacity = places("pool_capacity", pool_capacity, enough)
    check_range("pools", pools, len(pool_capacity), least=-1)
    return pools, pool_capacity


def left(side, places, taken):
    """The places that the locked pairs leave."""
    full = np.flatnonzero(taken > places)
    if len(full):
        who = int(full[0])
        message = f"{taken[who]} pairs are locked for {side} {who}, who has {places[who]} places"
        raise BadLock(message, side=side, index=who)
    return places - taken
