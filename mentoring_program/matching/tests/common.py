"""Small random cases and the slow, obvious answers to compare with."""

from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random
from typing import NamedTuple

import numpy as np

from ..eligibility import Rules
from ..formats import match
from ..people import Person
from ..scoring import Criterion

# Half-hours of work in two sample weeks; the clocks of the second person change.
WINTER = (frozenset(range(18, 26)), frozenset(range(18, 26)))
SHIFTED = (frozenset(range(20, 27)), frozenset(range(22, 29)))
NEVER = (frozenset({335}), frozenset())

IMPOSSIBLE = (-1_000, -1_000, -(10**18))  # reached where no choice holds the locked pairs


class Case(NamedTuple):
    """An assignment problem, in the order `assignment.solve` takes it."""

    mentees: list
    mentors: list
    scores: list
    quota: list
    capacity: list

    def subset(self, ks):
        """The same people with only some of the pairs."""
        chosen = [[column[k] for k in ks] for column in self[:3]]
        return Case(*chosen, self.quota, self.capacity)


def random_case(rng: Random, most_people=5, most_quota=2, score=None) -> Case:
    """A few people, some of the pairs between them, scores with many ties."""
    score = score or (lambda: rng.choice((0, 1, 2, 2.5, 3, rng.random(), rng.randrange(10))))
    quota = [rng.randint(0, most_quota) for _ in range(rng.randint(0, most_people))]
    capacity = [rng.randint(0, 2) for _ in range(rng.randint(0, most_people))]
    density = rng.random()
    pairs = [
        (i, j) for i in range(len(quota)) for j in range(len(capacity)) if rng.random() < density
    ]
    rng.shuffle(pairs)
    mentees, mentors = [i for i, _j in pairs], [j for _i, j in pairs]
    return Case(mentees, mentors, [score() for _ in pairs], quota, capacity)


def millionths(score) -> int:
    """A score as the whole number in which totals are exact."""
    return round(score * 1_000_000)


def attained(case: Case, chosen) -> tuple[int, int]:
    """What a choice reaches: mentees with a mentor, total in millionths."""
    total = sum(millionths(case.scores[k]) for k in chosen)
    return len({case.mentees[k] for k in chosen}), total


def best(case: Case, aim: str, locked=()) -> tuple[int, int]:
    """The best that any choice with the locked pairs reaches: mentees matched, total."""
    matched, _first, total = best_of(case, aim, locked)
    return matched, total


class Extra(NamedTuple):
    """What `assignment.solve` may be given besides."""

    pools: list | None = None
    pool_capacity: list | None = None
    first: list | None = None


def random_extra(rng: Random, case: Case) -> Extra:
    """Some pools with few places, some mentees who come first, or neither."""
    extra = Extra()
    if rng.random() < 0.7:
        count = rng.randint(0, 3)
        pools = [rng.randint(-1, count - 1) for _ in case.capacity]
        extra = extra._replace(pools=pools, pool_capacity=[rng.randint(0, 3) for _ in range(count)])
    if rng.random() < 0.7:
        extra = extra._replace(first=[i for i in range(len(case.quota)) if rng.random() < 0.4])
    return extra


def counted(case: Case, chosen, first=()) -> tuple[int, int, int]:
    """What a choice reaches: mentees matched, how many of the first, total in millionths."""
    people = {case.mentees[k] for k in chosen}
    total = sum(millionths(case.scores[k]) for k in chosen)
    return len(people), len(people.intersection(first)), total


def best_of(case: Case, aim: str, locked=(), extra: Extra | None = None) -> tuple[int, int, int]:
    """The best `counted` of any choice with the locked pairs: all are tried, mentee by mentee."""
    extra = extra or Extra()
    first, pools = extra.first or (), extra.pools or [-1] * len(case.capacity)
    arcs = [[] for _ in case.quota]
    for k, mentee in enumerate(case.mentees):
        arcs[mentee].append(k)

    @cache
    def from_mentee(mentee, places):
        if mentee == len(arcs):
            return (0, 0, 0)
        return max(
            (
                tuple(map(sum, zip(counted(case, ks, first), rest, strict=True)))
                for ks, left in _choices(case, arcs[mentee], case.quota[mentee], places, pools)
                if set(locked).intersection(arcs[mentee]) <= set(ks)
                for rest in [from_mentee(mentee + 1, left)]
            ),
            default=IMPOSSIBLE,
            key=lambda reached: reached if aim == "coverage" else reached[1:],
        )

    return from_mentee(0, (*case.capacity, *(extra.pool_capacity or ())))


def _choices(case, ks, quota, places, pools):
    for size in range(min(quota, len(ks)) + 1):
        for chosen in combinations(ks, size):
            left = list(places)
            for k in chosen:
                mentor = case.mentors[k]
                left[mentor] -= 1
                if pools[mentor] >= 0:
                    left[len(case.capacity) + pools[mentor]] -= 1
            if min(left, default=0) >= 0:
                yield chosen, tuple(left)


