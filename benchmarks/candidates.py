"""What do the rules and all criteria cost on top of a bare product of two matrices?

20,000 mentees, 7,000 mentors, 200 skills, the 50 best of each mentee. The bare side multiplies
mentees by skills with skills by mentors in float32 and partitions, in blocks: no rule, one
criterion, no exact score. Ours judges every pair by every rule and every criterion, counts what
each rule removes from whom, and gives exact scores. Both in turns, in one process; the peak of
memory is that of a process that does ours alone. `./dev bench candidates`, or with other sizes:
python benchmarks/candidates.py 2000 700
"""

import subprocess
import sys
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

import numpy as np

sys.path.pop(0)  # the folder of this file, in which `matching` would be another file

from matching import Criterion, Person, Rules, score

ROUNDS = 3
SKILLS = 200
KEPT = 50
LEVELS = (20, 40, 60, 80, 100)
LANGUAGES = ("en", "fr", "de", "es", "pl")
RULES = Rules(
    department="different",
    companies=frozenset(range(4)),
    common_language=True,
    grade_gap_min=0,
    grade_gap_max=6,
    columns=(("union", "equal"),),
    overlap_min=2,
)
CRITERIA = [
    Criterion("skill", 30),
    Criterion("topics", 10),
    Criterion("values", 10),
    Criterion("seniority", 10, wanted=2),
    Criterion("language", 3),
    Criterion("timezone", 5),
    Criterion("place", 5),
    Criterion("department", 4),
    Criterion("tenure", 5),
    Criterion("wish", 10),
    Criterion("identity", 4),
    Criterion("waited", 2),
    Criterion("column", 5, name="profession"),
]


def working_weeks():
    """Hours of work as half-hours of the week, for eight time zones, in summer and in winter."""
    for ahead in (-8, -5, 0, 1, 2, 3, 5.5, 8):
        day = np.arange(18, 34)
        weeks = []
        for clock in (0, 2):
            hours = np.concatenate([day + 48 * n for n in range(5)]) - round(2 * ahead) - clock
            weeks.append(frozenset((hours % 336).tolist()))
        yield ahead, tuple(weeks)


def people(count, role, seed):
    """People as a large company has them: some skills are popular, some people too."""
    rng = np.random.default_rng(seed)
    popular = 1 / np.arange(1, SKILLS + 1) ** 0.8
    popular /= popular.sum()
    zones = list(working_weeks())
    for number in range(count):
        zone, work = zones[rng.choice(8, p=(0.05, 0.1, 0.2, 0.3, 0.2, 0.05, 0.05, 0.05))]
        skills = rng.choice(SKILLS, 5 if role == "mentee" else 12, replace=False, p=popular)
        levels = rng.choice(LEVELS, len(skills)).tolist()
        have = dict(zip(skills.tolist(), levels, strict=True))
        values = {
            "capacity": int(rng.integers(1, 6)),
            "offers": have,
            "identities": frozenset(rng.choice(9, rng.integers(0, 3), replace=False).tolist()),
        }
        if role == "mentee":
            weights = rng.integers(1, 4, len(skills)).tolist()
            wish = frozenset([int(rng.integers(0, 9))]) if rng.random() < 0.2 else None
            values = {
                "quota": 1,
                "needs": {s: (x, w) for (s, x), w in zip(have.items(), weights, strict=True)},
                "identity_wish": wish,
            }
        other = "mentor" if role == "mentee" else "mentee"
        group = int(rng.integers(0, 40))
        yield Person(
            f"{role}{number}",
            **values,
            available=bool(rng.random() < 0.98),
            waited=bool(rng.random() < 0.1),
            employee=number + (0 if role == "mentee" else 10_000_000),
            line=tuple((rng.integers(0, 300, 5) + 10_000_000).tolist()),
            grade=int(rng.integers(1, 6) + (0 if role == "mentee" else 2)),
            tenure=float(rng.integers(0, 6000)) / 365.25,
            department=("group", f"division {group // 5}", f"department {group}"),
            company=int(rng.choice(4, p=(0.7, 0.1, 0.1, 0.1))),
            place=int(rng.integers(0, 25)),
            timezone=zone,
            work=work,
            languages=frozenset(["en", *rng.choice(LANGUAGES, 2)][rng.random() < 0.05 :]),
            topics=frozenset(rng.choice(30, 4, replace=False).tolist()),
            values={q: float(rng.integers(0, 5)) / 4 for q in range(8) if rng.random() < 0.97},
            columns={"union": int(rng.random() < 0.2), "profession": int(rng.integers(0, 15))},
            excluded=frozenset([f"{other}{rng.integers(0, 5000)}"] if rng.random() < 0.02 else []),
            preferred=tuple(f"{other}{n}" for n in rng.integers(0, 5000, rng.integers(0, 4))),
        )


def ours(mentees, mentors):
    """The 50 best allowed pairs of each mentee, with their exact scores."""
    return score(mentees, mentors, RULES, CRITERIA, most=0)


def bare(wanted, had):
    """The shortest thing in numpy that resembles it."""
    kept = np.empty((len(wanted), KEPT), dtype=np.int64)
    for start in range(0, len(wanted), 1000):
        rows = slice(start, start + 1000)
        kept[rows] = np.argpartition(wanted[rows] @ had, -KEPT, axis=1)[:, -KEPT:]
    return kept


def matrices(mentees, mentors):
    """Needs and offers as float32 matrices over the skills."""
    wanted = np.zeros((len(mentees), SKILLS), dtype=np.float32)
    had = np.zeros((SKILLS, len(mentors)), dtype=np.float32)
    for row, person in enumerate(mentees):
        for skill, (_level, weight) in person.needs.items():
            wanted[row, skill] = weight
    for column, person in enumerate(mentors):
        for skill, level in person.offers.items():
            had[skill, column] = level
    return wanted, had


def timed(function, *arguments):
    """The result of a call and the seconds it took."""
    start = perf_counter()
    result = function(*arguments)
    return result, perf_counter() - start


def peak():
    """The most memory this process ever had, in MiB."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def main(count=20_000, mentor_count=7_000, alone=0):
    """Print the medians, their ratio and the peak of memory."""
    mentees = list(people(count, "mentee", 1))
    mentors = list(people(mentor_count, "mentor", 2))
    if alone:
        before = peak()
        scores = ours(mentees, mentors)
        allowed = int(scores.allowed.sum())
        print(
            f"{len(scores.scores)} of {allowed} allowed pairs kept, of {count * mentor_count}; "
            f"peak {peak():.0f} MiB, {before:.0f} of them before (Python, numpy, people)"
        )
        return
    sizes = map(str, (count, mentor_count, 1))
    subprocess.run([sys.executable, __file__, *sizes], check=True)
    given, seconds = matrices(mentees, mentors), {"ours": [], "bare": [], "again": []}
    for _round in range(ROUNDS):
        seconds["ours"].append(timed(ours, mentees, mentors)[1])
        for name in ("bare", "again"):
            seconds[name].append(timed(bare, *given)[1])
    own, once, again = (median(spent) for spent in seconds.values())
    print(
        f"all rules and criteria {own:.2f} s, bare {once:.2f} s, ratio {own / once:.2f} "
        f"(noise: bare against itself {again / once:.2f})"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
