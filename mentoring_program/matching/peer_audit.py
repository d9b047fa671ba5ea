"""Checks pairs and trios of peers without trusting whoever found them."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from .audit import Audit, Violation
from .bounds import POINT, millionths
from .eligibility import reasons
from .group_audit import bounds
from .peer_proof import bound
from .problem import Choice, Problem


def audit(problem: Problem, choice: Choice) -> Audit:
    """The audit of peers: `matched` are the people with a partner.

    Those who join a pair as a third come after the pairs: the bounds are over all ways to join
    these pairs.
    """
    paired, worth = choice.proof, millionths(problem.scores.scores)
    matched = sum(len(people) for _none, people, _ks in choice.groups)
    total = int(worth[choice.pairs].sum()) if choice.pairs else 0
    matched_bound, total_bound = _bounds(problem, paired, choice)
    return Audit(
        violations=tuple(_violations(problem, choice)),
        matched_count=matched,
        matched_bound=matched if paired.counting is None else matched_bound,
        score_total=total / POINT,
        score_bound=total_bound / POINT,
        blocking_pair_count=int(_blocking(problem, choice, worth).sum()) // 2,
    )


def _bounds(problem, paired, choice):
    """The most people with a partner, and the highest total among as many pairs."""
    held = np.array(problem.held, np.int64)
    target = len(choice.groups) - len(held) if paired.counting is not None else 0
    matched, total = 2 * len(held), int(millionths(problem.scores.scores)[held].sum())
    if paired.counting is not None:
        matched += 2 * bound(paired.graph.counting(), paired.counting)
    total += bound(paired.graph, paired.total, target)
    if paired.joining is not None:
        more, worth = bounds(paired.joining, paired.joined_proof, paired.joined)
        matched, total = matched + more, total + worth
    return matched, total


def _violations(problem, choice) -> Iterator[Violation]:
    most = 3 if problem.options.trio else 2
    for _none, people, ks in choice.groups:
        ids = [problem.mentees[i].id for i in people]
        if not 2 <= len(people) <= most:
            yield Violation("group_size", *ids[:2])
        together = {(i, j) for i in people for j in people if i < j}
        scores = problem.scores
        if {(int(scores.mentees[k]), int(scores.mentors[k])) for k in ks} != together:
            yield Violation("incomplete", *ids[:2])
        for i, j in sorted(together | {(j, i) for i, j in together}):
            for code in reasons(problem.mentees[i], problem.mentors[j], problem.rules):
                yield Violation(code, problem.mentees[i].id, problem.mentors[j].id)
    for who, count in Counter(i for _none, people, _ks in choice.groups for i in people).items():
        if count > problem.mentees[who].quota:
            yield Violation("quota", mentee=problem.mentees[who].id)


def _blocking(problem, choice, worth):
    """The pairs, both ways round, in which both would gain (D. Gale, L. S. Shapley, 1962)."""
    scores = problem.scores
    least = np.full(len(problem.mentees), np.iinfo(np.int64).max)
    chosen = np.array(choice.pairs, np.int64)
    for side in (scores.mentees, scores.mentors):
        np.minimum.at(least, side[chosen], worth[chosen])
    alone = np.setdiff1d(
        np.arange(len(least)), np.union1d(scores.mentees[chosen], scores.mentors[chosen])
    )
    least[alone] = 0
    return worth > np.maximum(least[scores.mentees], least[scores.mentors])
