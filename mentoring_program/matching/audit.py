"""Checks a result without trusting the solver, or calling it.

Rules are judged pair by pair with the plain form in `eligibility`, places are counted, and the
bounds come from `bounds`. A result without violations that reaches its bounds is proven to be the
best for its aim, however it was found.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

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
    score_bound: float  # no result that matches as many has a higher total
    blocking_pair_count: int  # pairs that would both rather have each other
    first_count: int = 0  # of those who count first: who has a mentor
    first_bound: int = 0  # no result has more of them
    lowest_proven: bool = True  # no result that matches as many has a higher lowest score, if asked

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
        """Whether nothing is broken and no other choice serves the aim better."""
        matched = self.matched_count, self.first_count
        reached = matched == (self.matched_bound, self.first_bound) and self.gap == 0
        return reached and self.lowest_proven and not self.violations


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
    matched_bound, first_bound, total_bound, lowest_proven = bounds(case, aim, options)
    return Audit(
        violations=(
            *_violations(mentees, mentors, rules, pairs),
            *_beyond(mentors, pairs, options),
        ),
        matched_count=int(case.matched.sum()),
        matched_bound=matched_bound,
        score_total=int(case.worth[case.chosen].sum()) / POINT,
        score_bound=total_bound / POINT,
        blocking_pair_count=int(_blocking(case, millionths(scores.shown)).sum()),
        first_count=int((case.matched & case.first).sum()),
        first_bound=first_bound,
        lowest_proven=lowest_proven,
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


def _blocking(case, shown):
    """The pairs not chosen in which both would gain (D. Gale, L. S. Shapley, 1962).

    People go by the scores they may see. With one score for both sides, someone gains where the
    pair is worth more than the worst he has, or where he has a free place and the pair is worth
    anything.
    """
    mentee_least = _least(case, shown, case.mentees, case.quota)
    mentor_least = _least(case, shown, case.mentors, case.capacity)
    better = shown > np.maximum(mentee_least[case.mentees], mentor_least[case.mentors])
    return better & ~case.chosen


def _least(case, shown, side, places):
    """What the worst pair of each person is worth; 0 for whom a place is free."""
    least = np.full(len(places), np.iinfo(np.int64).max)
    np.minimum.at(least, side[case.chosen], shown[case.chosen])
    least[np.bincount(side[case.chosen], minlength=len(places)) < places] = 0
    return least
