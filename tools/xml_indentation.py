"""Checks that XML files are well-formed and indented by four spaces a level; `--fix` indents them.

A line is measured where it begins with a tag or a comment. Lines that begin with text or with an
attribute are the author's, and so is all that lies in `<pre>` or under `xml:space="preserve"`.
"""

import sys
from pathlib import Path
from xml.parsers import expat

INDENT = "    "


def expected_levels(source: bytes) -> dict[int, tuple[int, int]]:
    """Return column and level of the first tag or comment of each line, by line number from 0."""
    parser = expat.ParserCreate()
    levels, open_tags = {}, []

    def note(level):
        if "verbatim" not in open_tags:
            levels.setdefault(parser.CurrentLineNumber - 1, (parser.CurrentColumnNumber, level))

    def start(name, attributes):
        note(len(open_tags))
        verbatim = name == "pre" or attributes.get("xml:space") == "preserve"
        open_tags.append("verbatim" if verbatim else name)

    def end(_name):
        open_tags.pop()
        note(len(open_tags))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CommentHandler = lambda _text: note(len(open_tags))
    parser.Parse(source, True)
    return levels


def well_indented(source: str) -> list[str]:
    """Return the lines of an XML text as they should be."""
    lines = source.split("\n")
    for number, (column, level) in expected_levels(source.encode()).items():
        begins_with_tag = not lines[number].encode()[:column].strip()
        if begins_with_tag:
            lines[number] = INDENT * level + lines[number].lstrip()
    return [line.rstrip() for line in lines]


def check(path: Path, fix: bool) -> list[str]:
    """Return what is wrong with a file, or mend it."""
    source = path.read_text(encoding="utf-8")
    try:
        wanted = well_indented(source)
    except expat.ExpatError as error:
        return [f"{path}:{error.lineno}: not well-formed: {expat.ErrorString(error.code)}"]
    if fix:
        path.write_text("\n".join(wanted).rstrip("\n") + "\n", encoding="utf-8")
        return []
    faults = [
        f"{path}:{number}: indent by {len(line) - len(line.lstrip())} spaces, no space at the end"
        for number, (line, found) in enumerate(zip(wanted, source.split("\n"), strict=True), 1)
        if line != found
    ]
    if not source.endswith("\n") or source.endswith("\n\n"):
        faults.append(f"{path}: end the file with one newline")
    return faults


def main(arguments: list[str]) -> int:
    """Check the files and folders named; return the exit status."""
    fix = "--fix" in arguments
    folders = [Path(name) for name in arguments if name != "--fix"]
    files = sorted(path for folder in folders for path in folder.rglob("*.xml"))
    faults = [fault for path in files for fault in check(path, fix)]
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
