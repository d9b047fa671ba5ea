"""Program formats: how each turns people into an assignment problem, and its answer into pairs.

A format is one entry of FORMATS. All of them share the way through the package: people in an order
of their own, the pairs screened and scored, the problem solved, the result audited and explained.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import explanation
from .assignment import AIMS, solve
from .audit import Audit, examine
from .eligibility import Rules, reasons
from .errors import BadFormat, BadLock, UnknownAim
from .people import Person, in_order, positions
from .scoring import Criterion, Scores, score


@dataclass(frozen=True, slots=True)
class Format:
    """What is special about matching one format."""

    mentee: Callable[[Person], Person]  # a mentee as this format sees him


def _one_mentor(mentee):
    return replace(mentee, quota=1) if mentee.quota > 1 else mentee


FORMATS = {"one_to_one": Format(mentee=_one_mentor)}


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

    @property
    def allowed_pair_count(self) -> int:
        """Pairs that no hard rule forbids."""
        return len(self.matching.scores.scores)

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


def match(
    mentees: Iterable[Person],
    mentors: Iterable[Person],
    rules: Rules,
    criteria: Sequence[Criterion],
    aim: str = "coverage",
    format: str = "one_to_one",
    locked: Iterable[tuple[Hashable, Hashable]] = (),
) -> Result:
    """Match two lists of people; somebody in both roles is in both lists.

    `locked` pairs of (mentee id, mentor id) stay as they are, but only where the rules allow them.
    The answer does not depend on the order of anything given. Raises a `BadInput` that says what
    is wrong, `MissingLibrary` or `SolverFailure`.

    >>> ann, bob = Person("ann", quota=1, place="York"), Person("bob", capacity=1, place="York")
    >>> result = match([ann], [bob], Rules(), [Criterion("place", 10)])
    >>> [(pair.mentee, pair.mentor, pair.score) for pair in result.pairs], result.audit.proven
    ([('ann', 'bob', 10.0)], True)
    """
    _check_known(format, aim)
    mentees = in_order(map(FORMATS[format].mentee, mentees))
    mentors = in_order(mentors)
    scores = score(mentees, mentors, rules, criteria)
    locked = sorted(set(locked), key=repr)
    held = _locked_positions(locked, mentees, mentors, rules, scores)
    quota, capacity = [p.quota for p in mentees], [p.capacity for p in mentors]
    chosen = solve(scores.mentees, scores.mentors, scores.scores, quota, capacity, aim, list(held))
    matching = explanation.Matching(mentees, mentors, scores, np.array(chosen, dtype=np.int64))
    pairs = tuple(_pair(matching, k, k in held) for k in chosen)
    audit = examine(
        mentees, mentors, rules, scores, [(p.mentee, p.mentor) for p in pairs], aim, locked
    )
    alone = tuple(explanation.unmatched(matching))
    return Result(format, aim, pairs, alone, audit, matching)


def _check_known(format, aim):
    if format not in FORMATS:
        raise BadFormat(f"format {format!r} is not one of {', '.join(FORMATS)}", format=format)
    if aim not in AIMS:
        raise UnknownAim(f"the aim is {aim!r}, not {' or '.join(AIMS)}", aim=aim)


def _pair(matching, k, locked):
    scores = matching.scores
    return Pair(
        mentee=matching.mentees[scores.mentees[k]].id,
        mentor=matching.mentors[scores.mentors[k]].id,
        score=scores.shown_score(k),
        percent=scores.percent(k),
        parts=scores.shown_parts(k),
        locked=locked,
    )


def _locked_positions(locked, mentees, mentors, rules, scores: Scores) -> set[int]:
    """The k of the locked pairs; raises BadLock for one that may not be or does not fit."""
    mentee_at, mentor_at = positions(mentees), positions(mentors)
    for mentee, mentor in locked:
        if mentee not in mentee_at or mentor not in mentor_at:
            raise _bad_lock(mentee, mentor, ("unknown",))
        broken = reasons(mentees[mentee_at[mentee]], mentors[mentor_at[mentor]], rules)
        if broken:
            raise _bad_lock(mentee, mentor, broken)
    mentee_count = Counter(mentee for mentee, _mentor in locked)
    mentor_count = Counter(mentor for _mentee, mentor in locked)
    for mentee, mentor in locked:
        if mentee_count[mentee] > mentees[mentee_at[mentee]].quota:
            raise _bad_lock(mentee, mentor, ("quota",))
        if mentor_count[mentor] > mentors[mentor_at[mentor]].capacity:
            raise _bad_lock(mentee, mentor, ("capacity",))
    return {scores.between(mentee_at[mentee], mentor_at[mentor]) for mentee, mentor in locked}


def _bad_lock(mentee, mentor, codes):
    message = f"{mentee!r} with {mentor!r} cannot be locked: {', '.join(codes)}"
    return BadLock(message, mentee=mentee, mentor=mentor, reasons=codes)
