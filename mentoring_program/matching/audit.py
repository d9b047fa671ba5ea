"""Checks a result without trusting the solver, or calling it.

Rules are judged pair by pair with the plain form in `eligibility`, places are counted, and the
bound comes from `certificate`. A result without violations that reaches its bound is proven to be
the best for its aim, however it was found.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .certificate import Market, bound
from .eligibility import Rules, reasons
from .people import Person, positions
from .scoring import DECIMALS, Scores

POINT = 10**DECIMALS  # in here scores are whole numbers of millionths


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a pair breaks, or a number of places that one person exceeds."""

    code: str
    mentee: Hashable = None
    mentor: Hashable = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What a result reaches, what any result could reach, and what is wrong with it."""

    violations: tuple[Violation, ...]
    matched_count: int  # mentees with at least one mentor
    matched_bound: int  # no result has more (not asked by the aim 'score': the count itself)
    score_total: float
    score_bound: float  # no result that matches as many has a higher total
    blocking_pair_count: int  # pairs that would both rather have each other

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
        reached = self.matched_count == self.matched_bound and self.gap == 0
        return reached and not self.violations


def examine(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    rules: Rules,
    scores: Scores,
    pairs: Iterable[tuple[Hashable, Hashable]],
    aim: str,
    locked: Iterable[tuple[Hashable, Hashable]] = (),
) -> Audit:
    """Audit `pairs` of (mentee id, mentor id) between two lists of people and their `scores`.

    The bound is over all results that hold the `locked` pairs. A pair that is not allowed is a
    violation and adds nothing to the total.
    """
    pairs = list(pairs)
    case = _Case.of(mentees, mentors, scores, pairs, locked)
    matched, total = len(np.unique(case.mentees[case.chosen])), int(case.worth[case.chosen].sum())
    matched_bound, total_bound = _bounds(case, aim, matched)
    return Audit(
        violations=tuple(_violations(mentees, mentors, rules, pairs)),
        matched_count=matched,
        matched_bound=matched_bound,
        score_total=total / POINT,
        score_bound=total_bound / POINT,
        blocking_pair_count=int(_blocking(case).sum()),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """The allowed pairs with their worth in millionths, and who has how many places."""

    mentees: np.ndarray
    mentors: np.ndarray
    worth: np.ndarray
    chosen: np.ndarray
    held: np.ndarray
    quota: np.ndarray
    capacity: np.ndarray

    @classmethod
    def of(cls, mentees, mentors, scores, pairs, locked):
        enough = len(scores.scores)
        return cls(
            mentees=scores.mentees,
            mentors=scores.mentors,
            worth=np.rint(scores.scores * POINT).astype(np.int64),
            chosen=_flags(mentees, mentors, scores, pairs),
            held=_flags(mentees, mentors, scores, locked),
            quota=np.array([min(person.quota, enough) for person in mentees], np.int64),
            capacity=np.array([min(person.capacity, enough) for person in mentors], np.int64),
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


def _blocking(case):
    """The pairs not chosen in which both would gain (D. Gale, L. S. Shapley, 1962).

    With one score for both sides, someone gains where the pair is worth more than the worst he
    has, or where he has a free place and the pair is worth anything.
    """
    mentee_least = _least(case, case.mentees, case.quota)
    mentor_least = _least(case, case.mentors, case.capacity)
    better = case.worth > np.maximum(mentee_least[case.mentees], mentor_least[case.mentors])
    return better & ~case.chosen


def _least(case, side, places):
    """What the worst pair of each person is worth; 0 for whom a place is free."""
    least = np.full(len(places), np.iinfo(np.int64).max)
    np.minimum.at(least, side[case.chosen], case.worth[case.chosen])
    least[np.bincount(side[case.chosen], minlength=len(places)) < places] = 0
    return least


# ---------------------------------------------------------------------------
# What could be reached
# ---------------------------------------------------------------------------


def _bounds(case, aim, matched):
    """The most mentees any result matches, and the highest total of one that matches as many."""
    given = int(case.worth[case.held].sum())
    if aim == "coverage":
        market, locked_in = _market(case, first=True)
        bonus = market.enough
        more, rest = divmod(bound(market, bonus), bonus)
        if locked_in + more == matched:
            return matched, given + rest
        return locked_in + more, given + bound(_market(case, first=False)[0], 0)
    return matched, given + bound(_market(case, first=False)[0], 0)


def _market(case, first):
    """What is left to decide beside the locked pairs, and how many mentees those match."""
    locked = np.bincount(case.mentees[case.held], minlength=len(case.quota))
    quota = np.maximum(case.quota - locked, 0)
    capacity = case.capacity - np.bincount(case.mentors[case.held], minlength=len(case.capacity))
    left = ~case.held & (quota[case.mentees] > 0) & (capacity[case.mentors] > 0)
    must = np.minimum(quota, (locked == 0) & first)
    market = Market(
        mentees=case.mentees[left],
        mentors=case.mentors[left],
        worth=case.worth[left],
        chosen=case.chosen[left],
        must=must,
        spare=quota - must,
        capacity=np.maximum(capacity, 0),
    )
    return market, int((locked > 0).sum())
