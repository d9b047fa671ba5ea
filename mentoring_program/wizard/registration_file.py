"""Registration files as people hold them: CSV of any dialect or XLSX, read into plain text cells.

Plain Python. What cannot be read is said by a code and a line; the wizard has the words.
"""

import codecs
import csv
import io
import re
import zipfile
from datetime import date, datetime, time
from typing import NamedTuple

MOST_LINES = 100_000
MOST_BYTES = 50_000_000
MOST_UNPACKED_BYTES = 500_000_000
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"


class UnreadableFileError(ValueError):
    """A file that is no table; ``code`` says why, ``place`` where (a line, a header, a limit)."""

    def __init__(self, code, place=None):
        super().__init__(code)
        self.code = code
        self.place = place


class Row(NamedTuple):
    """One line of a file: its number there and its cells, one per column."""

    line: int
    cells: tuple


class Table(NamedTuple):
    """A file: its headers, its lines, and the numbers of lines with more cells than headers."""

    headers: tuple
    rows: list
    long_lines: list


def read(content):
    """Read a file of registrations.

    :param bytes content: CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or XLSX
    :raise UnreadableFileError: it is neither, or broken, or too large
    :return: a :class:`Table`; empty lines are left out, formulas are text
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFileError("too_large", MOST_BYTES // 1_000_000)
    if content.startswith(OLD_EXCEL):
        raise UnreadableFileError("old_excel")
    lines = _xlsx(content) if content.startswith(ZIP) else _csv(content)
    return _table(lines)


def _table(lines):
    lines = ((number, [_clean(cell) for cell in cells]) for number, cells in lines)
    filled = ((number, cells) for number, cells in lines if any(cells))
    _number, first = next(filled, (0, []))
    headers = _headers(first)
    rows, long_lines = [], []
    for number, cells in filled:
        if len(rows) == MOST_LINES:
            raise UnreadableFileError("too_many_lines", MOST_LINES)
        if any(cells[len(headers) :]):
            long_lines.append(number)
        cells = [*cells[: len(headers)], *[""] * (len(headers) - len(cells))]
        rows.append(Row(number, tuple(cells)))
    return Table(headers, rows, long_lines)


def _headers(cells):
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        raise UnreadableFileError("empty")
    headers = tuple(" ".join(cell.split()) or f"#{n}" for n, cell in enumerate(cells, 1))
    seen = set()
    for header in headers:
        if header.casefold() in seen:
            raise UnreadableFileError("header_twice", header)
        seen.add(header.casefold())
    return headers


def _clean(cell):
    return cell.replace("\0", "").strip()  # PostgreSQL takes no NUL


# --- CSV ----------------------------------------------------------------------------------------


def _csv(content):
    text = _decode(content)
    told = re.match(r"sep=(.)\r?\n", text)  # a line that spreadsheets write for each other
    delimiter = told[1] if told else max(",;\t", key=lambda one: len(_first_record(text, one)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        last = 0
        for cells in reader:
            if not (told and last == 0):
                yield last + 1, cells
            last = reader.line_num
    except csv.Error as error:
        raise UnreadableFileError("quotes", reader.line_num) from error


def _decode(content):
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return _decode_as(content, encoding)
    if b"\0" in content[:1000]:
        raise UnreadableFileError("not_text")
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _decode_as(content, encoding):
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError("not_text") from error


def _first_record(text, delimiter):
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


# --- XLSX ---------------------------------------------------------------------------------------


def _xlsx(content):
    try:
        yield from _sheet(content)
    except UnreadableFileError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers meet
        raise UnreadableFileError("broken_xlsx") from error


def _sheet(content):
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED_BYTES:
            raise UnreadableFileError("too_large", MOST_BYTES // 1_000_000)
    # not data_only: a formula comes in as its text and is never evaluated
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size may be wrong
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [_text(value) for value in cells]
    finally:
        book.close()


def _text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(getattr(value, "text", value))  # an array formula is an object with its text
