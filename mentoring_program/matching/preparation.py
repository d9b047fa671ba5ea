"""How each format sees the people, the rules and the criteria it is given.

A preparation takes a `Given` and returns the one its format is matched by. What judges or shows a
single pair of a program (a pair made by hand, a preview) has to look at people the same way:
`formats.prepare` is the door for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .eligibility import Rules
from .errors import BadRule
from .options import Options
from .people import Person
from .scoring import Criterion


@dataclass(frozen=True, slots=True)
class Given:
    """What a matching is given."""

    mentees: Sequence[Person]
    mentors: Sequence[Person]
    rules: Rules
    criteria: Sequence[Criterion]
    options: Options


def as_given(given: Given) -> Given:
    """Nothing is special: several mentors for a mentee, as many as he asks for."""
    return given


def one_mentor(given: Given) -> Given:
    """A mentee has one mentor, however many he asks for."""
    one = [replace(person, quota=1) if person.quota > 1 else person for person in given.mentees]
    return replace(given, mentees=one)


def across(given: Given) -> Given:
    """A mentor from elsewhere: the rules must say from another department, or company."""
    if "different" not in (given.rules.department, given.rules.company):
        message = "matching across needs the rule that department or company be different"
        raise BadRule(message, rule="cross")
    return one_mentor(given)


def reverse(given: Given) -> Given:
    """The junior one mentors: the grade rule and the seniority criterion turned round.

    Both speak of the more senior grade minus the more junior one; here the senior is the mentee.
    """
    rules = given.rules
    turned = replace(
        rules,
        grade_gap_min=_minus(rules.grade_gap_max),
        grade_gap_max=_minus(rules.grade_gap_min),
    )
    criteria = [_turned(criterion) for criterion in given.criteria]
    return replace(one_mentor(given), rules=turned, criteria=criteria)


def _minus(gap):
    return None if gap is None else -gap


def _turned(criterion):
    if criterion.code != "seniority":
        return criterion
    options = dict(criterion.options)
    if "gaps" in options:
        options["gaps"] = {-float(gap): worth for gap, worth in options["gaps"].items()}
    else:
        options["wanted"] = -float(1 if options.get("wanted") is None else options["wanted"])
    return Criterion(criterion.code, criterion.weight, **options)


def cascade(given: Given) -> Given:
    """Each level mentors the next one below, among the levels that anybody has.

    Grades become the numbers of these levels, and the rule asks for a gap of one. So nobody can
    mentor the one who mentors him, in whatever roles people take part.
    """
    people = [*given.mentees, *given.mentors]
    present = sorted({person.grade for person in people if person.grade is not None})
    level = {grade: number for number, grade in enumerate(present)} | {None: None}
    given = one_mentor(given)
    sides = [
        [replace(person, grade=level[person.grade]) for person in side]
        for side in (given.mentees, given.mentors)
    ]
    rules = replace(given.rules, grade_gap_min=1, grade_gap_max=1)
    return replace(given, mentees=sides[0], mentors=sides[1], rules=rules)
