"""What do the door of the solver and the audit cost on top of a bare call of OR-tools?

20,000 mentees, 7,000 mentors, the 50 best candidates of each mentee, scores as skills make them:
a few popular skills, a few mentors whom everybody wants, many ties. Both sides get the same arrays
and solve the same problem, in turns; the ratio of the medians is what counts, the seconds are this
machine's. Then the same for 100,000 mentees and 55,000 mentors, with the peak of memory of a
process that only loads the arrays and solves. `./dev bench matching`, or with other sizes:
python benchmarks/matching.py 2000 700 50
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

sys.path.pop(0)  # the folder of this file, in which `matching` would be this file itself

from matching.assignment import solve
from matching.certificate import Market, bound

ROUNDS = 5
SKILLS = 200


def skill_like(mentees, mentors, candidates, seed=1):
    """Pairs (mentee, mentor, score 0..100) sorted by mentee, then mentor, and the capacities."""
    rng = np.random.default_rng(seed)
    popularity = 1 / np.arange(1, SKILLS + 1) ** 0.8
    wanted = chosen_skills(rng, mentees, 5, popularity) * rng.integers(1, 4, (mentees, SKILLS))
    quality = rng.beta(2, 2, (mentors, 1)) + rng.normal(0, 0.2, (mentors, SKILLS))
    had = chosen_skills(rng, mentors, 12, popularity) * quality.clip(0.1, 1).round(1)
    wanted = (wanted / wanted.sum(axis=1, keepdims=True)).astype(np.float32)
    best = np.empty((mentees, candidates), dtype=np.int64)
    scores = np.empty((mentees, candidates))
    for start in range(0, mentees, 1000):
        rows = slice(start, start + 1000)
        points = 100 * wanted[rows] @ had.T.astype(np.float32)
        best[rows] = np.sort(np.argpartition(points, -candidates)[:, -candidates:], axis=1)
        scores[rows] = np.take_along_axis(points, best[rows], axis=1)
    pairs = np.repeat(np.arange(mentees), candidates), best.ravel(), scores.ravel().round(6)
    return *pairs, rng.integers(1, 6, mentors)


def chosen_skills(rng, people, count, popularity):
    """A 0/1 matrix: `count` skills for each of the people, popular ones more often."""
    lots = rng.exponential(size=(people, SKILLS)) / popularity
    return (lots <= np.partition(lots, count - 1, axis=1)[:, count - 1 : count]).astype(float)


def bare(mentees, mentors, scores, quota, capacity, aim):
    """The shortest call of OR-tools that solves the problem, nothing checked."""
    count, places = len(quota), len(capacity)
    end, flow = count + places, SimpleMinCostFlow()
    add = flow.add_arcs_with_capacity_and_unit_cost
    costs = -np.rint(scores * 1_000_000).astype(np.int64)
    arcs = add(mentees, count + mentors, np.ones_like(costs), costs)
    add(count + np.arange(places), np.full(places, end), capacity, np.zeros_like(capacity))
    if aim == "score":
        add(np.arange(count), np.full(count, end), quota, np.zeros_like(quota))
    supplies = np.concatenate([quota, np.zeros_like(capacity), [-quota.sum()]])
    flow.set_nodes_supplies(np.arange(end + 1), supplies)
    run = flow.solve if aim == "score" else flow.solve_max_flow_with_min_cost
    assert run() == flow.OPTIMAL
    return np.flatnonzero(flow.flows(arcs))


def proven(mentees, mentors, scores, quota, capacity, aim, chosen):
    """Whether the audit's certificate proves the choice."""
    worth = np.rint(scores * 1_000_000).astype(np.int64)
    flags = np.zeros(len(worth), dtype=bool)
    flags[chosen] = True
    must = quota if aim == "coverage" else np.zeros_like(quota)
    market = Market(mentees, mentors, worth, flags, must, quota - must, capacity)
    bonus = market.enough if aim == "coverage" else 0
    return bound(market, bonus) == bonus * len(chosen) + int(worth[flags].sum())


def timed(function, *arguments):
    """The result of a call and the seconds it took."""
    start = perf_counter()
    result = function(*arguments)
    return result, perf_counter() - start


def compare(problem):
    """Print both medians and their ratio for each aim."""
    scores = problem[2]
    for aim in ("coverage", "score"):
        seconds = {"door": [], "bare": [], "again": []}
        for _round in range(ROUNDS):
            chosen, spent = timed(solve, *problem, aim)
            seconds["door"].append(spent)
            for name in ("bare", "again"):
                alone, spent = timed(bare, *problem, aim)
                seconds[name].append(spent)
        assert round(scores[chosen].sum(), 4) == round(scores[alone].sum(), 4)
        door, once, again = (median(spent) for spent in seconds.values())
        certain, audit = timed(proven, *problem, aim, chosen)
        print(
            f"{aim}: {len(chosen)} matched, total {scores[chosen].sum():.2f}; "
            f"door {door:.2f} s, bare {once:.2f} s, ratio {door / once:.2f} "
            f"(noise: bare against itself {again / once:.2f}); "
            f"proven {certain} in {audit:.2f} s"
        )


def alone(side, path):
    """Solve what a file holds, in a process that does nothing else; print the peak of memory."""
    problem = [*np.load(path).values()]
    run = solve if side == "door" else bare
    chosen, seconds = timed(run, *problem, "coverage")
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"{side} alone: {len(chosen)} matched in {seconds:.2f} s, peak {peak:.0f} MiB")


def main(people=20_000, mentor_count=7_000, candidates=50):
    """Compare at that size; at the usual one, see what a hundred thousand people need besides."""
    problem = given(people, mentor_count, candidates)
    compare(problem)
    if len(sys.argv) > 1:
        return
    del problem
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "problem.npz"
        np.savez(path, *given(100_000, 55_000, 50))
        for side in ("door", "bare"):
            subprocess.run([sys.executable, __file__, side, path], check=True)


def given(people, mentor_count, candidates):
    """A problem of that size, in the order `solve` takes it."""
    mentees, mentors, scores, capacity = skill_like(people, mentor_count, candidates)
    print(f"{people} mentees, {mentor_count} mentors, {capacity.sum()} places, {len(scores)} pairs")
    return mentees, mentors, scores, np.ones(people, dtype=np.int64), capacity


if __name__ == "__main__":
    if sys.argv[1:2] in (["door"], ["bare"]):
        alone(*sys.argv[1:])
    else:
        main(*map(int, sys.argv[1:]))
