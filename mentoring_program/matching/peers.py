"""Peers: everybody of one pool may be paired with everybody, and an odd one may join a pair.

A pair is worth the mean of both directions, and allowed only if it is in both. Which pairs is a
maximum-weight matching in a general graph (J. Edmonds, "Paths, trees, and flowers", 1965; Z. Galil,
"Efficient algorithms for finding maximum matching in graphs", 1986), found by rustworkx. Who is
left joins a pair where the program allows three: a flow, found and proven as groups are.
"""

from dataclasses import dataclass, replace

import numpy as np

from .bounds import POINT, millionths
from .group_search import Proof, settle
from .grouping import MEMBER, Grouping
from .libraries import graphs
from .peer_program import prices
from .peer_proof import Graph, Prices
from .preparation import Given
from .problem import Choice, Problem
from .scoring import Scores, Table
from .scoring import score as score_pairs


@dataclass(frozen=True, slots=True)
class Paired:
    """What was chosen from, and the prices that prove it."""

    graph: Graph
    ks: np.ndarray  # the positions of the graph's pairs among the scores
    counting: Prices | None  # None where the number of pairs does not count
    total: Prices
    joining: Grouping | None = None  # leaders are the pairs, members those who are left
    joined: np.ndarray | None = None
    joined_proof: Proof | None = None


def prepare(given: Given) -> Given:
    """One pool on both sides; everybody has one partner. Mentors are nobody here."""
    pool = [
        replace(one, quota=seat, capacity=seat)
        for one in given.mentees
        for seat in [int(one.quota > 0 or one.capacity > 0)]
    ]
    return replace(given, mentees=pool, mentors=pool)


class Mutual(Table):
    """What pairs are worth where both directions count the same."""

    def __init__(self, table: Table):
        vars(self).update(vars(table))

    def values(self, number: int, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """The mean of what one criterion says of both directions."""
        return (super().values(number, i, j) + super().values(number, j, i)) / 2


def score(mentees, mentors, rules, criteria, *further) -> Scores:
    """The scores of all pairs that are allowed both ways, each the mean of both directions."""
    scores = score_pairs(mentees, mentors, rules, criteria, *further)
    width = len(mentors)
    key, mirror = (a * width + b for a, b in _both_ways(scores))
    both = np.isin(mirror, key)
    removed, lost = scores.removed.copy(), np.bincount(scores.mentees[~both], minlength=width)
    if "grade" in scores.codes:  # the only rule that has a direction
        removed[:, scores.codes.index("grade")] += lost
    i, j, table = scores.mentees[both], scores.mentors[both], Mutual(scores.table)
    return replace(
        scores,
        mentees=i,
        mentors=j,
        scores=table.scores(i, j),
        allowed=scores.allowed - lost,
        removed=removed,
        table=table,
    )


def _both_ways(scores):
    return (scores.mentees, scores.mentors), (scores.mentors, scores.mentees)


def places(problem: Problem) -> tuple[list[int], list[int]]:
    """One partner each."""
    return problem.quota, problem.capacity


def choose(problem: Problem) -> Choice:
    """The best pairs: most people with a partner, then the highest total; or the highest total."""
    graph, ks = graph_of(problem)
    coverage = problem.aim == "coverage"
    chosen = _matched(graph, coverage)
    problem.report("solving", 0.5)
    paired = Paired(
        graph=graph,
        ks=ks,
        counting=prices(graph.counting(), chosen) if coverage else None,
        total=prices(graph, chosen, len(chosen) if coverage else None),
    )
    pairs = sorted([*problem.held, *ks[chosen].tolist()])
    groups = [(int(problem.scores.mentees[k]), int(problem.scores.mentors[k])) for k in pairs]
    if problem.options.trio and pairs:
        groups, paired = _trios(problem, groups, paired)
    return _choice(problem, groups, paired)


def _choice(problem, groups, paired):
    told = [((), people, _pairs_of(problem, people)) for people in sorted(map(_sorted, groups))]
    return Choice(sorted(k for _none, _people, ks in told for k in ks), told, proof=paired)


def _sorted(people):
    return tuple(sorted(people))


def _pairs_of(problem, people):
    """The positions of all pairs of a few people, lower one first."""
    found = [problem.scores.between(i, j) for i in people for j in people if i < j]
    return tuple(sorted(found))


def graph_of(problem: Problem) -> tuple[Graph, np.ndarray]:
    """What is left to decide beside the locked pairs, and where its pairs stand in the scores."""
    scores, held = problem.scores, np.array(problem.held, np.int64)
    busy = np.zeros(len(problem.mentees), bool)
    busy[scores.mentees[held]] = busy[scores.mentors[held]] = True
    worth = millionths(scores.scores)
    free = (scores.mentees < scores.mentors) & ~busy[scores.mentees] & ~busy[scores.mentors]
    if problem.aim != "coverage":
        free &= worth > 0
    ks = np.flatnonzero(free)
    return Graph(scores.mentees[ks], scores.mentors[ks], worth[ks], len(problem.mentees)), ks


def _matched(graph, coverage):
    """The chosen pairs of the graph."""
    network = graphs().PyGraph(multigraph=False)
    network.add_nodes_from(range(graph.size))
    ends = list(zip(graph.left.tolist(), graph.right.tolist(), strict=True))
    network.add_edges_from([(*pair, k) for k, pair in enumerate(ends)])
    worth = graph.worth.tolist()
    found = graphs().max_weight_matching(
        network, max_cardinality=coverage, weight_fn=lambda k: worth[k]
    )
    at = {pair: k for k, pair in enumerate(ends)}
    return np.array(sorted(at[min(pair), max(pair)] for pair in found), np.int64)


# ---------------------------------------------------------------------------
# Three together
# ---------------------------------------------------------------------------


def _trios(problem, pairs, paired):
    """Let those who are left join pairs: as many as can, then the highest total."""
    joining, alone = joining_of(problem, pairs)
    joined, proof = settle(joining, lambda share: problem.report("solving", share))
    groups = list(pairs)
    for k in joined:
        groups[joining.leader[k]] += (alone[joining.member[k]],)
    return groups, replace(paired, joining=joining, joined=joined, joined_proof=proof)


def joining_of(problem: Problem, pairs) -> tuple[Grouping, list[int]]:
    """Pairs as leaders of one and the people without one as members, and who these are.

    One may join where he is allowed with both; he is worth what he gets from both.
    """
    between, worth = problem.scores.between, problem.scores.scores
    taken = {one for pair in pairs for one in pair}
    alone = [i for i, one in enumerate(problem.mentees) if one.quota and i not in taken]
    found = [
        (p, a, sum(round(float(worth[k]) * POINT) for k in ks))
        for p, pair in enumerate(pairs)
        for a, i in enumerate(alone)
        if None not in (ks := [between(i, one) for one in pair])
    ]
    leader, member, worths = np.array(found, np.int64).reshape(-1, 3).T
    return Grouping(
        leader=leader,
        member=member,
        worth=worths,
        held=np.zeros(len(found), bool),
        seats=np.ones(len(alone), np.int64),
        leads=np.bincount(leader, minlength=len(pairs)).clip(0, 1),
        low=1,
        high=1,
        kind=np.zeros(len(alone), np.int64),
        share=np.array([1]),
        counted=MEMBER,
    ), alone
