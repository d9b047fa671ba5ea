"""What the command line gives back: the pairs as CSV, and the audit in words."""

import csv
import io
from pathlib import Path

from .result import Result


def pairs(result: Result) -> str:
    """The pairs as CSV: which group or meeting, who, how many points, and from which criterion."""
    keys = [c.key for c in result.matching.scores.criteria if not c.hidden]
    where, rows = _where(result)
    who = ("person", "partner") if result.format == "peer" else ("mentee", "mentor")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*where, *who, "score", "percent", *keys])
    for *numbers, pair in rows:
        points = [f"{pair.parts[key]:g}" for key in keys]
        score = [f"{pair.score:g}", f"{pair.percent:.0f}"]
        writer.writerow([*numbers, pair.mentee, pair.mentor, *score, *points])
    return text.getvalue()


def _where(result):
    """The columns that say where a pair belongs, and for each pair these numbers and itself."""
    if result.format == "speed":
        return ("round", "table"), [(one.round, one.table, one.pair) for one in result.meetings]
    if result.format in ("group", "shadow_board", "peer"):
        groups = enumerate(result.groups, 1)
        return ("group",), [(number, pair) for number, group in groups for pair in group.pairs]
    return (), [(pair,) for pair in result.pairs]


def report(result: Result, rules: str, output: Path) -> str:
    """The audit, and everybody who has nobody."""
    audit, mentees = result.audit, len(result.matching.mentees)
    lines = [
        ("rules", rules),
        ("format", f"{result.format}, {result.aim}"),
        ("allowed pairs", result.allowed_pair_count),
        ("matched", f"{audit.matched_count} of {mentees} (at most {audit.matched_bound})"),
        *_numbers(result),
        ("total", f"{audit.score_total:g} (at most {audit.score_bound:g})"),
        ("mean, lowest", f"{result.score_mean:.2f}, {result.score_min:g}"),
        ("blocking pairs", audit.blocking_pair_count),
        ("violations", audit.violation_count),
        ("proven optimal", "yes" if audit.proven else "no"),
        ("pairs", output),
    ]
    told = [f"{name + ':':<16}{value}" for name, value in lines]
    told += [_unmatched(person) for person in result.unmatched]
    return "\n".join(told) + "\n"


def _numbers(result):
    if result.meetings:
        rounds = max(one.round for one in result.meetings)
        tables = max(one.table for one in result.meetings)
        yield "meetings", f"{len(result.meetings)} in {rounds} rounds at {tables} tables"
    elif len(result.groups) != len(result.pairs):
        yield "groups", len(result.groups)


def _unmatched(person):
    removed = ", ".join(f"{code} {count}" for code, count in person.removed.items())
    allowed = f"{person.candidate_count} of {person.mentor_count} mentors allowed"
    return f"  {person.mentee}: {person.reason}, {allowed}{removed and f' (removed: {removed})'}"
