"""What people type into plain forms, turned into values; each fault is told with its field."""

import re
from datetime import date, datetime

import pytz
from lxml import html
from markupsafe import Markup, escape

from odoo.http import request
from odoo.tools import html_sanitize, is_html_empty

from ..exceptions import UserError

# **bold**, *italic* and addresses of pages, in a line whose markup is escaped already
_INLINE = (
    (
        re.compile(r"(https?://(?:[^\s<>&\"'*]|&amp;)*[\w/=#%-])"),
        r'<a href="\1" rel="noopener">\1</a>',
    ),
    (re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<!\*)\*(?=\S)([^*]+?)(?<=\S)\*(?!\*)"), r"<em>\1</em>"),
)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_MINUTES = "%Y-%m-%dT%H:%M"


class TypedValueError(UserError):
    """A field of a form that was left out or cannot be understood."""


class Typed:
    """What was sent with a form that was refused, for showing it again; else empty."""

    def __init__(self, post=None, message=None):
        self.post = post or {}
        self.message = message
        self.is_shown = not message  # so that a page without the form says it at its top

    def error(self, move):
        """The message for the form of ``move``, if it was this one that was refused."""
        return self.message if self.post.get("move") == move else None

    def show(self, *moves):
        """The message, where one of these moves was refused; then it is shown nowhere else."""
        message = self.message if self.post.get("move") in moves else None
        self.is_shown = self.is_shown or bool(message)
        return message

    def value(self, move, name, default=""):
        """What stood in a field, else what is stored."""
        return self.post.get(name, "") if self.error(move) else (default or "")


def to_text(post, name, label, required=True, limit=20_000):
    """A text without spaces around it."""
    text = (post.get(name) or "").replace("\0", "").strip()
    if required and not text:
        raise TypedValueError(request.env._("%s: please fill it in.", label))
    if len(text) > limit:
        raise TypedValueError(
            request.env._("%(field)s: at most %(limit)s characters.", field=label, limit=limit)
        )
    return text


def to_number(post, name, label, kind=int):
    """A whole number, or with ``kind=float`` any finite one; a comma is read as a point."""
    try:
        value = kind(to_text(post, name, label, limit=20).replace(",", "."))
        if value != value or abs(value) > 1e9:
            raise ValueError
    except ValueError as error:
        raise TypedValueError(request.env._("%s: please give a number.", label)) from error
    return value


def to_date(post, name, label):
    """A date, or False if the field was left empty."""
    text = to_text(post, name, label, required=False, limit=20)
    try:
        return date.fromisoformat(text) if text else False
    except ValueError as error:
        raise TypedValueError(request.env._("%s: please give a date.", label)) from error


def to_utc(post, name, label):
    """A moment in the reader's time zone as Odoo stores it; hours that clocks skip are refused."""
    text = to_text(post, name, label, limit=30)
    try:
        moment = datetime.strptime(text[:16], _MINUTES)
        local = reader_zone().localize(moment, is_dst=None)
    except pytz.AmbiguousTimeError:
        local = reader_zone().localize(moment, is_dst=True)  # the first of the two
    except (ValueError, OverflowError, pytz.NonExistentTimeError) as error:
        raise TypedValueError(
            request.env._("%s: please give a day and a time that exist.", label)
        ) from error
    try:
        return local.astimezone(pytz.utc).replace(tzinfo=None)
    except OverflowError as error:
        raise TypedValueError(request.env._("%s: this is not in our time.", label)) from error


def from_utc(moment):
    """A stored moment as a form shows it."""
    return pytz.utc.localize(moment).astimezone(reader_zone()).strftime(_MINUTES) if moment else ""


def reader_zone():
    """The time zone of the one who reads the page."""
    user = request.env.user
    zone = user.tz or request.env.context.get("tz") or user.employee_id.tz  # his own record
    return pytz.timezone(zone or "UTC")


def to_html(text):
    """Paragraphs, headings (``# ``), lists (``- ``) and emphasis of a plain text as HTML."""
    blocks = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith("# "):
            blocks.append(Markup("<h3>%s</h3>") % _inline(line[2:]))
        elif line.startswith("- "):
            item = Markup("<li>%s</li>") % _inline(line[2:])
            if blocks and blocks[-1].endswith("</ul>"):
                blocks[-1] = blocks[-1][: -len("</ul>")] + item + Markup("</ul>")
            else:
                blocks.append(Markup("<ul>%s</ul>") % item)
        else:
            blocks.append(Markup("<p>%s</p>") % _inline(line))
    return Markup("\n").join(blocks)


def _inline(line):
    """A line with its emphasis as HTML; everything else that people typed is escaped."""
    text = str(escape(line))
    for pattern, markup in _INLINE:
        text = pattern.sub(markup, text)
    return Markup(text)


def _typed_line(node):
    """What a person would type for a line of HTML."""
    parts = [node.text or ""]
    for child in node:
        mark = _MARKS.get(child.tag, "")
        parts += [mark, _typed_line(child), mark, child.tail or ""]
    return "".join(parts)


def from_html(body):
    """The plain text that :func:`to_html` turns into this HTML, but for what it does not know."""
    if is_html_empty(body):
        return ""
    tree = html.fromstring(f"<div>{html_sanitize(body)}</div>")
    lines = []
    for node in tree.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6"):
        text = re.sub(r"\s+", " ", _typed_line(node)).strip()
        mark = {"p": "", "li": "- "}.get(node.tag, "# ")
        if text and not (node.tag == "p" and node.getparent().tag == "li"):
            lines.append(mark + text)
    return "\n".join(lines) or tree.text_content().strip()