def grid(comparison, rows, columns):
    """What a comparison says of all pairs, as a matrix, pair by pair."""
    i, j = np.divmod(np.arange(rows * columns), max(1, columns))
    return comparison.at(i, j).reshape(rows, columns)


def added_up(comparison, rows, columns):
    """The same matrix from the lines of the comparison."""
    found = np.zeros((rows, columns))
    if comparison.lines is None:
        i, j, values = comparison.within(slice(0, rows))
        found[i, j] = values
        return found
    lines = comparison.lines
    table = comparison.rows(np.arange(lines.count), slice(0, columns))
    for i, (start, stop) in enumerate(zip(lines.starts, lines.starts[1:], strict=False)):
        found[i] = lines.shares[start:stop] @ table[lines.keys[start:stop]]
    return found


def random_people(rng: Random, count: int, role: str) -> list[Person]:
    """People who often share something, with gaps in what is known of them."""
    return [_random_person(rng, f"{role}{number}", number) for number in range(count)]


def _random_person(rng, key, number):
    def some(values, most=2):
        return rng.sample(values, rng.randint(0, most))

    ids = [f"{role}{n}" for role in ("mentee", "mentor") for n in range(4)]
    return Person(
        rng.choice((key, number)),
        capacity=rng.randint(0, 2),
        quota=rng.randint(0, 2),
        available=rng.random() < 0.9,
        waited=rng.random() < 0.3,
        employee=rng.choice((None, rng.randrange(8))),
        line=tuple(some(range(8), 3)),
        grade=rng.choice((None, 1, 2, 3, 4)),
        tenure=rng.choice((None, 0, 1.5, 10)),
        department=rng.choice((None, "IT", "HR", ("Group", "IT"), ("Group", "HR", "Pay"))),
        company=rng.choice((None, 1, 2)),
        place=rng.choice((None, "Bath", "York")),
        timezone=rng.choice((None, -8, 0, 1, 5.5, 12)),
        work=rng.choice(((), WINTER, SHIFTED, NEVER)),
        languages=frozenset(some(["en", "fr", "de"])),
        offers={skill: rng.choice((0, 25, 50, 100)) for skill in some("abcd", 3)},
        needs={skill: (rng.choice((0, 80)), rng.choice((0, 1, 2))) for skill in some("abcd", 3)},
        topics=frozenset(some(["x", "y", "z"])),
        values={question: rng.choice((0, 0.5, 1)) for question in some("pqr", 3)},
        columns={
            "site": rng.choice((None, "", " Bath", "bath ", "York")),
            "tags": rng.choice(("a, b", "bath, york")),
        },
        excluded=frozenset(some(ids)),
        former=frozenset(some(ids)),
        preferred=tuple(some(ids)),
        identities=frozenset(some(["i", "j"])),
        identity_wish=rng.choice((None, "i", frozenset("ij"))),
    )


def random_rules(rng: Random) -> Rules:
    """Any combination of hard rules."""
    low, high = sorted(rng.sample(range(-2, 4), 2))
    return Rules(
        line_rule=rng.choice(("any", "direct")),
        department=rng.choice(("any", "same", "different")),
        company=rng.choice(("any", "same", "different")),
        companies=rng.choice((None, frozenset([1, 2]), frozenset([1]))),
        common_language=rng.random() < 0.5,
        grade_gap_min=rng.choice((None, low)),
        grade_gap_max=rng.choice((None, high)),
        columns=rng.choice(((), (("site", "equal"),), (("site", "different"),))),
        overlap_min=rng.choice((None,) * 5 + (0, 2, 2.5)),
    )


CRITERIA = [
    Criterion("skill", 30),
    Criterion("topics", 10),
    Criterion("values", 10),
    Criterion("seniority", 12, wanted=1),
    Criterion("wish", 8),
    Criterion("waited", 5),
    Criterion("identity", 6),
]


def crowd(rng: Random, role: str) -> list[Person]:
    """A few people, few of whom forbid each other."""
    people = random_people(rng, rng.randint(0, 6), role)
    freed = {"line": (), "excluded": frozenset(), "former": frozenset(), "available": True}
    return [replace(person, **freed) if rng.random() < 0.8 else person for person in people]


def random_match(rng: Random, rules: Rules | None = None, **options):
    """Two groups of people, some in both, and their result."""
    mentees, mentors = crowd(rng, "mentee"), crowd(rng, "mentor")
    known = {person.id for person in mentees}
    mentors = [person for person in mentors if person.id not in known]
    mentors += [person for person in mentees if rng.random() < 0.2]
    rules = rules or rng.choice((Rules(), random_rules(rng)))
    return mentees, mentors, rules, match(mentees, mentors, rules, CRITERIA, **options)
