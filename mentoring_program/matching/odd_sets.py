"""Odd sets of people that hold more pairs, in fractions, than whole pairs could be in them."""

import numpy as np

from .libraries import max_flow

WHOLE = 1_000_000  # shares of pairs become whole numbers of millionths
SOME = WHOLE // 1000


def crowded(pairs: list[tuple[int, int]], shares: list[float]) -> set[frozenset]:
    """The sets found; none if there are none.

    `pairs` are two people each, `shares` how much of each pair is chosen; nobody is in more than
    one pair in sum.
    """
    amounts = [(*pair, round(share * WHOLE)) for pair, share in zip(pairs, shares, strict=True)]
    found = set()
    for part in _parts([amount for amount in amounts if amount[2] > SOME]):
        if any(amount < WHOLE - SOME for _left, _right, amount in part):
            found |= _in_part(part)
    return found


def _parts(amounts):
    """The pairs of each connected part."""
    root = {}

    def find(who):
        while root.setdefault(who, who) != who:
            who = root[who]
        return who

    for left, right, _amount in amounts:
        root[find(left)] = find(right)
    parts = {}
    for amount in amounts:
        parts.setdefault(find(amount[0]), []).append(amount)
    return parts.values()


def _in_part(part):
    people = sorted({who for left, right, _amount in part for who in (left, right)})
    sides = [frozenset(people), *_cuts(part, people)]
    return {side for side in sides if len(side) % 2 and _too_much(part, side)}


def _too_much(part, members):
    inside = sum(amount for left, right, amount in part if left in members and right in members)
    return inside > len(members) // 2 * WHOLE + SOME


def _cuts(part, people):
    """The sides of the minimum cuts of a cut tree, each the one without the outside.

    The outside is a node more, to which everybody is tied by what he has left.
    """
    place = {who: number for number, who in enumerate(people, 1)}
    ties = [(place[left], place[right], amount) for left, right, amount in part]
    used = np.zeros(len(people) + 1, np.int64)
    for left, right, amount in ties:
        used[[left, right]] += amount
    ties += [(0, number, max(WHOLE - int(used[number]), 0)) for number in place.values()]
    parent = [0] * (len(people) + 1)
    for node in place.values():
        up = parent[node]
        side = _side(ties, node, up)
        inside = side if 0 not in side else {*range(len(parent))} - side
        yield frozenset(people[number - 1] for number in inside)
        for other in side - {node}:
            if parent[other] == up:
                parent[other] = node
        if parent[up] in side:
            parent[node], parent[up] = parent[up], node


def _side(ties, node, other):
    """The side of `node` in a minimum cut between two nodes."""
    flow = max_flow()
    left, right, amount = np.array(ties, np.int64).T
    tails, heads = np.concatenate([left, right]), np.concatenate([right, left])
    flow.add_arcs_with_capacity(tails, heads, np.tile(amount, 2))
    flow.solve(node, other)
    return set(np.asarray(flow.get_source_side_min_cut()).tolist())
