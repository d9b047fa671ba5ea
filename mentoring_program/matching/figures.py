"""What makes two results comparable, as plain values: counts, points people may see, shares.

Nothing in here holds the points of a hidden criterion, and no figure is of fewer than FEW people of
one department.
"""

from collections import Counter
from collections.abc import Hashable, Iterable

from .result import Result

TENS = 10
FEW = 5


def figures_of(result: Result) -> dict:
    """The figures of a result, by name.

    `matched`, `unmatched`, `pairs`; `total`, `mean` and `min` of the shown scores; `distribution`,
    how many pairs have 0 to 9 percent, 10 to 19, ... 90 to 100; `mentee_wishes` and
    `mentor_wishes`, see `wishes`; `blocking_pairs`; `departments`, see `departments`, and
    `department_gap`, the difference between the highest and the lowest of them.
    """
    scores = [pair.score for pair in result.pairs]
    mentees, mentors = result.matching.mentees, result.matching.mentors
    by_mentee, by_mentor = _partners(result)
    rows = departments(result)
    return {
        "matched": result.matched_count,
        "unmatched": result.unmatched_count,
        "pairs": len(scores),
        "total": round(sum(scores), 6),
        "mean": sum(scores) / len(scores) if scores else 0.0,
        "min": min(scores, default=0.0),
        "distribution": distribution(pair.percent for pair in result.pairs),
        "mentee_wishes": wishes(mentees, mentors, by_mentee),
        "mentor_wishes": wishes(mentors, mentees, by_mentor),
        "blocking_pairs": result.blocking_pair_count,
        "departments": rows,
        "department_gap": {name: _gap(rows, name) for name in ("matched_share", "mean_percent")},
    }


def distribution(percents: Iterable[float]) -> list[int]:
    """How many lie in each ten from 0 to 100.

    >>> distribution([0, 9.9, 10, 95, 100])
    [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    """
    counts = Counter(min(int(percent // TENS), TENS - 1) for percent in percents)
    return [counts[ten] for ten in range(TENS)]


def wishes(people, partners, partners_of) -> dict:
    """What came of the wishes of people for somebody who took part.

    `ranks[n]` counts those whose best granted wish is their (n+1)-th, `none` those with no wish
    granted.
    """
    known = {person.id for person in partners}
    counts = Counter()
    for person in people:
        if known.intersection(person.preferred):
            granted = partners_of.get(person.id, {}).keys()
            places = (n for n, name in enumerate(person.preferred) if name in granted)
            counts[next(places, None)] += 1
    none = counts.pop(None, 0)
    return {"ranks": [counts[n] for n in range(max(counts, default=-1) + 1)], "none": none}


def departments(result: Result) -> list[dict]:
    """For each department of mentees: how many, what share is matched, how well on average.

    Only for departments of at least FEW mentees, the average only over as many matched. Where
    those left out would be too few, the smallest department is left out too, so that nobody can
    work them out from the totals.
    """
    people = {}
    for mentee in result.matching.mentees:
        people.setdefault(mentee.department, []).append(mentee.id)
    people.pop(None, None)
    partners = _partners(result)[0]
    told = sorted((ids for ids in people.items() if len(ids[1]) >= FEW), key=_by_size)
    while told and 0 < len(result.matching.mentees) - sum(len(ids) for _key, ids in told) < FEW:
        told.pop()
    return [_department(key, ids, partners) for key, ids in told]


def changes(
    pairs: Iterable[tuple[Hashable, Hashable]], others: Iterable[tuple[Hashable, Hashable]]
) -> dict[str, list]:
    """Which of the pairs (mentee id, mentor id) were `kept` from the others, are `new` or `gone`.

    >>> changes([("ann", "bob")], [("ann", "eve")])
    {'kept': [], 'new': [('ann', 'bob')], 'gone': [('ann', 'eve')]}
    """
    pairs, others = set(pairs), set(others)
    found = {"kept": pairs & others, "new": pairs - others, "gone": others - pairs}
    return {name: sorted(some, key=repr) for name, some in found.items()}


def _partners(result):
    """`{mentee id: {mentor id: percent}}`, and the same the other way round."""
    by_mentee, by_mentor = {}, {}
    for pair in result.pairs:
        both = [(pair.mentee, pair.mentor)]
        if result.matching.pool:
            both.append((pair.mentor, pair.mentee))
        for mentee, mentor in both:
            by_mentee.setdefault(mentee, {})[mentor] = pair.percent
            by_mentor.setdefault(mentor, {})[mentee] = pair.percent
    return by_mentee, by_mentor


def _by_size(department):
    key, ids = department
    return -len(ids), repr(key)


def _department(key, ids, partners):
    matched = [person for person in ids if person in partners]
    percents = [percent for person in matched for percent in partners[person].values()]
    return {
        "department": key,
        "mentees": len(ids),
        "matched_share": len(matched) / len(ids),
        "mean_percent": sum(percents) / len(percents) if len(matched) >= FEW else None,
    }


def _gap(rows, name):
    values = [row[name] for row in rows if row[name] is not None]
    return max(values) - min(values) if values else 0.0
