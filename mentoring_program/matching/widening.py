"""The best of all pairs, found among few: large crowds are solved by candidates, then widened.

The prices that prove a result the best among the candidates (see `certificate`) also say of every
pair left out whether it could improve the result: only if it is worth more than its two people
cost together. Such pairs join the candidates, and the problem is solved again, until there are
none: then the result is the best of all pairs, as if all had been given to the solver (column
generation: P. C. Gilmore, R. E. Gomory, "A linear programming approach to the cutting-stock
problem", 1961). For stable results it is the pairs left out in which both would rather be; equals
change nothing.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

import numpy as np

from .audit import Audit
from .bounds import POINT, millionths
from .candidates import first_of_each
from .people import positions
from .points import FINE
from .problem import Beyond, Choice, Problem
from .questions import STABLE, places_left, questions

MOST_ROUNDS = 20
MOST_ADDED = 50  # pairs of one mentee in one round


def holding(problem: Problem, locked: Iterable[tuple[Hashable, Hashable]]) -> Problem:
    """The problem with the locked pairs among its candidates, for stable results the wished too."""
    if problem.scores.complete:
        return problem
    mentee_at, mentor_at = positions(problem.mentees), positions(problem.mentors)
    named = list(locked)
    if problem.aim == STABLE:
        named += [(one.id, name) for one in problem.mentees for name in one.preferred]
        named += [(name, one.id) for one in problem.mentors for name in one.preferred]
    known = {(mentee_at[a], mentor_at[b]) for a, b in named if a in mentee_at and b in mentor_at}
    i, j = np.array(sorted(known), dtype=np.int64).reshape(-1, 2).T
    allowed = problem.scores.table.allowed(i, j)
    return replace(problem, scores=problem.scores.with_pairs(i[allowed], j[allowed]))


def settled(problem: Problem, choose: Callable[[Problem], Choice]) -> tuple[Problem, Choice]:
    """Choose, and widen the candidates until no pair left out could improve the result.

    After MOST_ROUNDS it ends anyway; `Problem.beyond` says what the pairs left out could add.
    """
    choice = choose(problem)
    if problem.scores.complete:
        return problem, choice
    for turn in range(MOST_ROUNDS + 1):
        asked = list(questions(problem, choice))
        answers = [_answer(problem, question, turn) for question in asked]
        more = [pairs for pairs, gain in answers if gain]
        if not more or turn == MOST_ROUNDS:
            break
        problem = _wider(problem, *np.concatenate(more, axis=1))
        choice = choose(problem)
    gains = [gain for _pairs, gain in answers]
    beyond = Beyond(gains[0], asked[0].bonus, not any(gains[1:]), _blocking(problem, choice))
    return replace(problem, beyond=beyond), choice


def completed(audit: Audit, problem: Problem, choice: Choice) -> Audit:
    """The audit of a choice among candidates, made to hold for all pairs."""
    beyond = problem.beyond
    if beyond is None:
        return audit
    if problem.aim == STABLE:
        count = audit.blocking_pair_count + beyond.blocking
        return replace(audit, blocking_pair_count=count, stable=audit.stable and not beyond.gain)
    more, _rest = divmod(beyond.gain, beyond.bonus) if beyond.bonus else (0, 0)
    matchable = sum(1 for one, n in zip(problem.mentees, problem.scores.allowed, strict=True) if n)
    total = max(audit.score_bound, round(audit.score_total + beyond.gain / POINT, 6))
    return replace(
        audit,
        matched_bound=min(matchable, audit.matched_bound + more)
        if beyond.lowest_proven
        else matchable,
        first_bound=audit.first_bound + more,
        score_bound=total,
        lowest_proven=audit.lowest_proven and beyond.lowest_proven,
        blocking_pair_count=beyond.blocking,
    )


def _answer(problem, question, turn):
    """The most promising pairs left out, and what all of them add beyond what does not matter."""
    table, width = problem.scores.table, max(1, len(problem.mentors))
    known = problem.scores.mentees * width + problem.scores.mentors
    points, done = table.points(FINE), 0
    found, total = [np.zeros((2, 0), dtype=np.int64)], 0
    for rows, columns, block in points.blocks():
        pairs = question.promising(block, rows, columns)
        i, j = (side[~_among(known, pairs[0] * width + pairs[1])] for side in pairs)
        gain = question.gain(millionths(table.scores(i, j)), i, j)
        total += sum(gain.tolist())
        i, j, gain = i[gain > 0], j[gain > 0], gain[gain > 0].astype(float)
        best = first_of_each(i, j, gain, points.shape, MOST_ADDED)
        found.append(np.stack([i[best], j[best]]))
        done += block.size / (points.shape[0] * points.shape[1])
        problem.report("solving", min(1.0, (turn + done) / (MOST_ROUNDS + 1)))
    return np.concatenate(found, axis=1), max(0, total - question.slack)


def _among(known, keys):
    """Which keys are among the known ones, which are sorted."""
    place = np.searchsorted(known, keys).clip(max=max(0, len(known) - 1))
    return known[place] == keys if len(known) else np.zeros(len(keys), dtype=bool)


def _wider(problem, i, j):
    """The problem with more candidates; locked pairs are where they are now."""
    held = [(problem.scores.mentees[k], problem.scores.mentors[k]) for k in problem.held]
    scores = problem.scores.with_pairs(i, j)
    return replace(problem, scores=scores, held=[scores.between(*pair) for pair in held])


def _blocking(problem, choice):
    """How many of all pairs not chosen would both rather have each other, by what they may see.

    For stable results only those left out.
    """
    if problem.aim == STABLE:
        [question] = questions(problem, choice)
        return int(_answer(problem, question, 0)[1] > 0)
    shown, chosen = millionths(problem.scores.shown), np.array(choice.pairs, dtype=np.int64)
    sides = problem.scores.mentees[chosen], problem.scores.mentors[chosen]
    people = zip(sides, (problem.quota, problem.capacity), strict=True)
    least = [places_left(side, shown[chosen], places) for side, places in people]
    both = np.maximum(least[0][sides[0]], least[1][sides[1]])
    count = -int((shown[chosen] > both).sum())
    points = problem.scores.table.points(FINE, lambda criterion: not criterion.hidden)
    for rows, columns, block in points.blocks():
        worth = np.rint(block * POINT)
        count += int(((worth > least[0][rows, None]) & (worth > least[1][columns])).sum())
    return count
