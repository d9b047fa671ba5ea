"""Stable pairs: no two who are not together would both rather be (aim `stable`).

Deferred acceptance (D. Gale, L. S. Shapley, "College admissions and the stability of marriage",
1962): every mentee proposes to the mentors in the order he prefers them, every mentor keeps the
best of those who ever proposed to him, as many as he has places. Where mentees have several
mentors, it is done with each of their places, and no pair would rather have each other then, either
(A. E. Roth, "The evolution of the labor market for medical interns and residents", 1984). Mentees
propose; among all stable results each of them gets the best mentors that he has in any.

Everybody prefers those he wished for, in his order, then all others by score. Of equal scores the
one who comes first in the order of people is preferred, so that there is one answer.

Places that locked pairs take are gone: nobody leaves a locked partner for another one. Limits of
departments, and whose turn it is, would break stable results, or there would be none
(Y. Kamada, F. Kojima, "Efficient matching under distributional constraints", 2015).
"""

from collections.abc import Sequence
from heapq import heappush, heappushpop

import numpy as np

from .bounds import millionths
from .errors import BadOption
from .options import Options
from .people import Person, positions
from .scoring import Scores

STABLE = "stable"


def ranks(
    mentees: Sequence[Person], mentors: Sequence[Person], scores: Scores
) -> tuple[np.ndarray, np.ndarray]:
    """How each pair ranks with its mentee, and with its mentor: lower is better, never equal."""
    by_mentee, by_mentor = _wishes(mentees, mentors), _wishes(mentors, mentees)
    wished = [(i, j, place) for (i, j), place in by_mentee.items()]
    wished_by = [(i, j, place) for (j, i), place in by_mentor.items()]
    return (
        _ranks(scores, scores.mentees, scores.mentors, wished),
        _ranks(scores, scores.mentors, scores.mentees, wished_by),
    )


def _ranks(scores, own, other, wishes):
    """The places of the pairs when sorted by person, wish, score, and the order of partners."""
    places = np.full(len(own), np.iinfo(np.int64).max)
    for mentee, mentor, place in wishes:
        k = scores.between(mentee, mentor)
        if k is not None:
            places[k] = place
    rank = np.empty(len(own), dtype=np.int64)
    rank[np.lexsort((other, -millionths(scores.scores), places, own))] = np.arange(len(own))
    return rank


def _wishes(people, partners):
    """`{(position of a person, of a partner): place of that partner in his wishes}`."""
    partner_at, found = positions(partners), {}
    for position, person in enumerate(people):
        for place, name in enumerate(person.preferred):
            if name in partner_at:
                found.setdefault((position, partner_at[name]), place)
    return found


def solve(mentees, mentors, mentee_ranks, mentor_ranks, quota, capacity, locked=()) -> list[int]:
    """The pairs k of the stable result that mentees like best, with the `locked` ones, ascending.

    Pair k is between `mentees[k]` and `mentors[k]` (indices) and ranks `mentee_ranks[k]` with the
    one and `mentor_ranks[k]` with the other: lower is better, and no two ranks of a person are
    equal.

    >>> solve([0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 0, 1], [1, 0, 0, 1], [1, 1], [1, 1])
    [1, 2]
    """
    places, room, held = list(quota), list(capacity), set(locked)
    for k in held:
        places[mentees[k]] -= 1
        room[mentors[k]] -= 1
    liked = [[] for _person in places]
    for k in sorted(set(range(len(mentees))) - held, key=mentee_ranks.__getitem__):
        liked[mentees[k]].append(k)
    free = [i for i, ks in enumerate(liked) for _place in range(min(places[i], len(ks)))]
    liked, kept = [iter(ks) for ks in liked], [[] for _person in room]
    while free:
        k = next(liked[free.pop()], None)
        if k is None:
            continue
        offers, offer = kept[mentors[k]], (-mentor_ranks[k], k)
        if len(offers) < room[mentors[k]]:
            heappush(offers, offer)
        else:
            _rank, refused = heappushpop(offers, offer)  # the worst, which may be this one
            free.append(mentees[refused])
    return sorted(held.union(k for offers in kept for _rank, k in offers))


def check(options: Options) -> None:
    """Raise BadOption for what a stable result has no room for."""
    for option in ("lift_lowest", "waited_first", "limits"):
        if getattr(options, option):
            message = f"the aim stable does not go together with {option}"
            raise BadOption(message, option=option)
