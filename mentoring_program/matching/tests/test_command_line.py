"""The command line on the civil-service files, and on files that are not as they should be."""

import contextlib
import csv
import io
import tempfile
import unittest
from pathlib import Path

from .. import errors
from ..__main__ import main
from ..registration import people, settings, table

FILES = Path(__file__).parents[2] / "tests" / "civil_service"
EXPECTED = {1: (35, 727), 2: (49, 968), 3: (50, 1003)}


class TestCommandLine(unittest.TestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_main(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(argument) for argument in arguments])
        return code, out.getvalue(), err.getvalue()

    def test_the_civil_service_files_give_the_known_totals(self):
        for capacity, (matched, total) in EXPECTED.items():
            output = self.folder / f"{capacity}.csv"
            code, report, _err = self.run_main(
                FILES / "mentors.csv",
                FILES / "mentees.csv",
                f"--capacity={capacity}",
                f"--output={output}",
            )
            with self.subTest(capacity=capacity):
                self.assertEqual(code, 0)
                self.assertIn("allowed pairs:  392\n", report)
                self.assertIn(f"matched:        {matched} of 50 (at most {matched})\n", report)
                self.assertIn(f"total:          {total} (at most {total})\n", report)
                self.assertIn("violations:     0\n", report)
                self.assertIn("proven optimal: yes\n", report)
                with output.open(newline="") as file:
                    self.assertEqual(len(list(csv.DictReader(file))), matched)

    def test_no_identity_is_written(self):
        output = self.folder / "pairs.csv"
        self.run_main(FILES / "mentors.csv", FILES / "mentees.csv", f"--output={output}")
        header, *rows = output.read_text().splitlines()
        self.assertEqual(header, "mentee,mentor,score,percent,seniority,column:profession")
        for row in csv.DictReader([header, *rows]):
            parts = float(row["seniority"]) + float(row["column:profession"])
            self.assertEqual(float(row["score"]), parts)

    def test_what_is_wrong_is_told_and_nothing_is_written(self):
        output, mentors = self.folder / "pairs.csv", FILES / "mentors.csv"
        rules = self.folder / "rules.toml"
        rules.write_text("aim = ")
        for wrong in (
            ("nowhere.csv", mentors),
            (mentors, rules),
            (mentors, mentors, f"--rules={rules}"),
            (mentors, FILES / "mentees.csv", "--capacity=-1"),
        ):
            with self.subTest(wrong=wrong):
                code, out, err = self.run_main(*wrong, f"--output={output}")
                self.assertEqual((code, out), (2, ""))
                self.assertTrue(err.startswith("error: "))
                self.assertFalse(output.exists())

    def test_a_very_long_biography_is_no_obstacle(self):
        mentors = self.folder / "mentors.csv"
        text = (FILES / "mentors.csv").read_text()
        mentors.write_text(text.replace("My name is mentor 00.", "x" * 1_000_000))
        output = self.folder / "pairs.csv"
        code, report, _err = self.run_main(mentors, FILES / "mentees.csv", f"--output={output}")
        self.assertEqual(code, 0)
        self.assertIn("total:          727", report)


SETTINGS = {
    "columns": {
        "id": "mail",
        "grade": "rank",
        "offers": "can",
        "needs": "wants",
        "capacity": "places",
        "identity_wish": "wish",
        "identity_consent": "use it",
        "preferred": "likes",
    },
    "grades": ["Low", "High"],
    "rules": {"columns": {"site": "different"}},
    "criteria": [{"code": "skill", "weight": 1}],
}
MENTORS = "mail;rank;can;places;site\nBob@x;high;SQL: 80, law;2;Bath\nbea@x;;;;York\n"
MENTEES = (
    "mail\trank\twants\twish\tuse it\tlikes\tplaces\n"
    " ann@x \tLow\tsql:60:2,law\tveteran\tyes\tBEA@x, bob@x\t7\n"
)


class TestRegistration(unittest.TestCase):
    def registered(self, mentees=MENTEES, mentors=MENTORS, **changed):
        tables = [table(n, t.encode()) for n, t in (("mentees", mentees), ("mentors", mentors))]
        return people(*tables, settings(SETTINGS | changed))

    def assert_refused(self, saying, **given):
        with self.assertRaises(errors.BadInput) as caught:
            self.registered(**given)
        self.assertIn(saying, str(caught.exception))

    def test_cells_become_fields(self):
        [ann], [bob, bea] = self.registered()
        self.assertEqual((ann.id, ann.grade, ann.quota, ann.capacity), ("ann@x", 0, 1, 0))
        self.assertEqual(ann.needs, {"sql": (60, 2), "law": (0, 1)})
        self.assertEqual(ann.preferred, ("bea@x", "bob@x"))
        self.assertEqual(ann.wished_identities, {"veteran"})
        self.assertEqual((bob.id, bob.grade, bob.capacity, bob.quota), ("bob@x", 1, 2, 0))
        self.assertEqual(bob.offers, {"sql": 80, "law": 100})
        self.assertEqual((bea.grade, bea.capacity, bea.columns["site"]), (None, 1, "York"))

    def test_an_identity_wish_without_a_yes_is_not_taken_along(self):
        for answer in ("no", ""):
            [ann], _mentors = self.registered(mentees=MENTEES.replace("\tyes", f"\t{answer}"))
            self.assertIsNone(ann.identity_wish)
        columns = {name: c for name, c in SETTINGS["columns"].items() if name != "identity_consent"}
        self.assert_refused("identity_consent", columns=columns)

    def test_every_bad_line_is_named_at_once(self):
        bad = (
            MENTORS + "bob@X;low;;1;\n;low;;1;\nzoe@x;mid;;1;\nkim@x;low;sql:x;1;\nlee@x;low;;-1;\n"
        )
        with self.assertRaises(errors.BadFile) as caught:
            self.registered(mentors=bad)
        lines = [problem.split(":")[0] for problem in caught.exception.details["lines"]]
        self.assertEqual(lines, [f"line {number}" for number in range(4, 9)])

    def test_files_that_are_no_table_are_refused(self):
        self.assert_refused("mentors is empty", mentors="")
        self.assert_refused("two columns of one name", mentors="mail;mail\na@x;b\n")
        self.assert_refused("line 2: 3 cells", mentors="mail;rank\na@x;low;9\n")
        self.assert_refused("mentors, line 2", mentors='mail;rank\n"a@x;low\n')
        self.assert_refused("neither file has the column likes nor", mentees="mail\nann@x\n")

    def test_old_encodings_and_byte_order_marks_are_read(self):
        for encoding in ("utf-8-sig", "cp1252"):
            found = table("file", "mail,site\nann@x,Zürich\n".encode(encoding))
            self.assertEqual(found.rows, [(2, {"mail": "ann@x", "site": "Zürich"})])

    def test_rules_files_that_make_no_sense_are_refused(self):
        self.assert_refused("colour", colour="red")
        self.assert_refused("shoe", columns={"id": "mail", "shoe": "size"})
        self.assert_refused("id of a person", columns={})
        self.assert_refused("built", columns=3)
        self.assert_refused("weight", criteria=[{"code": "skill"}])
        self.assert_refused("charm", criteria=[{"code": "charm", "weight": 1}])
        self.assert_refused("luck", rules={"luck": 1})
        self.assert_refused("gap", rules={"grade_gap_min": "two"})
