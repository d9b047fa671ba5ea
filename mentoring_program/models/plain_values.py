"""Values as JSON keeps them, and back: tuples, sets and mappings whose keys are no text."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

PAIRS, SET = "(pairs)", "(set)"


def plain(value):
    """A value as JSON gives it back, so that what was kept can be compared with what is.

    >>> plain({"gaps": {1: 0.5}, "companies": frozenset({3})})
    {'gaps': {'(pairs)': [[1, 0.5]]}, 'companies': {'(set)': [3]}}
    """
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value):
            return {key: plain(one) for key, one in value.items()}
        pairs = sorted(value.items(), key=repr)
        return {PAIRS: [[plain(key), plain(one)] for key, one in pairs]}
    if isinstance(value, AbstractSet):
        return {SET: [plain(one) for one in sorted(value, key=repr)]}
    return [plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def restored(value):
    """What `plain` was given; lists come back as tuples.

    >>> restored(plain({"gaps": {1: 0.5}, "names": ("a", "b")}))
    {'gaps': {1: 0.5}, 'names': ('a', 'b')}
    """
    if isinstance(value, Mapping):
        if PAIRS in value:
            return {restored(key): restored(one) for key, one in value[PAIRS]}
        if SET in value:
            return frozenset(map(restored, value[SET]))
        return {key: restored(one) for key, one in value.items()}
    return tuple(map(restored, value)) if isinstance(value, (list, tuple)) else value
