import datetime
import io

import openpyxl

from odoo.tests import BaseCase, tagged

from odoo.addons.mentoring_program.models.imported_column import column_name
from odoo.addons.mentoring_program.wizard import registration_file
from odoo.addons.mentoring_program.wizard.registration_file import UnreadableFileError, read
from odoo.addons.mentoring_program.wizard.registration_targets import guess


def xlsx(*rows):
    """The bytes of a workbook with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@tagged("post_install", "-at_install")
class TestImportFile(BaseCase):
    """Files as people hold them become headers and text cells, or a clear refusal."""

    def _cells(self, content):
        return [row.cells for row in read(content).rows]

    def test_every_dialect_and_encoding_gives_the_same_cells(self):
        text = 'mail{0}name\r\na@b.c{0}"Zoë{0} ""Z"""\r\n'
        for delimiter in ",;\t":
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
                with self.subTest(delimiter=delimiter, encoding=encoding):
                    table = read(text.format(delimiter).encode(encoding))
                    self.assertEqual(table.headers, ("mail", "name"))
                    self.assertEqual(table.rows[0].cells, ("a@b.c", f'Zoë{delimiter} "Z"'))

    def test_the_separator_a_spreadsheet_announces_is_believed(self):
        table = read(b"sep=|\r\nmail|a,b\r\na@b.c|1,5\r\n")
        self.assertEqual(table.headers, ("mail", "a,b"))
        self.assertEqual([tuple(row) for row in table.rows], [(3, ("a@b.c", "1,5"))])

    def test_lines_are_numbered_as_in_the_file(self):
        content = b'mail,text\n\na@b.c,"two\nlines"\n,\nb@b.c,x\n'
        self.assertEqual([row.line for row in read(content).rows], [3, 6])
        book = xlsx(["mail"], [None], ["a@b.c"])
        self.assertEqual([row.line for row in read(book).rows], [3])

    def test_workbook_cells_become_text_and_formulas_are_not_evaluated(self):
        moment = datetime.datetime(2026, 3, 1)
        content = xlsx(["a", "b", "c", "d", "e"], [3.0, True, moment, "=1+1", 2.5])
        self.assertEqual(self._cells(content), [("3", "yes", "2026-03-01", "=1+1", "2.5")])

    def test_short_lines_are_filled_and_long_lines_named(self):
        table = read(b"mail,name\na@b.c\nb@b.c,x,y\nc@b.c,x,,\n")
        self.assertEqual(table.rows[0].cells, ("a@b.c", ""))
        self.assertEqual(table.long_lines, [3])

    def test_what_is_no_table_is_refused_with_the_reason(self):
        cases = {
            b"": "empty",
            b"\n , \n": "empty",
            b"\xd0\xcf\x11\xe0\xa1\xb1": "old_excel",
            b"PK\x03\x04 but no archive": "broken_xlsx",
            b"\x89PNG\0\0\0": "not_text",
            b"mail,Mail\na,b": "header_twice",
            b'mail\n"open\n': "quotes",
            b'mail\n"closed" twice"\n': "quotes",
        }
        for content, code in cases.items():
            with self.subTest(code=code), self.assertRaises(UnreadableFileError) as caught:
                read(content)
            self.assertEqual(caught.exception.code, code)

    def test_a_file_that_is_too_long_or_too_large_is_refused(self):
        self.patch(registration_file, "MOST_LINES", 2)
        self.assertEqual(len(read(b"mail\na\nb\n").rows), 2)
        with self.assertRaises(UnreadableFileError):
            read(b"mail\na\nb\nc\n")
        self.patch(registration_file, "MOST_BYTES", 3)
        with self.assertRaises(UnreadableFileError):
            read(b"mail")

    def test_a_small_archive_that_unpacks_to_too_much_is_refused(self):
        content = xlsx(["mail"], ["a" * 10_000])
        self.patch(registration_file, "MOST_UNPACKED_BYTES", 5_000)
        with self.assertRaises(UnreadableFileError) as caught:
            read(content)
        self.assertEqual(caught.exception.code, "too_large")

    def test_headers_are_guessed_whatever_their_case_and_punctuation(self):
        known = {
            "EMAIL_ADDRESS": "email",
            "Work e-mail": "email",
            "First Name": "first_name",
            "Prénom": "first_name",
            "grade": "grade",
            "characteristics": "identities",
            "match with similar identity": "wish_consent",
            "identity to match": "identity_wish",
            "both mentor and mentee": "ignore",
            "profession": "column",
        }
        self.assertEqual({header: guess(header) for header in known}, known)

    def test_columns_of_one_name_are_compared_whatever_the_alphabet(self):
        self.assertEqual(column_name("Field of work"), column_name(" field_of WORK? "))
        self.assertTrue(column_name("職業"))
        self.assertNotEqual(column_name("職業"), column_name("部門"))
        for header in ("職業", "?", "a_html", "Ünïcode", "x" * 300):
            self.assertRegex(column_name(header), r"\A[a-z0-9_]{1,512}\Z")
            self.assertFalse(column_name(header).endswith("_html"))
