"""Who meets whom at a speed event: as fair as can be, then the highest total.

Fair means: as many mentees as possible meet somebody, then as many mentors as possible; then as
many people as possible have a second meeting, then a third, and so on. Only then the scores decide.
Nobody has more meetings than there are rounds, and all together not more than rounds times tables.

That is one minimum-cost flow in which each further meeting of a person earns a smaller bonus
(convex costs: Ahuja, Magnanti, Orlin, "Network Flows", 1993, chapter 14). A bonus need only be
twice the next one: what could be changed for the better are simple cycles, and a simple cycle
passes each end of the network once, so it touches at most four bonuses, two of them gained.

The bound is worked out from prices as in `certificate`, with a price for a place at a table.
"""

from dataclasses import dataclass, replace

import numpy as np

from .errors import BadOption, SolverFailure
from .libraries import min_cost_flow


@dataclass(frozen=True, slots=True)
class Market:
    """Pairs k of a mentee and a mentor, their worth, and which may still be chosen.

    `held` meetings stand already. The n-th meeting of a person, counted from 0, earns
    `mentee_bonus[n]` or `mentor_bonus[n]`; these fall, and there are as many as rounds.
    """

    mentees: np.ndarray
    mentors: np.ndarray
    worth: np.ndarray
    held: np.ndarray
    sizes: tuple[int, int]  # how many mentees and mentors there are
    mentee_bonus: np.ndarray
    mentor_bonus: np.ndarray
    seats: int  # most meetings of the event

    def degrees(self, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How many meetings each mentee and each mentor has."""
        mentees = np.bincount(self.mentees[chosen], minlength=self.sizes[0])
        return mentees, np.bincount(self.mentors[chosen], minlength=self.sizes[1])

    def value(self, chosen: np.ndarray) -> int:
        """The worth of the meetings and all that they earn."""
        sums = [np.concatenate([[0], np.cumsum(b)]) for b in (self.mentee_bonus, self.mentor_bonus)]
        earned = (int(s[d].sum()) for s, d in zip(sums, self.degrees(chosen), strict=True))
        return int(self.worth[chosen].sum()) + sum(earned)

    def counting(self) -> "Market":
        """The same where only the number of mentees with a meeting counts."""
        first = np.zeros_like(self.mentee_bonus)
        first[:1] = 1
        none = np.zeros_like(self.worth), np.zeros_like(self.mentor_bonus)
        return replace(self, worth=none[0], mentee_bonus=first, mentor_bonus=none[1])


def bonuses(rounds: int, worth: np.ndarray, sizes: tuple[int, int], fair: bool):
    """What the first, second, ... meeting of a mentee and of a mentor earns."""
    if not fair:
        return np.zeros(rounds, np.int64), np.zeros(rounds, np.int64)
    least = 1 + (min(sizes) + 1) * int(worth.max(initial=0))  # more than a cycle of scores
    if least << rounds >= 2**62 // (sum(sizes) + 4):
        raise BadOption(f"{rounds} rounds are too many to be shared out fairly", option="rounds")
    falling = [least << (rounds - number) for number in range(rounds + 1)]
    mentee = np.array([falling[0], *falling[2:]], np.int64)
    return mentee, np.array(falling[1:], np.int64)


# ---------------------------------------------------------------------------
# The best choice
# ---------------------------------------------------------------------------


def best(market: Market) -> np.ndarray:
    """The pairs of the best choice, those that stand among them, without those that add nothing."""
    earning = (market.worth > 0) | market.mentee_bonus.any()
    free, standing = np.flatnonzero(~market.held & earning), np.flatnonzero(market.held)
    network = min_cost_flow()
    add = network.add_arcs_with_capacity_and_unit_cost
    mentees, mentors = market.sizes
    start, end = mentees + mentors, mentees + mentors + 1
    worth = market.worth[free]
    ends = market.mentees[free], mentees + market.mentors[free]
    arcs = add(*ends, np.ones_like(worth), -worth)
    for who, bonus in _further(market, market.mentee_bonus, side=0):
        add(np.full(len(who), start), who, np.ones_like(who), -bonus)
    for who, bonus in _further(market, market.mentor_bonus, side=1):
        add(mentees + who, np.full(len(who), end), np.ones_like(who), -bonus)
    seats = market.seats - len(standing)
    network.add_arc_with_capacity_and_unit_cost(start, end, seats, 0)
    network.set_nodes_supplies(np.array([start, end]), np.array([seats, -seats]))
    status = network.solve()
    if status != network.OPTIMAL:
        raise SolverFailure(f"the solver stopped with status {status}", status=str(status))
    return np.union1d(standing, free[np.asarray(network.flows(arcs)) > 0])


def _further(market, bonus, side):
    """For each number of meetings who may have one more, and what that earns him."""
    held = market.degrees(np.flatnonzero(market.held))[side]
    for number in range(len(bonus)):
        who = np.flatnonzero(held <= number)
        yield who, np.full(len(who), bonus[number])


# ---------------------------------------------------------------------------
# The bound
# ---------------------------------------------------------------------------


def bound(market: Market, chosen: np.ndarray) -> int:
    """A value that no choice exceeds; that of `chosen` itself where it is the best.

    At prices u of the mentees, v of the mentors and t >= 0 of a place, no choice is worth more
    than all people could earn by themselves, plus all places at their price, plus what pairs are
    worth beyond the three prices. It holds whatever the prices are.
    """
    standing = np.flatnonzero(market.held)
    mentee, mentor, place = _prices(market, chosen)
    free = ~market.held
    surplus = market.worth - mentee[market.mentees] - mentor[market.mentors] - place
    return (
        market.value(standing)
        + place * (market.seats - len(standing))
        + _earned(market, market.mentee_bonus, mentee, side=0)
        + _earned(market, market.mentor_bonus, mentor, side=1)
        + int(np.maximum(surplus, 0)[free].sum())
    )


def _earned(market, bonus, price, side):
    return sum(
        int(np.maximum(price[who] + amount, 0).sum())
        for who, amount in _further(market, bonus, side)
    )


def _prices(market, chosen):
    """Prices at which nobody would change anything, as far as there are any.

    They are distances in the residual network of the choice (R. Bellman, "On a routing problem",
    1958).
    """
    mentees, mentors = market.sizes
    start, end = mentees + mentors, mentees + mentors + 1
    arcs = zip(*_residual(market, chosen), strict=True)
    tail, head, cost = (np.concatenate(parts) for parts in arcs)
    distance = np.zeros(end + 1, np.int64)
    for _round in range(end + 1):
        before = distance.copy()
        np.minimum.at(distance, head, distance[tail] + cost)
        if (before == distance).all():
            break
    place = max(int(distance[start] - distance[end]), 0)
    return distance[:mentees] - distance[start], distance[end] - distance[mentees:start], place


def _residual(market, chosen):
    """The arcs along which the choice could be changed: (from, to, cost)."""
    mentees, mentors = market.sizes
    start, end = mentees + mentors, mentees + mentors + 1
    is_chosen = np.zeros(len(market.worth), bool)
    is_chosen[chosen] = True
    more, less = ~is_chosen & ~market.held, is_chosen & ~market.held
    yield market.mentees[more], mentees + market.mentors[more], -market.worth[more]
    yield mentees + market.mentors[less], market.mentees[less], market.worth[less]
    degrees = market.degrees(chosen)
    standing = market.degrees(np.flatnonzero(market.held))
    for side, bonus in enumerate((market.mentee_bonus, market.mentor_bonus)):
        who, used = np.arange(market.sizes[side]), degrees[side]
        more, less = who[used < len(bonus)], who[used > standing[side]]
        ends = np.full(len(more), (start, end)[side]), np.full(len(less), (start, end)[side])
        shift = (0, mentees)[side]
        forward = (ends[0], more) if side == 0 else (shift + more, ends[0])
        backward = (less, ends[1]) if side == 0 else (ends[1], shift + less)
        yield *forward, -bonus[used[more]]
        yield *backward, bonus[used[less] - 1]
    count = len(chosen)
    if count < market.seats:
        yield np.array([end]), np.array([start]), np.array([0])
    if count > market.held.sum():
        yield np.array([start]), np.array([end]), np.array([0])
