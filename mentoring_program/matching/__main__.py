"""Match registration files without any Odoo: `python -m matching mentors.csv mentees.csv`.

Prints the audit of the result and writes the pairs as CSV.
"""

import argparse
import csv
import sys
from dataclasses import replace
from pathlib import Path

from . import AIMS, FORMATS, MatchingError, match
from .errors import BadFile, MissingLibrary
from .output import pairs, report
from .registration import people, pool, settings, table

EXAMPLE = Path(__file__).with_name("civil_service.toml")
LONGEST_CELL = 1 << 30
HELP = """\
The rules file says which column holds what, what is forbidden, and what is worth how many points.
Examples lie beside the program: civil_service.toml (pairs), group.toml, peer.toml, speed.toml.
Peers are one pool: give one file. In a group, a mentor's capacity is how many groups he leads;
sizes, rounds, tables and the like stand in the table [options] of the rules file.

The CSV written has a line for each pair: who, how many points of how many percent, and from which
criterion. Groups and peers have a column with the number of their group, a speed event columns
with round and table.
"""


def main(arguments=None) -> int:
    """Run the command line; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        result = _matched(options)
        _written(options.output, pairs(result))
    except (MatchingError, OSError) as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    sys.stdout.write(report(result, options.rules.name, options.output))
    return 0


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m matching",
        description="Match mentors with mentees from two CSV files, as good as it can be done.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("mentors", type=Path, help="CSV file, one mentor (or peer) a line")
    parser.add_argument(
        "mentees", type=Path, nargs="?", help="CSV file, one mentee a line; none for peers"
    )
    parser.add_argument(
        "--rules", type=Path, default=EXAMPLE, help=f"TOML file (the shipped {EXAMPLE.name})"
    )
    parser.add_argument("--output", type=Path, default="pairs.csv", help="CSV file (%(default)s)")
    parser.add_argument("--format", choices=FORMATS, help="instead of the file's")
    parser.add_argument("--aim", choices=AIMS, help="instead of the file's")
    parser.add_argument("--capacity", type=int, help="mentees per mentor, instead of the file's")
    return parser


def _matched(options):
    csv.field_size_limit(LONGEST_CELL)
    given = settings(_toml(options.rules))
    chosen = {name: getattr(options, name) for name in ("aim", "format", "capacity")}
    given = replace(given, **{key: value for key, value in chosen.items() if value is not None})
    return match(
        *_people(options, given),
        given.rules,
        given.criteria,
        given.aim,
        given.format,
        options=given.options,
    )


def _people(options, given):
    if (given.format == "peer") != (options.mentees is None):
        number = "one file" if given.format == "peer" else "two files"
        raise BadFile(f"the format {given.format} needs {number}")
    files = [options.mentors] if options.mentees is None else [options.mentees, options.mentors]
    tables = [table(path.name, path.read_bytes()) for path in files]
    return people(*tables, given) if len(tables) > 1 else pool(*tables, given)


def _toml(path):
    try:
        import tomllib
    except ImportError as error:
        raise MissingLibrary("reading a rules file needs Python 3.11 or newer") from error
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadFile(f"{path}: {error}", file=str(path)) from error


def _written(path, text):
    """Write the file whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="")
    part.replace(path)


if __name__ == "__main__":
    sys.exit(main())
