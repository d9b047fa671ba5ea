"""What a matching gives back: who is proposed to whom, why, and the proof that it is the best."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from . import explanation
from .audit import Audit


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentee and a mentor who are proposed to each other.

    Score, percent and parts are what people may see; the identity wish is in none of them.
    """

    mentee: Hashable
    mentor: Hashable
    score: float
    percent: float
    parts: Mapping[str, float]
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """People who are proposed to each other as one relationship: a pair, or more of them.

    Among peers nobody is a mentor: all are `mentees`.
    """

    mentors: tuple[Hashable, ...]
    mentees: tuple[Hashable, ...]
    pairs: tuple[Pair, ...]

    @property
    def score(self) -> float:
        """The average score of its pairs, as people may see it."""
        return sum(pair.score for pair in self.pairs) / len(self.pairs)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One short meeting of a speed event; rounds and tables count from 1."""

    round: int
    table: int
    pair: Pair


@dataclass(frozen=True, slots=True)
class Result:
    """The pairs, sorted by mentee, why others have none, and the proof that it is the best.

    The totals are over whole scores, the points that are not shown among them.
    """

    format: str
    aim: str
    pairs: tuple[Pair, ...]
    unmatched: tuple[explanation.Unmatched, ...]
    audit: Audit
    matching: explanation.Matching
    groups: tuple[Group, ...] = ()  # the pairs as the relationships they make; none for `speed`
    meetings: tuple[Meeting, ...] = ()  # of a speed event, by round and table

    @property
    def allowed_pair_count(self) -> int:
        """Pairs that no hard rule forbids."""
        return int(self.matching.scores.allowed.sum()) // (1 + self.matching.pool)  # of peers once

    @property
    def matched_count(self) -> int:
        """Mentees with at least one mentor."""
        return self.audit.matched_count

    @property
    def unmatched_count(self) -> int:
        """Mentees without one."""
        return len(self.unmatched)

    @property
    def score_total(self) -> float:
        """The sum of the scores of all pairs."""
        return self.audit.score_total

    @property
    def score_bound(self) -> float:
        """What no result for the aim exceeds: equal to the total where it is proven the best."""
        return self.audit.score_bound

    @property
    def score_mean(self) -> float:
        """The average score of a pair, 0 without any."""
        return self.score_total / len(self.pairs) if self.pairs else 0.0

    @property
    def score_min(self) -> float:
        """The lowest shown score of a pair, 0 without any."""
        return min((pair.score for pair in self.pairs), default=0.0)

    @property
    def blocking_pair_count(self) -> int:
        """Pairs not chosen in which both would gain."""
        return self.audit.blocking_pair_count

    @property
    def violation_count(self) -> int:
        """Rules and numbers of places that the result breaks."""
        return self.audit.violation_count

    def alternatives(self, side: str = "mentee", count: int = 5) -> dict:
        """The next best partners of everybody on one side: `{person id: [Alternative]}`."""
        return explanation.alternatives(self.matching, side, count)
