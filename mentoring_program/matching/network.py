"""The flow network behind `assignment`, built and solved with OR-tools.

    must ──► mentee ──► mentor ──► pool ──► end      one unit on an arc is one pair or one place
               ▲
    spare ─────┴──────────────────────────► end      a place may also stay empty

Mentors without a pool lead straight to the end. Where some mentees come first, the units that must
flow leave from two nodes, one for them and one for the others, each with as many as can arrive.
"""

from dataclasses import dataclass, replace

import numpy as np

from .errors import BadScore, MissingLibrary, SolverFailure

MILLIONTHS = 1_000_000  # scores are compared in whole millionths


@dataclass(frozen=True, slots=True)
class Network:
    """The pairs that can be chosen, and how many units each person and pool can take."""

    mentees: np.ndarray
    mentors: np.ndarray
    worth: np.ndarray
    must: np.ndarray  # of each mentee: 1 where his first mentor counts before any total
    spare: np.ndarray  # of each mentee: his other places
    capacity: np.ndarray
    pools: np.ndarray  # of each mentor: the index of his pool, -1 without one
    pool_capacity: np.ndarray

    @property
    def pool_node(self) -> int:
        """The first node of a pool; mentees and mentors come before."""
        return len(self.must) + len(self.capacity)

    @property
    def end(self) -> int:
        """The node in which all units end."""
        return self.pool_node + len(self.pool_capacity)

    def only(self, keep: np.ndarray) -> "Network":
        """The same with some of the pairs."""
        pairs = self.mentees[keep], self.mentors[keep], self.worth[keep]
        return replace(self, **dict(zip(("mentees", "mentors", "worth"), pairs, strict=True)))

    def arcs(self):
        """(tails, heads, capacities) from mentees to mentors, from mentors on, and of pools."""
        mentors, pools = np.arange(len(self.capacity)), np.arange(len(self.pool_capacity))
        count, ones = len(self.must), np.ones(len(self.mentees), np.int64)
        beyond = np.where(self.pools < 0, self.end, self.pool_node + self.pools)
        yield self.mentees, count + self.mentors, ones
        yield count + mentors, beyond, self.capacity
        yield self.pool_node + pools, np.full(len(pools), self.end), self.pool_capacity


def best(network: Network, first: np.ndarray | None = None) -> np.ndarray:
    """The flow (0 or 1) on each pair: as many as possible that must, then the highest total.

    Among those that must, as many as possible of the mentees flagged in `first`.
    """
    if not len(network.worth):
        return network.worth
    flow = _ortools()[0]()
    pairs = _filled(flow, network)
    spare, *ranks = network.end + np.arange(1, 4)
    supplies = np.zeros(ranks[-1] + 1, np.int64)
    if first is None:
        supplies[: len(network.must)] = network.must
    else:
        supplies[ranks] = counts(network, first)
        _lead(flow, np.where(first, *ranks), network.must)
    if network.spare.any():
        supplies[spare] = network.spare.sum()
        _lead(flow, np.full(len(network.spare), spare), network.spare)
        flow.add_arc_with_capacity_and_unit_cost(spare, network.end, int(supplies[spare]), 0)
    supplies[network.end] = -supplies.sum()
    flow.set_nodes_supplies(np.arange(len(supplies)), supplies)
    _check_status(flow.solve_max_flow_with_min_cost(), flow, network.worth)
    return np.asarray(flow.flows(pairs))


def _filled(flow, network):
    """The pairs as arcs of the flow, after adding all that lead on to the end too."""
    pairs, *others = network.arcs()
    costs = -(network.worth // (np.gcd.reduce(network.worth) or 1))  # which total is best, stays
    arcs = flow.add_arcs_with_capacity_and_unit_cost(*pairs, costs)
    for tails, heads, capacities in others:
        costs = np.zeros_like(capacities)
        flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, costs)
    return arcs


def _lead(flow, nodes, capacities):
    """Lead units from nodes to the mentees, one node for each mentee."""
    mentees, costs = np.arange(len(nodes)), np.zeros_like(capacities)
    flow.add_arcs_with_capacity_and_unit_cost(nodes, mentees, capacities, costs)


def counts(network: Network, first: np.ndarray | None = None) -> tuple[int, int]:
    """How many of the first, and how many of the others, can have a mentor at best.

    Both at once: the sets of mentees who can be matched together are the independent sets of a
    matroid, so as many as possible of the first are part of some largest set (J. Edmonds,
    D. R. Fulkerson, "Transversals and matroid partition", 1965).
    """
    before = 0 if first is None else most(replace(network, must=network.must * first))
    return before, most(network) - before


def most(network: Network) -> int:
    """How many of the units that must can flow: how many mentees can have a mentor."""
    if not len(network.mentees):
        return 0
    flow = _ortools()[1]()
    for arcs in network.arcs():
        flow.add_arcs_with_capacity(*arcs)
    start, mentees = network.end + 1, np.arange(len(network.must))
    flow.add_arcs_with_capacity(np.full(len(mentees), start), mentees, network.must)
    status = flow.solve(start, network.end)
    if status != flow.OPTIMAL:
        raise SolverFailure(f"the solver stopped with status {status}", status=str(status))
    return flow.optimal_flow()


def _ortools():
    try:
        from ortools.graph.python import max_flow, min_cost_flow
    except ImportError as error:
        message = "matching needs the Python library ortools: install it with pip"
        raise MissingLibrary(message, library="ortools") from error
    return min_cost_flow.SimpleMinCostFlow, max_flow.SimpleMaxFlow


def _check_status(status, flow, worth):
    if status == flow.BAD_COST_RANGE:
        message = f"a score of {worth.max() / MILLIONTHS:g} is too large for this many people"
        raise BadScore(message, index=None)
    if status != flow.OPTIMAL:
        raise SolverFailure(f"the solver stopped with status {status}", status=str(status))
