"""Match two registration files without any Odoo: `python -m matching mentors.csv mentees.csv`.

Prints the audit of the result and writes the pairs as CSV.
"""

import argparse
import csv
import io
import sys
from dataclasses import replace
from pathlib import Path

from . import AIMS, MatchingError, match
from .errors import BadFile, MissingLibrary
from .registration import people, settings, table

EXAMPLE = Path(__file__).with_name("civil_service.toml")
LONGEST_CELL = 1 << 30


def main(arguments=None) -> int:
    """Run the command line; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        result = _matched(options)
        _written(options.output, _pairs(result))
    except (MatchingError, OSError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    sys.stdout.write(_report(result, options))
    return 0


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m matching",
        description="Match mentors with mentees from two CSV files, as good as it can be done.",
    )
    parser.add_argument("mentors", type=Path, help="CSV file, one mentor a line")
    parser.add_argument("mentees", type=Path, help="CSV file, one mentee a line")
    parser.add_argument(
        "--rules", type=Path, default=EXAMPLE, help=f"TOML file (the shipped {EXAMPLE.name})"
    )
    parser.add_argument("--output", type=Path, default="pairs.csv", help="CSV file (%(default)s)")
    parser.add_argument("--aim", choices=AIMS, help="instead of the file's")
    parser.add_argument("--capacity", type=int, help="mentees per mentor, instead of the file's")
    return parser


def _matched(options):
    csv.field_size_limit(LONGEST_CELL)
    given = settings(_toml(options.rules))
    chosen = {"aim": options.aim, "capacity": options.capacity}
    given = replace(given, **{key: value for key, value in chosen.items() if value is not None})
    tables = [table(path.name, path.read_bytes()) for path in (options.mentees, options.mentors)]
    return match(*people(*tables, given), given.rules, given.criteria, given.aim, given.format)


def _toml(path):
    try:
        import tomllib
    except ImportError as error:
        raise MissingLibrary("reading a rules file needs Python 3.11 or newer") from error
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadFile(f"{path}: {error}", file=str(path)) from error


def _pairs(result):
    """The pairs as CSV: who, how many points, and from which criterion."""
    keys = [c.key for c in result.matching.scores.criteria if not c.hidden]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["mentee", "mentor", "score", "percent", *keys])
    for pair in result.pairs:
        points = [f"{pair.parts[key]:g}" for key in keys]
        writer.writerow(
            [pair.mentee, pair.mentor, f"{pair.score:g}", f"{pair.percent:.0f}", *points]
        )
    return text.getvalue()


def _written(path, text):
    """Write the file whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="")
    part.replace(path)


def _report(result, options):
    audit, mentees = result.audit, len(result.matching.mentees)
    lines = [
        ("rules", options.rules.name),
        ("allowed pairs", result.allowed_pair_count),
        ("matched", f"{audit.matched_count} of {mentees} (at most {audit.matched_bound})"),
        ("total", f"{audit.score_total:g} (at most {audit.score_bound:g})"),
        ("mean, lowest", f"{result.score_mean:.2f}, {result.score_min:g}"),
        ("blocking pairs", audit.blocking_pair_count),
        ("violations", audit.violation_count),
        ("proven optimal", "yes" if audit.proven else "no"),
        ("pairs", options.output),
    ]
    told = [f"{name + ':':<16}{value}" for name, value in lines]
    told += [_unmatched(person) for person in result.unmatched]
    return "\n".join(told) + "\n"


def _unmatched(person):
    removed = ", ".join(f"{code} {count}" for code, count in person.removed.items())
    allowed = f"{person.candidate_count} of {person.mentor_count} mentors allowed"
    return f"  {person.mentee}: {person.reason}, {allowed}{removed and f' (removed: {removed})'}"


if __name__ == "__main__":
    sys.exit(main())
