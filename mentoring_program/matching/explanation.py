"""Why it came out like this: the next best partners of everybody, and why someone has nobody.

Codes and numbers leave this module, never sentences, and only what people may see: partners are
ranked by their shown score, so that nobody can infer a hidden wish from the order either.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .eligibility import Rules
from .options import Options
from .people import Person
from .pools import pools
from .scoring import DECIMALS, Scores

WISH = "wish"  # the criterion of which half the points come from each side

UNMATCHED_REASONS = (
    "unavailable",  # the mentee is away
    "quota",  # the mentee asks for nobody
    "no_mentor",  # there is no mentor at all
    "none_left",  # the hard rules removed every mentor; `removed` says which how many
    "outbid",  # every place he could have went to someone who fits that mentor as well or better
    "all_full",  # every place is taken, and giving him one would serve the aim less
    "no_points",  # a place is free, but no criterion speaks for the pair (aim 'score' only)
    "too_few",  # someone is free, but too few could join him for a group
    "department_full",  # a group has a place, but enough people of the department
)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A partner somebody could have had instead."""

    partner: Hashable
    score: float
    percent: float
    parts: Mapping[str, float]  # points of each criterion
    full: bool  # no place is free with him


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for a pair, seen by one of the two."""

    partner: Hashable
    score: float
    percent: float
    parts: Mapping[str, float]  # points of each criterion
    wish: int | None  # 1 where the partner was his first wish, None where he had not wished
    wished_by: int | None  # the same the other way round


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A mentee without a mentor."""

    mentee: Hashable
    reason: str  # one of UNMATCHED_REASONS
    mentor_count: int
    candidate_count: int  # mentors that the hard rules leave
    removed: Mapping[str, int]  # {code of a hard rule: mentors it removes}; one may count twice


@dataclass(frozen=True, slots=True)
class Matching:
    """What was to be matched, and the positions k of the pairs chosen."""

    mentees: Sequence[Person]
    mentors: Sequence[Person]
    scores: Scores
    chosen: np.ndarray
    quota: Sequence[int] | None = None  # most pairs of each mentee, where not his own quota
    capacity: Sequence[int] | None = None  # most pairs of each mentor, where not his own capacity
    pool: bool = False  # one list of peers on both sides, every pair both ways round
    free: Callable[[int, np.ndarray], str] = lambda mentee, mentors: "no_points"  # why not these
    rules: Rules = Rules()
    held: Sequence[int] = ()  # positions k of the locked pairs
    options: Options = Options()

    @property
    def links(self) -> np.ndarray:
        """The chosen pairs, among peers both ways round."""
        if not self.pool:
            return self.chosen
        mirrored = np.lexsort((self.scores.mentees, self.scores.mentors))
        return np.union1d(self.chosen, mirrored[self.chosen])


def alternatives(matching: Matching, side: str = "mentee", count: int = 5) -> dict:
    """`{person id: list of Alternative}` for all people of one side, best first."""
    scores, shown = matching.scores, matching.scores.shown
    sides = [(matching.mentees, scores.mentees), (matching.mentors, scores.mentors)]
    (people, own), (others, partner) = sides if side == "mentee" else reversed(sides)
    mentee_full, mentor_full = _full(matching)
    full = mentor_full if side == "mentee" else mentee_full
    free = np.ones(len(own), dtype=bool)
    free[matching.links] = False
    order = np.argsort(own, kind="stable")
    stops = np.searchsorted(own[order], np.arange(1, len(people)))
    found = {}
    for person, ks in zip(people, np.split(order, stops), strict=False):
        ks = ks[free[ks]]
        best = ks[np.argsort(-shown[ks], kind="stable")][:count]
        found[person.id] = [
            Alternative(
                partner=others[partner[k]].id,
                score=told.score,
                percent=told.percent,
                parts=told.parts,
                full=bool(full[partner[k]]),
            )
            for k, told in zip(best, scores.told(best), strict=True)
        ]
    return found


