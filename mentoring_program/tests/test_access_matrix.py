import csv
from pathlib import Path

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .world import KINDS, MentoringWorld
from .world_records import CHANGES, ONE_ONLY, VALUES, VARIANTS

TABLE = Path(__file__).with_name("access_matrix.csv")


class _Undo(Exception):
    """Takes back what an attempt did."""


def read_table():
    """The rows of the table: {(model, place): {kind: letters}}."""
    with TABLE.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row.pop("model"), row.pop("record")): row for row in rows}


@tagged("post_install", "-at_install")
class TestAccessMatrix(MentoringWorld):
    """Who may create, read, update and delete what: the table next to this file, tried out."""

    def setUp(self):
        super().setUp()
        # it matters who is refused, not the long message why
        rules = self.registry["ir.rule"]
        self.patch(rules, "_make_access_error", lambda _rules, *_args: AccessError("Refused"))

    @mute_logger("odoo.sql_db")
    def test_everybody_can_do_what_the_table_says_and_nothing_else(self):
        wrong = [
            f"{model} ({place}), {kind}: the table says “{letters}”, true is “{found}”"
            for (model, place), row in read_table().items()
            for kind, letters in row.items()
            for found in [self._letters(model, place, kind)]
            if found != letters
        ]
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_every_model_of_the_module_is_in_the_table(self):
        listed = {model for model, _record in read_table()}
        ours = {
            name
            for name, model in self.env.registry.items()
            if model._original_module == "mentoring_program" and not model._abstract
        }
        self.assertEqual(ours, listed)

    def test_every_kind_of_user_has_a_column_in_the_table(self):
        self.assertEqual({tuple(row) for row in read_table().values()}, {KINDS})

    def _letters(self, model, where, kind):
        """What a user may do with a record: “CRUD”, or the part of it that is true."""
        place, _space, variant = where.partition(" ")
        side = self.places(kind)[place]
        record = side.records[(model, variant) if variant else model].with_user(self.users[kind])
        values = (VARIANTS[model, variant] if variant else VALUES[model])(side)
        attempts = {
            "C": lambda: self._create(record, values),
            "R": lambda: record.read(["create_date" if record._log_access else "program_id"]),
            "U": lambda: record.write(CHANGES.get(model, {"name": "Changed"})),
            "D": record.unlink,
        }
        letters = "".join(letter for letter, attempt in attempts.items() if self._may(attempt))
        found = self._may(lambda: self._find(record))
        return (letters or "-") + ("" if found == ("R" in letters) else ", but not by search")

    def _find(self, record):
        if not record.search([("id", "=", record.id)]):
            raise AccessError(self.env._("Not found"))

    def _create(self, record, values):
        if record._name in ONE_ONLY:
            record.sudo().unlink()
            self.env.flush_all()
        return record.create(values)

    def _may(self, attempt):
        """Whether an attempt is let through; what it did is taken back."""
        self.env.invalidate_all()
        try:
            with self.env.cr.savepoint():
                attempt()
                self.env.flush_all()
                raise _Undo
        except AccessError:
            return False
        except (_Undo, UserError, IntegrityError):
            return True  # the right is there, even where another record stands in the way
