"""What can be wrong with the input, one class per kind.

The message says what is wrong and where, for a log or a command line; `details` carries the same
as values, for a caller who has words (and a language) of his own.
"""


class MatchingError(Exception):
    """Anything this package raises on purpose."""

    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details


class BadInput(MatchingError, ValueError):
    """The values given make no sense."""


class BadPerson(BadInput):
    """A person has an impossible value, or one id stands for two people."""


class BadRule(BadInput):
    """A hard rule that does not exist or contradicts itself."""


class BadCriterion(BadInput):
    """A criterion that does not exist, stands twice, or has an option it cannot use."""


class BadWeight(BadCriterion):
    """A weight is negative, not finite or absurd, or all of them are zero."""


class BadFormat(BadInput):
    """A program format that this package does not match."""


class BadOption(BadInput):
    """An option makes no sense (a limit below zero, a group of none), or two do not go together."""


class BadLock(BadInput):
    """A locked pair that may not be, or that does not fit into the places."""


class LengthMismatch(BadInput):
    """Arrays that describe the same pairs have different lengths."""


class BadIndex(BadInput):
    """A pair names a mentee or a mentor that is not there."""


class BadScore(BadInput):
    """A score is negative, not finite, or too large to be compared exactly."""


class BadCapacity(BadInput):
    """A quota or a capacity is negative or not a whole number."""


class DuplicatePair(BadInput):
    """The same mentee and mentor are given twice."""


class UnknownAim(BadInput):
    """An aim that this package does not pursue."""


class BadFile(BadInput):
    """A registration or rules file cannot be read as one."""


class MissingLibrary(MatchingError, ImportError):
    """A library that the matching needs is not installed."""


class SolverFailure(MatchingError, RuntimeError):
    """The solver gave no answer; nothing of its result may be used."""