def why(matching: Matching, side: str = "mentee", for_himself: bool = False) -> dict:
    """`{person id: list of Why}`: the pairs of everybody on one side.

    `for_himself`: what each may read himself. What the partner wished is not told, and no points
    that come from it are in the parts, the score or the percent.
    """
    scores, found = matching.scores, {}
    sides = [(matching.mentees, scores.mentees), (matching.mentors, scores.mentors)]
    (people, own), (others, partner) = sides if side == "mentee" else reversed(sides)
    weights = {c.key: c.weight for c in scores.criteria if not c.hidden}
    links = matching.links.tolist()
    for k, told in zip(links, scores.told(links), strict=True):
        person, other = people[own[k]], others[partner[k]]
        parts, highest = dict(told.parts), dict(weights)
        wish, wished_by = _rank(person, other), _rank(other, person)
        if for_himself and WISH in parts:
            parts[WISH] = round(weights[WISH] / 2 / wish, DECIMALS) if wish else 0.0
            highest[WISH] = weights[WISH] / 2
        score = round(sum(parts.values()), DECIMALS)
        percent = 100 * score / (sum(highest.values()) or 1)
        one = Why(other.id, score, percent, parts, wish, None if for_himself else wished_by)
        found.setdefault(person.id, []).append(one)
    return found


def _rank(person, other):
    return person.preferred.index(other.id) + 1 if other.id in person.preferred else None


def unmatched(matching: Matching) -> list[Unmatched]:
    """Every mentee without a mentor, and why."""
    scores = matching.scores
    stops = np.searchsorted(scores.mentees, np.arange(len(matching.mentees) + 1))
    lonely = np.setdiff1d(np.arange(len(matching.mentees)), scores.mentees[matching.links])
    least = _least(matching)
    mentor_full = _full(matching)[1]
    return [
        Unmatched(
            mentee=matching.mentees[i].id,
            reason=_reason(matching, i, slice(stops[i], stops[i + 1]), least, mentor_full),
            mentor_count=len(matching.mentors),
            candidate_count=int(scores.allowed[i]),
            removed={c: int(n) for c, n in zip(scores.codes, scores.removed[i], strict=True) if n},
        )
        for i in lonely.tolist()
    ]


def _reason(matching, i, ks, least, mentor_full):
    mentee = matching.mentees[i]
    if not mentee.available:
        return "unavailable"
    if not mentee.quota:
        return "quota"
    if not matching.mentors:
        return "no_mentor"
    mentors = matching.scores.mentors[ks]
    if not len(mentors):
        return "none_left"
    if not mentor_full[mentors].all():
        return matching.free(i, mentors[~mentor_full[mentors]])
    return "outbid" if (matching.scores.scores[ks] <= least[mentors]).all() else "all_full"


def _least(matching):
    """What the worst chosen pair of each mentor is worth."""
    scores, chosen = matching.scores, matching.links
    least = np.full(len(matching.mentors), np.inf)
    np.minimum.at(least, scores.mentors[chosen], scores.scores[chosen])
    return least


def _full(matching):
    """Which mentees and which mentors have no free place."""
    scores, chosen = matching.scores, matching.links
    held = np.bincount(scores.mentees[chosen], minlength=len(matching.mentees))
    taken = np.bincount(scores.mentors[chosen], minlength=len(matching.mentors))
    quota, capacity = matching.quota, matching.capacity
    if quota is None:
        quota = [person.quota for person in matching.mentees]
    if capacity is None:
        capacity = [person.capacity for person in matching.mentors]
    return (
        np.array([n >= most for n, most in zip(held, quota, strict=True)], bool),
        np.array([n >= most for n, most in zip(taken, capacity, strict=True)], bool)
        | _closed(matching, taken),
    )


def _closed(matching, taken):
    """Which mentors' pool has no free place."""
    limits = pools(matching.mentors, matching.options)
    if limits["pools"] is None:
        return np.zeros(len(taken), dtype=bool)
    most = np.append(limits["pool_capacity"], np.inf)  # the last one is for mentors without a pool
    pool_of = np.array(limits["pools"], dtype=np.int64) % len(most)
    return (np.bincount(pool_of, taken, len(most)) >= most)[pool_of]
