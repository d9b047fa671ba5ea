"""What must hold of every pair left out for a result among candidates to be the best of all.

Each question gives prices to people. It asks for the pairs that are worth more than both prices
together (or than the higher of the two): only those could improve the result.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from .bounds import POINT, Case, market_of
from .certificate import priced
from .problem import Choice, Problem
from .stable import STABLE

NEVER = 1 << 60
NEAR = 0.6  # millionths by which a sum of points may differ from a rounded score, and a bit more


@dataclass(frozen=True, slots=True)
class Question:
    """Prices in millionths, infinite for people who have no place left."""

    mentee_price: np.ndarray
    mentor_price: np.ndarray
    mentee_open: np.ndarray
    mentor_open: np.ndarray
    floor: int = -1  # pairs must be worth more than this
    counted: bool = True  # whether what a pair is worth counts, or only that it is there
    either: bool = False  # more than the higher price, and not than both together
    slack: int = 0  # what the pairs left out may add without changing anything
    bonus: int = 0  # in the prices, for a mentee matched

    def promising(self, block, rows, columns) -> tuple[np.ndarray, np.ndarray]:
        """The pairs of a block of points that may matter, a few too many; it uses the block up."""
        mine = _points(self.mentee_price, self.mentee_open)
        theirs = _points(self.mentor_price, self.mentor_open)
        known = np.concatenate([mine, theirs])
        off = NEAR / POINT + 8 * np.spacing(np.abs(known[np.isfinite(known)]).max(initial=0))
        mine, theirs = mine[rows, None], theirs[columns]
        least = 1 / POINT - off
        matters = block > self.floor / POINT + least
        if self.either:
            matters &= (block - mine > least) & (block - theirs > least)
        elif self.counted:
            np.subtract(np.subtract(block, mine, out=block), theirs, out=block)
            matters &= block > least
        else:
            matters &= -mine - theirs > least
        i, j = np.divmod(np.flatnonzero(matters), block.shape[1])
        return i + rows.start, j + columns.start

    def gain(self, worth, i, j) -> np.ndarray:
        """How much more than the prices pairs are worth; 0 where they do not matter."""
        prices = self.mentee_price[i], self.mentor_price[j]
        price = np.maximum(*prices) if self.either else prices[0] + prices[1]
        beyond = (worth if self.counted else 0) - price
        matters = (worth > self.floor) & self.mentee_open[i] & self.mentor_open[j]
        return np.where(matters & (beyond > 0), beyond, 0)


def _points(prices, open_):
    return np.where(open_, prices.astype(float) / POINT, np.inf)


def questions(problem: Problem, choice: Choice) -> Iterator[Question]:
    """All that is to be asked about a choice; the first one is about its total."""
    given = (choice.pairs, problem.held, choice.proof or ())
    flags = [_flags(len(problem.scores.scores), ks) for ks in given]
    case = Case.of(problem.mentees, problem.mentors, problem.scores, problem.options, *flags)
    if problem.aim == STABLE:
        yield _rather(problem, case)
        return
    lifting = problem.options.lift_lowest
    ranks = (problem.aim == "coverage" or lifting) + case.first
    highest = round(problem.scores.highest * POINT) + 1
    free = case.chosen & ~case.held
    if not lifting or not free.any():
        yield _asked(case, ranks, highest)
        return
    reached, lowest = int((ranks * case.matched).sum()), int(case.worth[free].min())
    yield replace(_asked(case.only(case.worth >= lowest), ranks, highest), floor=lowest - 1)
    better = case.only(case.worth > lowest)
    yield _matched(replace(better, chosen=better.rivals | better.held), ranks, lowest, reached - 1)
    yield _matched(case, ranks, -1 if problem.aim == "coverage" else 0, reached)


def _flags(count, ks):
    flags = np.zeros(count, dtype=bool)
    flags[np.array(ks, dtype=np.int64)] = True
    return flags


def _asked(case, ranks, highest) -> Question:
    """Is there a pair that would bring more in total, mentees matched before everything else?"""
    market, left = market_of(case, ranks)
    bonus = 1 + highest * min(sum(case.quota.tolist()), sum(case.capacity.tolist()))
    _total, mentee, mentor = priced(market, bonus * left.astype(object))
    return Question(mentee, mentor, *_open(market), bonus=bonus if ranks.any() else 0)


def _matched(case, ranks, floor, most) -> Question:
    """Could more than so many be matched, by pairs worth more than `floor`?"""
    market, left = market_of(case, ranks)
    market = replace(market, worth=np.zeros_like(market.worth))
    total, mentee, mentor = priced(market, left)
    slack = max(0, most - int((ranks - left).sum()) - total)
    people = mentee, mentor, *_open(market)
    return Question(*people, floor=floor, counted=False, slack=slack)


def _open(market):
    """Which mentees and which mentors have a place left beside the locked pairs."""
    mentors = market.capacity > 0
    pooled = market.pools >= 0
    mentors[pooled] &= market.pool_capacity[market.pools[pooled]] > 0
    return market.must + market.spare > 0, mentors


def _rather(problem, case) -> Question:
    """Is there a pair in which both would rather be? A partner wished for is never left."""
    movable = case.chosen & ~case.held
    sides = (
        (case.mentees, case.mentors, problem.mentees, problem.mentors, case.quota),
        (case.mentors, case.mentees, problem.mentors, problem.mentees, case.capacity),
    )
    found = []
    for own, other, those, partners, places in sides:
        used = np.bincount(own[case.chosen], minlength=len(places))
        least = np.full(len(places), NEVER)
        for k in np.flatnonzero(movable):
            if partners[other[k]].id not in those[own[k]].preferred:
                least[own[k]] = min(least[own[k]], case.worth[k])
        least[used < places] = -1
        found.append((least, least < NEVER))
    (mine, mine_open), (theirs, theirs_open) = found
    return Question(mine, theirs, mine_open & (case.quota > 0), theirs_open, either=True)


def places_left(side, worth, places):
    """What the worst pair of each person is worth; 0 for whom a place is free."""
    least = np.full(len(places), np.iinfo(np.int64).max)
    np.minimum.at(least, side, worth)
    free = np.bincount(side, minlength=len(places)) < np.array([min(n, 1 << 40) for n in places])
    least[free] = 0
    return least
