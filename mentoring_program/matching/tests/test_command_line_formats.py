"""The command line with the rules files of groups, peers and speed events."""

import contextlib
import csv
import io
import tempfile
import unittest
from pathlib import Path

from ..__main__ import main

RULES = Path(__file__).parents[1]
HEADER = "e-mail,department,topics,languages,can teach,wants to learn,level\n"
TOPICS = ("career", "family", "career, law", "law")


def registered(role, count):
    """A registration file of so many people, all of whom speak English."""
    lines = (
        f'{role}{n}@x,{"AB"[n % 2]},"{TOPICS[n % 4]}",en,sql: {n * 9},sql: 50,junior\n'
        for n in range(count)
    )
    return HEADER + "".join(lines)


class TestCommandLineFormats(unittest.TestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "mentors.csv").write_text(registered("r", 5))
        (self.folder / "mentees.csv").write_text(registered("e", 11))

    def run_main(self, rules, *files, **given):
        out, err = io.StringIO(), io.StringIO()
        options = [f"--{name}={value}" for name, value in given.items()]
        output = self.folder / "pairs.csv"
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            paths = [str(self.folder / file) for file in files]
            code = main([*paths, f"--rules={RULES / rules}", f"--output={output}", *options])
        self.assertEqual(code, 2 if err.getvalue() else 0)
        if code:
            return err.getvalue(), []
        with output.open(newline="") as file:
            return out.getvalue(), list(csv.DictReader(file))

    def test_groups_are_numbered(self):
        report, rows = self.run_main("group.toml", "mentors.csv", "mentees.csv")
        self.assertIn("matched:        11 of 11 (at most 11)\n", report)
        self.assertIn("proven optimal: yes\n", report)
        groups = {row["group"] for row in rows}
        self.assertEqual(groups, {str(n) for n in range(1, len(groups) + 1)})
        for number in groups:
            mentees = {row["mentee"] for row in rows if row["group"] == number}
            self.assertTrue(3 <= len(mentees) <= 6)

    def test_peers_come_from_one_file(self):
        report, rows = self.run_main("peer.toml", "mentees.csv")
        self.assertIn("matched:        ", report)
        self.assertIn("proven optimal: yes\n", report)
        self.assertEqual({*rows[0]} & {"mentee", "mentor"}, set())
        people = {row[name] for row in rows for name in ("person", "partner")}
        self.assertEqual(len(people), 10)

    def test_meetings_have_a_round_and_a_table(self):
        report, rows = self.run_main("speed.toml", "mentors.csv", "mentees.csv")
        self.assertIn(f"meetings:       {len(rows)} in 5 rounds at ", report)
        self.assertIn("proven optimal: yes\n", report)
        seats = [(int(row["round"]), int(row["table"])) for row in rows]
        self.assertEqual(seats, sorted(set(seats)))

    def test_every_format_of_pairs_can_be_chosen(self):
        for format in ("one_to_one", "network", "reverse", "cross", "cascade"):
            given = {"format": format, "aim": "stable"}
            report, _rows = self.run_main("speed.toml", "mentors.csv", "mentees.csv", **given)
            self.assertIn(f"format:         {format}, stable\n", report)
            self.assertIn("violations:     0\n", report)

    def test_wrong_files_and_aims_are_told(self):
        for rules, files, given, told in (
            ("peer.toml", ("mentors.csv", "mentees.csv"), {}, "peer needs one file"),
            ("group.toml", ("mentors.csv",), {}, "group needs two files"),
            ("group.toml", ("mentors.csv", "mentees.csv"), {"aim": "stable"}, "the aim of group"),
        ):
            report, _rows = self.run_main(rules, *files, **given)
            self.assertIn(told, report)

    def test_options_that_make_no_sense_are_told(self):
        text = (RULES / "group.toml").read_text()
        for line, told in (
            ("seats = 3", "[options] knows no seats"),
            ('trio = "perhaps"', "[options] trio cannot be"),
            ("limits = 5", "[options] limits is no table"),
            ("rounds = 0", "rounds is 0"),
        ):
            rules = self.folder / "rules.toml"
            format = "speed" if "rounds" in line else "group"
            rules.write_text(text.replace("[options]", f"[options]\n{line}"))
            report, _rows = self.run_main(rules, "mentors.csv", "mentees.csv", format=format)
            self.assertIn(told, report)
