"""What somebody who waits may read himself of why: nothing of it tells on anybody.

It is worked out from the rules of the program alone, as if nobody were excluded and no pair had
ended early; so it is the same whether that is the case or not. Of other people it holds shares in
three steps, and none where there are fewer than FEW mentors.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from .eligibility import Rules, compared, missing_code
from .explanation import Matching
from .people import Person, positions
from .remedies import NEVER_LIFTED, verdicts
from .screening import screen

WAITING_REASONS = (
    "unavailable",  # he is away
    "quota",  # he asks for nobody
    "rules",  # the rules of the program leave nobody for him, of mentors who have places at all
    "no_place",  # the places went to others
)
SHARES = ("some", "most", "all")  # less than half of the mentors; half and more; every one

PRIVATE = ("excluded", "former")
FEW = 5
MENTOR_AWAY = ("self", "line", "unavailable", "capacity")  # of whom the rules need not speak


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why a mentee waits, in his own eyes."""

    mentee: Hashable
    reason: str  # one of WAITING_REASONS
    rules: Mapping[str, str]  # {code of a rule: the share of mentors it takes from him}
    unknown: tuple[str, ...]  # codes of rules for which his own record lacks a value


def why_waiting(matching: Matching, mentees: Iterable[Hashable]) -> list[Waiting]:
    """What these mentees (ids), who have nobody, may read themselves."""
    at = positions(matching.mentees)
    people = [matching.mentees[at[mentee]] for mentee in mentees]
    screened = screen(people, matching.mentors, matching.rules)
    return [
        _waiting(person, matching.rules, screened.codes, verdicts(screened, slice(n, n + 1))[0])
        for n, person in enumerate(people)
    ]


def _waiting(person: Person, rules: Rules, codes, found) -> Waiting:
    bit = {code: np.uint64(1 << number) for number, code in enumerate(codes)}
    away = sum((bit[code] for code in MENTOR_AWAY), np.uint64(0))
    there = found[found & away == 0]
    public = [code for code in codes if code not in NEVER_LIFTED]
    unknown = tuple(_unknown(person, rules))
    shares = {}
    if len(there) >= FEW:
        taken = {code: float((there & bit[code] > 0).mean()) for code in public}
        shares = {code: _share(share) for code, share in taken.items() if share}
    if not person.available or not person.quota:
        return Waiting(person.id, "quota" if person.available else "unavailable", {}, ())
    left = (
        (there & sum((bit[code] for code in public), np.uint64(0)) == 0).any() if public else True
    )
    reason = "no_place" if left or len(there) < FEW else "rules"
    return Waiting(person.id, reason, shares, unknown)


def _share(share):
    return SHARES[2 if share == 1 else int(share >= 0.5)]


def _unknown(person, rules):
    for code, _wanted, read in compared(rules):
        if read(person) is None:
            yield missing_code(code)
    if rules.asks_grade and person.grade is None:
        yield missing_code("grade")
    if rules.overlap_min is not None and not person.work:
        yield missing_code("overlap")
