"""From registration files and a rules file to people and settings, for the command line.

A rules file (see `civil_service.toml`) names the column that holds each field of a `Person`; what
it does not name keeps its neutral default. All columns stay readable for a program's own rules and
criteria. Nothing is guessed: whatever cannot be read is named with its line, all at once.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from .cells import READERS, yes
from .eligibility import Rules
from .errors import BadFile
from .options import Options
from .people import Person, plain
from .scoring import Criterion

CONSENT = "identity_consent"  # a wish on identity counts only where this column says yes
NAMED_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What a rules file says."""

    columns: Mapping[str, str]  # {field of a person: column}
    criteria: tuple[Criterion, ...]
    rules: Rules = Rules()
    grades: Sequence[str] = ()  # from low to high
    aim: str = "coverage"
    format: str = "one_to_one"
    capacity: int = 1
    quota: int = 1
    options: Options = Options()


@dataclass(frozen=True, slots=True)
class Table:
    """A registration file: its name, its columns, and (line, {column: text}) per person."""

    name: str
    header: tuple[str, ...]
    rows: list


# ---------------------------------------------------------------------------
# The rules file
# ---------------------------------------------------------------------------


def settings(document: Mapping) -> Settings:
    """Settings from a parsed rules file; raises a `BadInput`."""
    try:
        return _settings(document)
    except (TypeError, AttributeError) as error:
        raise BadFile(f"the rules file is not built as it should be: {error}") from error


def _settings(document):
    _refuse_unknown("the rules file", document, Settings)
    rules = dict(document.get("rules", {}))
    _refuse_unknown("[rules]", rules, Rules)
    rules["columns"] = tuple(dict(rules.get("columns", {})).items())
    columns = dict(document.get("columns", {}))
    unknown = sorted(columns.keys() - READERS.keys() - {"id", CONSENT})
    if unknown:
        raise BadFile(f"[columns] knows no {', '.join(unknown)}", fields=unknown)
    if "id" not in columns:
        raise BadFile("[columns] must say which column is the id of a person")
    if "identity_wish" in columns and CONSENT not in columns:
        raise BadFile(f"[columns] must name the {CONSENT} without which no identity wish counts")
    given = {
        "columns": columns,
        "criteria": tuple(_criterion(dict(entry)) for entry in document.get("criteria", ())),
        "rules": Rules(**rules),
        "options": _options(dict(document.get("options", {}))),
        "grades": [plain(grade) for grade in document.get("grades", ())],
    }
    return Settings(**{**document, **given})


def _options(given):
    _refuse_unknown("[options]", given, Options)
    for name, value in given.items():
        kind = type(getattr(Options(), name))
        if name == "limits" and not isinstance(value, dict):
            raise BadFile("[options] limits is no table", option=name)
        if kind in (bool, str) and not isinstance(value, kind):
            raise BadFile(f"[options] {name} cannot be {value!r}", option=name)
    limits = {plain(name): most for name, most in given.get("limits", {}).items()}
    return Options(**{**given, "limits": limits})


def _refuse_unknown(where, given, kind):
    unknown = sorted(given.keys() - {field.name for field in fields(kind)})
    if unknown:
        raise BadFile(f"{where} knows no {', '.join(unknown)}", settings=unknown)


def _criterion(entry):
    missing = {"code", "weight"} - entry.keys()
    if missing:
        raise BadFile(f"a criterion lacks its {' and '.join(sorted(missing))}")
    return Criterion(**entry)


# ---------------------------------------------------------------------------
# Registration files
# ---------------------------------------------------------------------------


def table(name: str, content: bytes) -> Table:
    """Read a CSV file: commas, semicolons or tabs; UTF-8, or else Windows-1252."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise BadFile(f"{name}, line {reader.line_num}: {error}", file=name) from error
    if not lines:
        raise BadFile(f"{name} is empty", file=name)
    header = tuple(cell.strip() for cell in lines[0][1])
    if len(set(header)) < len(header):
        raise BadFile(f"{name} has two columns of one name", file=name)
    wrong = [f"line {n}: {len(c)} cells" for n, c in lines if len(c) != len(header)]
    _refuse(name, [f"{problem} under {len(header)} columns" for problem in wrong])
    rows = [(n, dict(zip(header, cells, strict=True))) for n, cells in lines[1:]]
    return Table(name, header, rows)


def people(mentees: Table, mentors: Table, settings: Settings) -> tuple[list, list]:
    """The mentees and the mentors of two files; raises BadFile with every line that is wrong."""
    known = {*mentees.header, *mentors.header}
    lacking = sorted(set(settings.columns.values()) - known)
    if lacking:
        raise BadFile(f"neither file has the column {' nor '.join(lacking)}", columns=lacking)
    return (
        _people(mentees, settings, {"quota": settings.quota}, never="capacity"),
        _people(mentors, settings, {"capacity": settings.capacity}, never="quota"),
    )


def pool(peers: Table, settings: Settings) -> tuple[list, tuple]:
    """The peers of one file, and nobody besides; raises BadFile like `people`."""
    return people(peers, Table("none", (), []), settings)


def _people(table, settings, defaults, never):
    found, problems = {}, []
    for line, row in table.rows:
        try:
            person = _person(row, settings, defaults, never)
            if person.id in found:
                raise ValueError(f"{person.id} stands in an earlier line too")
            found[person.id] = person
        except ValueError as error:
            problems.append(f"line {line}: {error}")
    _refuse(table.name, problems)
    return list(found.values())


def _person(row, settings, defaults, never):
    key = plain(row.get(settings.columns["id"]))
    if key is None:
        raise ValueError(f"no {settings.columns['id']}")
    values = dict(defaults)
    for field, column in settings.columns.items():
        if field in READERS and field != never and plain(row.get(column)) is not None:
            values[field] = READERS[field](plain(row[column]), settings)
    if not yes(plain(row.get(settings.columns.get(CONSENT))) or "no", settings):
        values.pop("identity_wish", None)
    return Person(key, columns=row, **values)


def _refuse(name, problems):
    if problems:
        told = problems[:NAMED_PROBLEMS]
        if len(problems) > len(told):
            told.append(f"and {len(problems) - len(told)} more")
        raise BadFile("\n  ".join([f"{name} cannot be used:", *told]), file=name, lines=problems)
