"""Hard rules: which pairs may not be, and why. No weight and no wish outvotes one of them.

This is the specification, in plain Python, for one pair at a time. `screening` says the same in
numpy for all pairs at once, and the tests hold the two together.

What a rule asks about must be known: where the program wants different departments and one of the
two is unknown, the pair is forbidden (`department_missing`), because nobody can say it is allowed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from numbers import Real

from .errors import BadRule
from .people import Person, plain
from .working_time import hours_together

# Every code a pair can be forbidden by; those of columns go on with the column: 'column:site'.
REASONS = (
    "self",
    "line",
    "excluded",
    "former",
    "unavailable",
    "quota",
    "capacity",
    "company_outside",
    "language",
    "department",
    "department_missing",
    "company",
    "company_missing",
    "column",
    "column_missing",
    "grade",
    "grade_missing",
    "overlap",
    "overlap_missing",
)

WANTED = ("any", "same", "different")
HOW = {"equal": "same", "different": "different"}  # of an imported column


@dataclass(frozen=True, slots=True)
class Rules:
    """What a program forbids on top of what is always forbidden.

    Always: oneself, one's reporting line, excluded people, pairs that ended early, people without
    a place or not available.
    """

    line_rule: str = "any"  # 'any' height above or below, or the 'direct' manager only
    department: str = "any"  # 'same' or 'different' asked for, or 'any'
    company: str = "any"
    companies: frozenset | None = None  # the companies taking part; None: all
    common_language: bool = False
    grade_gap_min: int | None = None  # mentor's grade minus mentee's grade
    grade_gap_max: int | None = None
    columns: tuple = ()  # of (imported column, 'equal' or 'different')
    overlap_min: float | None = None  # hours a week both work, in every sample week

    def __post_init__(self):
        _check_word("line_rule", self.line_rule, ("any", "direct"))
        _check_word("department", self.department, WANTED)
        _check_word("company", self.company, WANTED)
        for name, how in self.columns:
            _check_word(f"column {name}", how, tuple(HOW))
        if len({name for name, _how in self.columns}) < len(self.columns):
            raise BadRule("two rules ask about one imported column", rule="columns")
        for gap in (self.grade_gap_min, self.grade_gap_max):
            if gap is not None and not isinstance(gap, Real):
                raise BadRule(f"a grade gap cannot be {gap!r}", rule="grade")
        if self.asks_grade and self.grade_range[0] > self.grade_range[1]:
            raise BadRule(
                f"no grade gap is at least {self.grade_gap_min} and at most {self.grade_gap_max}",
                rule="grade",
            )

        hours = self.overlap_min
        if hours is not None and not (isinstance(hours, Real) and 0 <= hours <= 168):
            raise BadRule(f"{hours!r} is no number of hours in a week", rule="overlap")

    @property
    def asks_grade(self) -> bool:
        """Whether the grades of a pair matter at all."""
        return self.grade_gap_min is not None or self.grade_gap_max is not None

    @property
    def grade_range(self) -> tuple[float, float]:
        """The lowest and the highest gap allowed."""
        low, high = self.grade_gap_min, self.grade_gap_max
        return (-inf if low is None else low, inf if high is None else high)


def _check_word(rule, word, known):
    if word not in known:
        raise BadRule(f"{rule} cannot be {word!r}, only {' or '.join(known)}", rule=rule)


def reasons(mentee: Person, mentor: Person, rules: Rules) -> tuple[str, ...]:
    """The codes of all rules that forbid this pair; empty where it is allowed.

    >>> reasons(Person("ann", quota=1), Person("ann", capacity=1), Rules())
    ('self',)
    >>> reasons(Person("ann", quota=1), Person("bob", capacity=1), Rules(grade_gap_min=1))
    ('grade_missing',)
    """
    return tuple(code for code, broken in _judged(mentee, mentor, rules) if broken)


def _judged(mentee, mentor, rules) -> Iterator[tuple[str, bool]]:
    yield "self", _one_person(mentee, mentor)
    yield "line", _above(mentor, mentee, rules) or _above(mentee, mentor, rules)
    yield "excluded", mentor.id in mentee.excluded or mentee.id in mentor.excluded
    yield "former", mentor.id in mentee.former or mentee.id in mentor.former
    yield "unavailable", not (mentee.available and mentor.available)
    yield "quota", mentee.quota < 1
    yield "capacity", mentor.capacity < 1
    if rules.companies is not None:
        yield "company_outside", not rules.companies.issuperset((mentee.company, mentor.company))
    if rules.common_language:
        yield "language", mentee.languages.isdisjoint(mentor.languages)
    for code, wanted, read in compared(rules):
        yield from _compare(code, wanted, read(mentee), read(mentor))
    if rules.asks_grade:
        missing = mentee.grade is None or mentor.grade is None
        low, high = rules.grade_range
        yield "grade", not missing and not low <= mentor.grade - mentee.grade <= high
        yield "grade_missing", missing
    if rules.overlap_min is not None:
        missing = not (mentee.work and mentor.work)
        yield "overlap", not missing and hours_together(mentee, mentor) < rules.overlap_min
        yield "overlap_missing", missing


def _one_person(mentee, mentor):
    return mentee.id == mentor.id or (
        mentee.employee is not None and mentee.employee == mentor.employee
    )


def _above(senior, junior, rules):
    return senior.employee is not None and senior.employee in reach(junior, rules)


def reach(person: Person, rules: Rules) -> tuple:
    """The part of a reporting line that the rules forbid."""
    return person.line[:1] if rules.line_rule == "direct" else person.line


def _compare(code, wanted, mentee_value, mentor_value):
    missing = mentee_value is None or mentor_value is None
    yield code, not missing and (mentee_value == mentor_value) != (wanted == "same")
    yield missing_code(code), missing


def missing_code(code: str) -> str:
    """`department` -> `department_missing`, `column:site` -> `column_missing:site`."""
    kind, colon, name = code.partition(":")
    return f"{kind}_missing{colon}{name}"


def compared(rules: Rules) -> Iterator[tuple[str, str, Callable]]:
    """The rules that ask for equal or different values: (code, wanted, how to read the value)."""
    if rules.department != "any":
        yield "department", rules.department, lambda person: person.department
    if rules.company != "any":
        yield "company", rules.company, lambda person: person.company
    for name, how in rules.columns:
        yield f"column:{name}", HOW[how], _column(name)


def _column(name: str):
    return lambda person: plain(person.columns.get(name))
