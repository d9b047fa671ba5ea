"""What would help those who have nobody: more places with one mentor, or one rule less.

More places are counted exactly, by solving again how many can be matched at most: more places with
one mentor match one mentee more each, up to a number that one maximum flow tells (the arc of a
single mentor: L. R. Ford, D. R. Fulkerson, "Flows in Networks", 1962). Only mentors and mentees
that an alternating path joins to somebody who waits are looked at, and only a short list of
mentors: those whom most people who wait, and most of these people, may have. So the cost is that
of a few flows, however many people there are.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace

import numpy as np

from . import arrays
from .assignment import COVERAGE, prepared
from .eligibility import missing_code
from .explanation import Matching
from .network import most
from .pools import pools
from .screening import Screen, screen

SHORTLIST = 8  # mentors and limits for which a flow is asked
NEVER_LIFTED = ("self", "line", "excluded", "former", "unavailable", "quota", "capacity")
MOST_SCREENED = 1_000  # mentees for whom all mentors are judged again, without one rule


@dataclass(frozen=True, slots=True)
class MorePlaces:
    """Each of up to `more` places more, here alone, matches one mentee more."""

    key: Hashable  # the id of a mentor, or a limit
    more: int


@dataclass(frozen=True, slots=True)
class RuleLess:
    """Without this rule, `mentees` of those who wait would have `candidates` more, together."""

    code: str
    mentees: int
    candidates: int


@dataclass(frozen=True, slots=True)
class Help:
    """What would help, best first."""

    mentors: tuple[MorePlaces, ...]
    limits: tuple[MorePlaces, ...]
    rules: tuple[RuleLess, ...]
    waiting: int  # mentees without a mentor
    screened: int  # how many of them `rules` speaks of: the first ones, where there are too many


def what_would_help(matching: Matching) -> Help:
    """What would help those of a result who have nobody; for coordinators.

    Places only where a place is one pair, and so not in formats made of groups. How many could be
    matched counts, whatever the aim is. The codes of rules are those of `eligibility`; what nobody
    may lift (oneself, the reporting line, exclusions) is not among them.
    """
    lonely = np.setdiff1d(np.arange(len(matching.mentees)), matching.scores.mentees[matching.links])
    mentors, limits = _places(matching, lonely) if _in_pairs(matching) else ((), ())
    return Help(
        mentors=tuple(mentors),
        limits=tuple(limits),
        rules=tuple(_rules(matching, lonely[:MOST_SCREENED])),
        waiting=len(lonely),
        screened=min(len(lonely), MOST_SCREENED),
    )


# ---------------------------------------------------------------------------
# More places
# ---------------------------------------------------------------------------


def _in_pairs(matching):
    """Whether a mentor's place is one pair."""
    own = [person.capacity for person in matching.mentors]
    return not matching.pool and (matching.capacity is None or list(matching.capacity) == own)


def _places(matching, lonely):
    """The mentors and the limits of which more places would match more."""
    network = _concerned(matching, lonely)
    asked = np.isin(network.mentees, lonely)
    return _mentors(matching, network, asked), _limits(matching, network, len(lonely))


def _concerned(matching, lonely):
    """The network of all to whom an alternating path leads from the lonely."""
    scores, limits = matching.scores, pools(matching.mentors, matching.options)
    quota = matching.quota
    if quota is None:
        quota = [person.quota for person in matching.mentees]
    capacity, enough = [person.capacity for person in matching.mentors], len(scores.scores)
    given = scores.mentees, scores.mentors, scores.scores, quota
    endless = [places + enough for places in capacity]  # whom locked pairs fill stays in
    network = prepared(*given, endless, COVERAGE, matching.held, **limits).network
    taken = np.bincount(scores.mentors[list(matching.held)], minlength=len(capacity))
    left = np.array([min(places, enough) for places in capacity], np.int64) - taken
    network = replace(network, capacity=left)
    return network.only(_reached(matching, network, lonely)[network.mentees])


def _reached(matching, network, lonely):
    """Flags of the mentees to whom an alternating path leads from the lonely."""
    chosen = np.setdiff1d(matching.chosen, matching.held)
    takers, givers = matching.scores.mentees[chosen], matching.scores.mentors[chosen]
    reached = np.zeros(len(matching.mentees), dtype=bool)
    reached[lonely] = True
    count = 0
    while reached.sum() > count:
        count = reached.sum()
        mentors = np.zeros(len(matching.mentors), dtype=bool)
        mentors[network.mentors[reached[network.mentees]]] = True
        mentors |= (network.pools >= 0) & np.isin(network.pools, network.pools[mentors])
        reached[takers[mentors[givers]]] = True
    return reached


def _mentors(matching, network, asking):
    """The mentors on the short list with whom more places would match more."""
    count = len(matching.mentors)
    asked = np.bincount(network.mentors[asking], minlength=count)
    known = np.bincount(network.mentors, minlength=count)
    half = SHORTLIST // 2
    listed = {*np.argsort(-asked, kind="stable")[:half], *np.argsort(-known, kind="stable")[:half]}
    more = {
        matching.mentors[j].id: _more(network, "capacity", j, len(matching.mentees))
        for j in sorted(listed)
        if known[j]
    }
    return _best(more)


def _limits(matching, network, waiting):
    """The limits which, wider, would let more be matched."""
    keys = list(matching.options.limits)
    listed = np.unique(network.pools[network.mentors])
    listed = [p for p in listed.tolist() if p >= 0][:SHORTLIST]
    return _best({keys[p]: _more(network, "pool_capacity", p, waiting) for p in listed})


def _more(network, name, position, places):
    """How many more could be matched if there were no end of places in one position."""
    wider = getattr(network, name).copy()
    wider[position] += places
    return most(replace(network, **{name: wider})) - most(network)


def _best(more):
    found = [MorePlaces(key, count) for key, count in more.items() if count]
    return sorted(found, key=lambda one: -one.more)


# ---------------------------------------------------------------------------
# One rule less
# ---------------------------------------------------------------------------


def verdicts(screened: Screen, rows: slice) -> np.ndarray:
    """`(mentees, mentors)`: numbers whose bits are the rules, by `codes`, that forbid a pair."""
    shape = rows.stop - rows.start, screened.mentors
    i, j = np.indices(shape).reshape(2, -1)
    found = np.zeros(len(i), dtype=np.uint64)
    for bit, test in enumerate(screened.tests):
        found |= (test.at(i + rows.start, j) > 0).astype(np.uint64) << np.uint64(bit)
    return found.reshape(shape)


def _rules(matching, lonely):
    """What each rule alone keeps from the lonely."""
    people = [matching.mentees[i] for i in lonely.tolist()]
    screened = screen(people, matching.mentors, matching.rules)
    besides = {*NEVER_LIFTED, *map(missing_code, screened.codes)}
    rules = [code for code in screened.codes if code not in besides]
    counts = dict.fromkeys(rules, (0, 0))
    for rows in arrays.blocks(len(people), len(matching.mentors)):
        found = verdicts(screened, rows)
        for code in rules:
            own = sum(
                1 << bit
                for bit, other in enumerate(screened.codes)
                if other in (code, missing_code(code))
            )
            alone = (found != 0) & ((found & ~np.uint64(own)) == 0)
            mentees, candidates = counts[code]
            counts[code] = mentees + int(alone.any(axis=1).sum()), candidates + int(alone.sum())
    found = [RuleLess(code, *count) for code, count in counts.items() if count[1]]
    return sorted(found, key=lambda one: (-one.mentees, -one.candidates))
