"""Is the package mentor-match, made for the same files and rules, any better or faster?

500 mentors and 500 mentees registered in the form of a civil-service program; its rules: another
organisation, a mentor one or two grades above, points for the gap, for the same profession and for
an identity wished for. Both read the same two files; both results are judged by the same function.
The package gets a virtual environment of its own in .dev/. Other sizes:
python benchmarks/peer_package.py 50
"""

import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.pop(0)  # the folder of this file, in which `matching` would be another file

import matching
from matching import match, reasons
from matching.registration import people, settings, table

try:
    import tomllib
except ImportError:
    sys.exit("reading the rules file needs Python 3.11 or newer")

ROOT = Path(__file__).resolve().parent.parent
RULES = Path(matching.__file__).with_name("civil_service.toml")
ROUNDS = 3
GRADES = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"]
PROFESSIONS = ["Policy", "DDaT", "Operations", "HR", "Security"]
ORGANISATIONS = ["Joy", "Love", "Peace", "Virtue", "Hope"]
IDENTITIES = ["Gay", "Transgender", "Bisexual or pansexual", "Disability", "Working class", ""]


def registered(rng, role, number):
    """One row of a registration file."""
    name = f"{number:03}"
    row = {
        "first name": role,
        "last name": name,
        "email address": f"{role}.{name}@example.com",
        "both mentor and mentee": rng.choice(("yes", "no")),
        "job title": "Some role",
        "grade": rng.choice(GRADES),
        "organisation": f"Department of {rng.choice(ORGANISATIONS)}",
        "profession": rng.choice(PROFESSIONS),
    }
    if role == "mentor":
        row["characteristics"] = rng.choice(IDENTITIES)
    else:
        row["match with similar identity"] = rng.choice(("yes", "no"))
        row["identity to match"] = rng.choice(IDENTITIES)
    return {**row, "biography": f"My name is {role} {name}."}


def write_files(folder, count):
    """Both registration files."""
    rng = random.Random(5)
    for role in ("mentor", "mentee"):
        rows = [registered(rng, role, number) for number in range(count)]
        with (folder / f"{role}s.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)


def read(folder):
    """The people of both files, and the settings of the rules file."""
    given = settings(tomllib.loads(RULES.read_text()))
    names = ("mentees.csv", "mentors.csv")
    tables = [table(name, (folder / name).read_bytes()) for name in names]
    return *people(*tables, given), given


def ours(folder, aim):
    """The pairs of (mentee id, mentor id)."""
    mentees, mentors, given = read(folder)
    result = match(mentees, mentors, given.rules, given.criteria, aim, given.format)
    assert result.audit.proven
    return [(pair.mentee, pair.mentor) for pair in result.pairs]


def theirs(folder):
    """The pairs of the peer package, and its seconds from the files to the pairs."""
    python = ROOT / ".dev" / "bench" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", ROOT / "requirements" / "bench.txt"], check=True)
    script = ROOT / "benchmarks" / "peers" / "mentor_match.py"
    run = subprocess.run(
        [python, script, folder], check=True, env={}, stdout=subprocess.PIPE, text=True
    )
    told = json.loads(run.stdout)
    return [tuple(pair) for pair in told["pairs"]], told["seconds"]


def judged(folder, pairs):
    """(mentees matched, total points, pairs that break a rule or a number of places)."""
    mentees, mentors, given = read(folder)
    left, right = ({person.id: person for person in side} for side in (mentees, mentors))
    total = broken = 0
    for mentee, mentor in pairs:
        sides = left[mentee], right[mentor]
        broken += bool(reasons(*sides, given.rules))
        total += sum(
            one.weight * matching.criteria.value(one.code, *sides, **one.options)
            for one in given.criteria
        )
    broken += sum(len(ids) - len(set(ids)) for ids in zip(*pairs, strict=True))
    return len({mentee for mentee, _mentor in pairs}), total, broken


def main(count=500):
    """Print both results and how many times faster ours is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, count)
        pairs, seconds = theirs(folder)
        print(f"mentor-match: {seconds:.2f} s; {told(*judged(folder, pairs))}")
        for aim in ("coverage", "score"):
            spent = []
            for _round in range(ROUNDS):
                start = perf_counter()
                pairs = ours(folder, aim)
                spent.append(perf_counter() - start)
            own = sorted(spent)[ROUNDS // 2]
            print(
                f"ours, aim {aim}: {own:.2f} s, {seconds / own:.0f} times faster; "
                f"{told(*judged(folder, pairs))}"
            )


def told(matched, total, broken):
    """A result in words."""
    return f"{matched} matched, total {total:g}, {broken} violations"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
