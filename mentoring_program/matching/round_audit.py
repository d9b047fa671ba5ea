"""Checks the timetable of a speed event without trusting whoever made it."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from .audit import Audit, Violation
from .bounds import POINT
from .eligibility import reasons
from .meetings import bound
from .problem import Choice, Problem


def audit(problem: Problem, choice: Choice) -> Audit:
    """The audit of meetings.

    The bound of the total is over all meetings that are shared out as fairly. Pairs that block
    are not counted: everybody meets several people for a few minutes.
    """
    met, chosen = choice.proof, np.array(choice.pairs, np.int64)
    market = met.market
    matched = len(np.unique(market.mentees[chosen]))
    counted = market.counting()
    total = int(market.worth[chosen].sum())
    return Audit(
        violations=tuple(_violations(problem, choice)),
        matched_count=matched,
        matched_bound=bound(counted, chosen) if problem.aim == "coverage" else matched,
        score_total=total * met.step / POINT,
        score_bound=(total + bound(market, chosen) - market.value(chosen)) * met.step / POINT,
        blocking_pair_count=0,
    )


def _violations(problem, choice) -> Iterator[Violation]:
    options, at = problem.options, {}
    for round_, table, k in choice.meetings:
        i, j = problem.scores.mentees[k], problem.scores.mentors[k]
        mentee, mentor = problem.mentees[i].id, problem.mentors[j].id
        for code in reasons(problem.mentees[i], problem.mentors[j], problem.rules):
            yield Violation(code, mentee, mentor)
        if not 1 <= round_ <= options.rounds:
            yield Violation("round", mentee, mentor)
        if not 1 <= table <= (options.tables or len(problem.mentors)):
            yield Violation("table", mentee, mentor)
        for who in (mentee, mentor, ("table", table)):
            at.setdefault((round_, who), []).append((mentee, mentor))
    for (_round, who), pairs in at.items():
        if len(pairs) > 1:
            code = "table_twice" if isinstance(who, tuple) and who[0] == "table" else "round_twice"
            yield Violation(code, *pairs[1])
    held = Counter(k for _round, _table, k in choice.meetings)
    for k in held.keys() | set(choice.pairs):
        if held[k] != 1:
            yield Violation("twice" if held[k] else "no_meeting", *problem.ids([k])[0])
