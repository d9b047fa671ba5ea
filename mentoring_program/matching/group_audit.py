"""Checks groups without trusting the search that formed them.

Sizes, departments and places are counted, pairs are judged by the plain rules, and the bound is
worked out anew from the prices of the proof (`group_proof`).
"""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from .audit import POINT, Audit, Violation
from .eligibility import reasons
from .group_proof import Goal, highest
from .group_search import Proof
from .grouping import Grouping
from .problem import Choice, Problem


def audit(problem: Problem, choice: Choice) -> Audit:
    """The audit of groups or boards.

    The totals hold the points of all mentors of a group. The bound of those who help to lead is
    over all ways to help these groups.
    """
    formed = choice.proof
    grouping, chosen = formed.grouping, formed.chosen
    matched_bound, total_bound = bounds(grouping, formed.proof, chosen)
    total = int(grouping.worth[chosen].sum())
    if formed.helping is not None:
        helped = int(formed.helping.worth[formed.helpers].sum())
        count_bound, bound = bounds(formed.helping, formed.helped, formed.helpers)
        behind = count_bound > formed.helping.covered(formed.helpers)
        total, total_bound = total + helped, total_bound + bound + behind
    boards = len(chosen) and grouping.leader is problem.scores.mentees
    matched = len(np.unique(problem.scores.mentees[chosen]))
    return Audit(
        violations=tuple(_violations(problem, choice, grouping, bool(boards))),
        matched_count=matched,
        matched_bound=matched_bound if grouping.counted else matched,
        score_total=total / POINT,
        score_bound=total_bound / POINT,
        blocking_pair_count=int(_blocking(grouping, chosen).sum()),
    )


def bounds(grouping: Grouping, proof: Proof, chosen: np.ndarray) -> tuple[int, int]:
    """The most that any groups cover, and the highest total of any that cover as many."""
    none = np.zeros_like(grouping.leads)
    covered = grouping.covered(chosen)
    goal = Goal(grouping, target=covered)
    total = highest(goal, proof.total, none, grouping.leads)
    if not grouping.counted:
        return covered, total
    return highest(Goal(grouping, counting=True), proof.counting, none, grouping.leads), total


def _violations(problem, choice, grouping, boards) -> Iterator[Violation]:
    for pair, count in Counter(_ids(problem, choice)).items():
        if count > 1:
            yield Violation("twice", *pair)
    for group in choice.groups:
        yield from _wrong(problem, grouping, group, boards)
    yield from _places(problem, choice, boards)


def _ids(problem, choice):
    return [pair for _mentors, _mentees, ks in choice.groups for pair in problem.ids(ks)]


def _wrong(problem, grouping, group, boards):
    """What is wrong with one group."""
    mentors, mentees, ks = group
    scores = problem.scores
    for i in mentees:
        for j in mentors:
            for code in reasons(problem.mentees[i], problem.mentors[j], problem.rules):
                yield Violation(code, problem.mentees[i].id, problem.mentors[j].id)
    together = sorted((i, j) for i in mentees for j in mentors)
    lead = {"mentee": problem.mentees[mentees[0]].id} if boards else {}
    lead = lead or {"mentor": problem.mentors[mentors[0]].id}
    if sorted(zip(scores.mentees[[*ks]], scores.mentors[[*ks]], strict=True)) != together:
        yield Violation("incomplete", **lead)
    members = mentors if boards else mentees
    if not grouping.low <= len(members) <= grouping.high:
        yield Violation("group_size", **lead)
    if (
        np.bincount(grouping.kind[[*members]], minlength=len(grouping.share)) > grouping.share
    ).any():
        yield Violation("department_share", **lead)
    if not boards and len(mentors) > problem.options.mentors_per_group:
        yield Violation("mentors", **lead)


def _places(problem, choice, boards):
    """Who is in more groups than he has places for; who helps to lead is in that group alone."""
    mentees = Counter(i for _mentors, group, _ks in choice.groups for i in group)
    mentors = Counter(j for group, _mentees, _ks in choice.groups for j in group)
    helping = Counter(j for group, _mentees, _ks in choice.groups for j in group[1:])
    for i, count in mentees.items():
        if count > problem.mentees[i].quota:
            yield Violation("quota", mentee=problem.mentees[i].id)
    for j, count in mentors.items():
        if count > problem.mentors[j].capacity or (not boards and helping[j] and count > 1):
            yield Violation("capacity", mentor=problem.mentors[j].id)


def _blocking(grouping, chosen):
    """The pairs not chosen of a member and one who leads in which both would gain.

    A member gains where the pair is worth more than the worst he has, or anything and he has a
    seat left; one who leads likewise, with as many places as his groups have (D. Gale,
    L. S. Shapley, 1962).
    """
    flags = np.zeros(len(grouping.worth), bool)
    flags[chosen] = True
    size = np.zeros(len(grouping.leads), np.int64)
    for j in np.unique(grouping.leader[chosen]):
        ks = chosen[grouping.leader[chosen] == j]
        size[j] = grouping.high * (grouping.groups(ks) or 0)
    leader = _least(grouping.leader, grouping.worth, chosen, size)
    member = _least(grouping.member, grouping.worth, chosen, grouping.seats)
    better = grouping.worth > np.maximum(leader[grouping.leader], member[grouping.member])
    return better & ~flags & (size[grouping.leader] > 0)


def _least(side, worth, chosen, places):
    """What the worst pair of each is worth; 0 for whom a place is free."""
    least = np.full(len(places), np.iinfo(np.int64).max)
    np.minimum.at(least, side[chosen], worth[chosen])
    least[np.bincount(side[chosen], minlength=len(places)) < places] = 0
    return least
