"""Matches two registration files with the package mentor-match, by the civil-service rules.

Runs in the virtual environment of that package, whose modules are called `matching` too. Prints
JSON: the seconds from the files to the pairs, and the pairs. Its way to say what is forbidden is to
disqualify; points are the same as in `civil_service.toml`.
"""

import json
import operator
import sys
from pathlib import Path
from time import perf_counter

from matching import process
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.rules.rule import Disqualify, Equivalent, Generic, Grade

GRADES = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"]


def mapped(row, _role):
    """A row as the package wants it."""
    return {**row, "grade": GRADES.index(row["grade"]), "email": row["email address"]}


def with_identities(people, rows, read):
    """The package keeps no identities: they are put on its people."""
    for person, row in zip(people, rows, strict=True):
        person.identities = read(row)
    return people


def words(cell):
    """The identities in a cell."""
    return {word.strip().lower() for word in cell.split(",") if word.strip()}


def shared(row):
    """What a mentor shares of himself."""
    return words(row["characteristics"])


def wished(row):
    """What a mentee wished for, if he said yes to using it."""
    return words(row["identity to match"] if row["match with similar identity"] == "yes" else "")


def matched(folder):
    """The mentees with their mentors."""
    mentors = process.create_participant_list_from_path(Mentor, folder, mapped)
    mentees = process.create_participant_list_from_path(Mentee, folder, mapped)
    with_identities(
        mentors,
        process.process_form(folder / "mentors.csv"),
        lambda row: words(row["characteristics"]),
    )
    with_identities(mentees, process.process_form(folder / "mentees.csv"), wished)
    rules = [
        Disqualify(lambda one: one.mentor.organisation == one.mentee.organisation),
        Disqualify(lambda one: not 1 <= one.mentor.grade - one.mentee.grade <= 2),
        Grade(1, operator.eq, {True: 9, False: 0}),
        Grade(2, operator.eq, {True: 12, False: 0}),
        Equivalent("profession", {True: 10, False: 0}),
        Generic(
            {True: 6, False: 0}, lambda one: bool(one.mentor.identities & one.mentee.identities)
        ),
    ]
    process.process_data(mentors, mentees, [rules])
    return mentees


start = perf_counter()
found = matched(Path(sys.argv[1]))
seconds = perf_counter() - start
pairs = [(mentee.email, mentor.email) for mentee in found for mentor in mentee.mentors]
print(json.dumps({"seconds": seconds, "pairs": pairs}))
