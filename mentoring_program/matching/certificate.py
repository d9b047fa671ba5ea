"""A bound that no choice of pairs can beat, worked out from one result without the solver.

Give every mentee i a price u_i (any number), every mentor j a price v_j >= 0 and every pool p of
mentors a price w_p >= 0 (0 for those in none). By linear programming duality no choice is worth
more than

    sum of must_i * max(0, bonus_i + u_i) + spare_i * max(0, u_i)    over the mentees
  + sum of capacity_j * v_j                                          over the mentors
  + sum of capacity_p * w_p                                          over the pools
  + sum of max(0, worth_k - u_i - v_j - w_p)                         over the allowed pairs

where `must_i` is 1 for a mentee whose first pair earns his bonus and `spare_i` counts his other
places. This holds whatever the prices are; nobody has to be trusted for it. If a result is the
best, there are prices at which the bound equals its value, and so they prove it. They are distances
in its residual graph (R. Bellman, "On a routing problem", 1958; optimality conditions:
Ahuja, Magnanti, Orlin, "Network Flows", 1993, chapter 9). All numbers are
integers.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Market:
    """Pairs k with their worth (whole numbers) and everybody's places; `chosen[k]` is a result.

    Pairs of people without a place are left out before.
    """

    mentees: np.ndarray
    mentors: np.ndarray
    worth: np.ndarray
    chosen: np.ndarray
    must: np.ndarray
    spare: np.ndarray
    capacity: np.ndarray
    pools: np.ndarray | None = None  # of each mentor: the index of his pool, -1 without one
    pool_capacity: np.ndarray | None = None

    @property
    def enough(self) -> int:
        """More than any choice of pairs can be worth without a bonus."""
        places = min(int((self.must + self.spare).sum()), int(self.capacity.sum()))
        return 1 + places * int(self.worth.max(initial=0))


def bound(market: Market, bonus) -> int:
    """A value that no choice of pairs exceeds; that of `chosen` itself where it is the best.

    The value of a choice is its worth plus `bonus` for every mentee whose place `must` it fills:
    one number, or one for each mentee.
    """
    return priced(market, bonus)[0]


def priced(market: Market, bonus) -> tuple[int, np.ndarray, np.ndarray]:
    """The bound, and the prices of mentees and of mentors (with their pools) that it stands on.

    A further pair raises it by what it is worth beyond the prices of its two people, if anything.
    """
    bonus = np.broadcast_to(np.asarray(bonus), len(market.must))
    steps = len(market.must) + len(market.capacity) + 1
    most = int(bonus.max(initial=0)) + steps * int(market.worth.max(initial=0))
    exact = np.int64 if most < 2**61 else object  # Python's own integers never overflow
    worth, bonus = market.worth.astype(exact), bonus.astype(exact)
    pool_of, pool_capacity = _pools(market)
    mentee_price, mentor_price, pool_price = _prices(market, worth, bonus)
    surplus = worth - mentee_price[market.mentees] - mentor_price[market.mentors]
    total = (
        _total(market.must, mentee_price + bonus)
        + _total(market.spare, mentee_price)
        + _total(market.capacity, mentor_price - pool_price[pool_of])
        + _total(pool_capacity, pool_price)
        + _total(np.ones_like(market.mentees), surplus)
    )
    return total, mentee_price, mentor_price


def _pools(market):
    """The pool of each mentor and the places of each pool; the last one has enough for all."""
    limits = np.zeros(0, np.int64) if market.pool_capacity is None else market.pool_capacity
    pools = -1 if market.pools is None else market.pools
    pool_of = np.where(np.asarray(pools) < 0, len(limits), pools)
    enough = len(market.mentees) + 1
    return np.broadcast_to(pool_of, len(market.capacity)), np.append(limits, enough)


def _total(counts, amounts) -> int:
    """The sum of count times amount over the positive amounts, in Python's integers."""
    earning = np.flatnonzero((amounts > 0) & (counts > 0))
    return sum(
        count * amount
        for count, amount in zip(counts[earning].tolist(), amounts[earning].tolist(), strict=True)
    )


def _prices(market, worth, bonus):
    """Prices at which every chosen pair pays, and no other pair would pay better.

    The prices of mentors in here include those of their pools. A chosen pair must be worth at
    least the prices of its two people, every other pair at most that. A mentor with a free place
    must cost no more than his pool, a mentor with pairs no less, and a pool with a free place
    nothing. Start with the lowest prices of mentees and the highest of mentors, correct where this
    is broken, and go on from the people touched. Every round settles one more mentor or pool. If
    that many rounds do not do, or a mentor would cost less than nothing, the result was not the
    best; the prices reached then give a bound above it.
    """
    pool_of, pool_capacity = _pools(market)
    held = np.bincount(market.mentors[market.chosen], minlength=len(market.capacity))
    free = np.flatnonzero(held < market.capacity)
    mentee, mentor, pool = _first_prices(market, worth, bonus, pool_capacity)
    pool[np.bincount(pool_of, held, len(pool)) < pool_capacity] = 0
    chosen_of = _grouped(np.flatnonzero(market.chosen), market.mentees, len(mentee))
    others_of = _grouped(np.flatnonzero(~market.chosen), market.mentors, len(mentor))
    touched, cheaper = np.arange(len(mentee)), np.arange(len(pool))
    for _round in range(len(mentor) + len(pool) + 1):
        ks = chosen_of(touched)
        mentees, mentors = market.mentees[ks], market.mentors[ks]
        lowered = _move(np.minimum, mentor, mentors, worth[ks] - mentee[mentees])
        busy = lowered[held[lowered] > 0]
        cheaper = np.union1d(cheaper, _move(np.minimum, pool, pool_of[busy], mentor[busy]))
        guests = free[np.isin(pool_of[free], cheaper)]
        lowered = np.union1d(lowered, _move(np.minimum, mentor, guests, pool[pool_of[guests]]))
        if not len(lowered) or mentor.min() < 0:
            break
        ks, cheaper = others_of(lowered), cheaper[:0]
        mentees, mentors = market.mentees[ks], market.mentors[ks]
        touched = _move(np.maximum, mentee, mentees, worth[ks] - mentor[mentors])
    pool = np.maximum(pool, 0)
    return mentee, np.maximum(mentor, pool[pool_of]), pool


def _first_prices(market, worth, bonus, pool_capacity):
    """The prices to start from: the lowest of mentees, the highest of mentors and pools."""
    used = np.bincount(market.mentees[market.chosen], minlength=len(market.must))
    highest = bonus.max(initial=0) + worth.max(initial=0) + 1
    mentee = np.where(used > market.must, 0, -bonus * market.must.astype(worth.dtype))
    mentor = np.full(len(market.capacity), highest, dtype=worth.dtype)
    return mentee, mentor, np.full(len(pool_capacity), highest, dtype=worth.dtype)


def _move(better, prices, who, offers):
    """Give everybody the better of his price and the offers to him; return whose price moved."""
    before = prices[who]
    better.at(prices, who, offers)
    return np.unique(who[prices[who] != before])


def _grouped(ks, side, count):
    """A function from people to all those of the pairs `ks` that they are in."""
    ks = ks[np.argsort(side[ks], kind="stable")]
    stops = np.cumsum(np.bincount(side[ks], minlength=count))
    starts = np.concatenate([[0], stops[:-1]])

    def of(people):
        lengths = stops[people] - starts[people]
        skipped = np.cumsum(lengths) - lengths
        return ks[np.repeat(starts[people] - skipped, lengths) + np.arange(lengths.sum())]

    return of
