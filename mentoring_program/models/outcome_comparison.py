"""Set what happened to participants beside what happened to comparable colleagues.

Plain values in, plain values out. Each participant is compared with the colleagues of his cell (the
same department, job and tenure band); so many participants as are in a cell, so much does it count.
"""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

LEAST = 3  # people, below whom nothing is told
INTERVAL_FROM = 50  # participants, below whom an interval says nothing that helps
Z = 1.959963984540054  # the normal quantile of 97.5 %


@dataclass(frozen=True)
class Group:
    """How many people there are, to how many of them it happened, and the share of these."""

    count: int
    events: int
    share: float  # 0.0 to 1.0; of colleagues: weighted like the participants

    @property
    def is_told(self):
        """Whether neither those it happened to nor the others are one or two people.

        >>> [Group(9, events, 0).is_told for events in (0, 1, 2, 3, 6, 7, 8, 9)]
        [True, False, False, True, True, False, False, True]
        """
        few = range(1, LEAST)
        return self.is_large and self.events not in few and self.count - self.events not in few

    @property
    def is_large(self):
        """Whether there are enough people to be counted at all."""
        return self.count >= LEAST


@dataclass(frozen=True)
class Comparison:
    """Two groups side by side, and the interval of their difference where there is one."""

    participants: Group
    colleagues: Group
    interval: tuple[float, float] | None


def compare(participants, colleagues):
    """Compare two groups of ``(cell, happened)``; participants without colleagues are left out.

    >>> ours = [("sales", True)] * 2 + [("plant", False)] * 2
    >>> theirs = [("sales", True), ("sales", False), ("plant", False), ("hall", True)]
    >>> compare(ours, theirs).participants, compare(ours, theirs).colleagues
    (Group(count=4, events=2, share=0.5), Group(count=3, events=1, share=0.25))

    :return: a :class:`Comparison`
    """
    sizes = Counter(cell for cell, _happened in colleagues)
    ours = [(cell, happened) for cell, happened in participants if cell in sizes]
    wanted = Counter(cell for cell, _happened in ours)
    theirs = [(cell, happened) for cell, happened in colleagues if cell in wanted]
    weights = [(wanted[cell] / sizes[cell], happened) for cell, happened in theirs]
    count, events = len(ours), sum(happened for _cell, happened in ours)
    group = Group(count, events, events / count if count else 0.0)
    others = Group(
        len(theirs),
        sum(happened for _cell, happened in theirs),
        sum(weight for weight, happened in weights if happened) / count if count else 0.0,
    )
    interval = None
    if count >= INTERVAL_FROM:
        interval = difference_interval(group.share, count, others.share, _effective(weights))
    return Comparison(group, others, interval)


def difference_interval(share, count, other_share, other_count):
    """The 95 % interval of the difference of two independent shares.

    R. G. Newcombe, Interval estimation for the difference between independent proportions:
    comparison of eleven methods, Statistics in Medicine 17 (1998), 873-890, method 10: the hybrid
    of two score intervals, without continuity correction. His example (a), 56 of 70 beside 48 of
    80:

    >>> [round(end, 4) for end in difference_interval(56 / 70, 70, 48 / 80, 80)]
    [0.0524, 0.3339]
    """
    low, high = score_interval(share, count)
    other_low, other_high = score_interval(other_share, other_count)
    difference = share - other_share
    return (
        difference - sqrt((share - low) ** 2 + (other_high - other_share) ** 2),
        difference + sqrt((high - share) ** 2 + (other_share - other_low) ** 2),
    )


def score_interval(share, count):
    """The 95 % score interval of a share.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
    the American Statistical Association 22 (1927), 209-212.

    >>> [round(end, 4) for end in score_interval(0.5, 10)]
    [0.2366, 0.7634]
    """
    middle = share + Z * Z / (2 * count)
    reach = Z * sqrt(share * (1 - share) / count + Z * Z / (4 * count * count))
    whole = 1 + Z * Z / count
    return max((middle - reach) / whole, 0.0), min((middle + reach) / whole, 1.0)


def _effective(weights):
    """How many people of equal weight say as much as these (L. Kish, Survey Sampling, 1965).

    >>> _effective([(1.0, True), (1.0, False)]), round(_effective([(3.0, True), (1.0, False)]), 1)
    (2.0, 1.6)
    """
    total = sum(weight for weight, _happened in weights)
    return total * total / sum(weight * weight for weight, _happened in weights)
