"""A fingerprint of what a run was given, to see later whether it is still the same."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import sha256
from math import isfinite
from numbers import Real

from .people import in_order


def digest(mentees, mentors, *settings) -> str:
    """SHA-256 over two lists of people and any settings (rules, criteria, aim, locked pairs).

    The order of people, of sets and of mappings does not matter, nor does 1 against 1.0; the order
    of lists and tuples does.

    >>> digest([], [], {"b": 1, "a": 2.0}) == digest([], [], {"a": 2, "b": 1})
    True
    """
    given = (in_order(mentees), in_order(mentors), settings)
    return sha256(canonical(given).encode()).hexdigest()


def canonical(value) -> str:
    """One text for equal values, different texts for different ones."""
    if is_dataclass(value):
        inside = (
            f"{field.name}={canonical(getattr(value, field.name))}" for field in fields(value)
        )
        return f"{type(value).__name__}({','.join(inside)})"
    if isinstance(value, Mapping):
        items = sorted(f"{canonical(key)}:{canonical(item)}" for key, item in value.items())
        return f"{{{','.join(items)}}}"
    if isinstance(value, AbstractSet):
        return f"<{','.join(sorted(map(canonical, value)))}>"
    if isinstance(value, (list, tuple)):
        return f"[{','.join(map(canonical, value))}]"
    if isinstance(value, Real) and isfinite(value) and value == int(value):
        return repr(int(value))
    return repr(value)
