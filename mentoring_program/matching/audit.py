"""Checks a result without trusting the solver, or calling it.

Rules are judged pair by pair with the plain form in `eligibility`, places are counted, and the
bounds come from `bounds`. A result without violations that reaches its bounds is proven to be the
best for its aim, however it was found.

For the aim `stable` nothing is bounded: it is proven by not having a single blocking pair.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from . import stable
from .bounds import POINT, Case, bounds, millionths
from .eligibility import Rules, reasons
from .options import Options
from .people import Person, positions
from .pools import pool
from .scoring import DECIMALS, Scores


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a pair breaks, or a number of places that one person exceeds."""

    code: str
    mentee: Hashable = None
    mentor: Hashable = None
    pool: Hashable = None  # of mentors who are in more pairs than its limit


@dataclass(frozen=True, slots=True)
class Audit:
    """What a result reaches, what any result could reach, and what is wrong with it."""

    violations: tuple[Violation, ...]
    matched_count: int  # mentees with at least one mentor
    matched_bound: int  # no result has more (not asked by the aim 'score': the count itself)
    score_total: float
    score_bound: float  # no result that matches as many has a higher total ('stable': the total)
    blocking_pair_count: int  # pairs that would both rather have each other
    first_count: int = 0  # of those who count first: who has a mentor
    first_bound: int = 0  # no result has more of them
    lowest_proven: bool = True  # no result that matches as many has a higher lowest score, if asked
    stable: bool = True  # no pair blocks, if asked

    @property
    def violation_count(self) -> int:
        """How much is broken."""
        return len(self.violations)

    @property
    def gap(self) -> float:
        """How far the total may be from the best; 0 where it is proven to be the best."""
        return round(self.score_bound - self.score_total, DECIMALS)

    @property
    def proven(self) -> bool:
        """Whether nothing is broken and no other choice serves the aim better.

        Nothing serves the aim `stable` better than a choice that no pair blocks.
        """
        matched = self.matched_count, self.first_count
        reached = matched == (self.matched_bound, self.first_bound) and self.gap == 0
        return reached and self.lowest_proven and self.stable and not self.violations


def examine(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    rules: Rules,
    scores: Scores,
    pairs: Iterable[tuple[Hashable, Hashable]],
    aim: str,
    locked: Iterable[tuple[Hashable, Hashable]] = (),
    options: Options | None = None,
    rivals: Iterable[tuple[Hashable, Hashable]] = (),
) -> Audit:
    """Audit `pairs` of (mentee id, mentor id) between two lists of people and their `scores`.

    The bounds are over all results that hold the `locked` pairs. A pair that is not allowed is a
    violation and adds nothing to the total. Where `options` lift the lowest score, its proof is
    worked out from `rivals`, a result of better pairs only; any others prove nothing wrong.
    """
    options, pairs = options or Options(), list(pairs)
    flags = (_flags(mentees, mentors, scores, given) for given in (pairs, locked, rivals))
    case = Case.of(mentees, mentors, scores, options, *flags)
    matched, first = int(case.matched.sum()), int((case.matched & (case.first > 0)).sum())
    total, lowest_proven = int(case.worth[case.chosen].sum()), True
    reached = matched, first, total
    if aim == stable.STABLE:
        limits = reached
        blocking = _blocking(case, *_liked(mentees, mentors, scores), case.chosen & ~case.held)
    else:
        *limits, lowest_proven = bounds(case, aim, options)
        shown = millionths(scores.shown)
        blocking = _blocking(case, shown, shown, case.chosen)
    return Audit(
        violations=(
            *_violations(mentees, mentors, rules, pairs),
            *_beyond(mentors, pairs, options),
        ),
        matched_count=matched,
        matched_bound=limits[0],
        score_total=total / POINT,
        score_bound=limits[2] / POINT,
        blocking_pair_count=int(blocking.sum()),
        first_count=first,
        first_bound=limits[1],
        lowest_proven=lowest_proven,
        stable=aim != stable.STABLE or not blocking.any(),
    )


def _flags(mentees, mentors, scores, pairs):
    """Which of the allowed pairs are among the pairs given by ids."""
    mentee_at, mentor_at = positions(mentees), positions(mentors)
    known = [(mentee_at[a], mentor_at[b]) for a, b in pairs if a in mentee_at and b in mentor_at]
    ks = [scores.between(*pair) for pair in known]
    flags = np.zeros(len(scores.scores), dtype=bool)
    flags[[k for k in ks if k is not None]] = True
    return flags


# ---------------------------------------------------------------------------
# What is broken
# ---------------------------------------------------------------------------


def _violations(mentees, mentors, rules, pairs) -> Iterator[Violation]:
    mentee_of = {person.id: person for person in mentees}
    mentor_of = {person.id: person for person in mentors}
    for (mentee, mentor), count in Counter(pairs).items():
        if count > 1:
            yield Violation("twice", mentee, mentor)
        if mentee not in mentee_of or mentor not in mentor_of:
            yield Violation("unknown", mentee, mentor)
            continue
        for code in reasons(mentee_of[mentee], mentor_of[mentor], rules):
            yield Violation(code, mentee, mentor)
    for mentee, count in Counter(mentee for mentee, _mentor in pairs).items():
        if mentee in mentee_of and count > mentee_of[mentee].quota > 0:
            yield Violation("quota", mentee=mentee)
    for mentor, count in Counter(mentor for _mentee, mentor in pairs).items():
        if mentor in mentor_of and count > mentor_of[mentor].capacity > 0:
            yield Violation("capacity", mentor=mentor)


def _beyond(mentors, pairs, options) -> Iterator[Violation]:
    """The limits that are exceeded."""
    pool_of = {person.id: pool(person, options) for person in mentors}
    held = Counter(pool_of.get(mentor) for _mentee, mentor in pairs)
    for key, most in options.limits.items():
        if held[key] > most:
            yield Violation("limit", pool=key)


def _liked(mentees, mentors, scores):
    """What each pair is worth to its mentee and to its mentor, by their ranks."""
    return (len(scores.scores) - rank for rank in stable.ranks(mentees, mentors, scores))


def _blocking(case, mentee_worth, mentor_worth, movable):
    """The pairs not chosen in which both would gain (D. Gale, L. S. Shapley, 1962).

    Someone gains where the pair is worth more to him than the worst of his `movable` pairs, or
    where he has a free place and the pair is worth anything. People go by the scores they may see,
    for the aim `stable` by their wishes first; there nobody leaves a locked partner.
    """
    mentee_least = _least(case, mentee_worth, case.mentees, case.quota, movable)
    mentor_least = _least(case, mentor_worth, case.mentors, case.capacity, movable)
    better = mentee_worth > mentee_least[case.mentees]
    return better & (mentor_worth > mentor_least[case.mentors]) & ~case.chosen


def _least(case, worth, side, places, movable):
    """What the worst pair of each person is worth; 0 for whom a place is free."""
    least = np.full(len(places), np.iinfo(np.int64).max)
    np.minimum.at(least, side[movable], worth[movable])
    least[np.bincount(side[case.chosen], minlength=len(places)) < places] = 0
    return least
