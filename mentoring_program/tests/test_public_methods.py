import contextlib
import csv
from inspect import signature
from pathlib import Path

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, MissingError, UserError
from odoo.service.model import call_kw, get_public_method
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from .world import KINDS, MentoringWorld
from .world_records import VALUES

TABLE = Path(__file__).with_name("public_methods.csv")
OURS = "odoo.addons.mentoring_program"
# Methods of the framework that ours add checks to; the access matrix tries them out.
CRUD = {"create", "write", "unlink"}
# What a method is called with, where it needs something.
ARGUMENTS = {
    "action_answer_values": [{}],
    "action_change_agreement": ["<p>We agree</p>"],
    "action_complete_resource": [1],
    "action_join": ["mentee"],
    "action_pause": ["2099-01-01"],
    "action_ask_question": [1, "Hello"],
    "action_reply": ["I hear you"],
    "action_report": ["We found it"],
    "action_request": [1, "Hello"],
    "action_save_story": [{}],
    "action_tell_story": [{}],
    "action_set_progress": [50],
    "action_set_value": [50],
    "action_thank": ["<p>Thanks</p>"],
}
FAR = ("program", "foreign", "company")
CURIOUS = ("portal_mentee", "internal", "line_manager", "mentor", "coordinator", "manager")
GONE = list(range(10**6, 10**6 + 10**4))
STRANGE_IDS = ([], [0], [-1], [2**31], [2**63], [None], ["x"], [False], [1, "x"], GONE)
STRANGE_ARGUMENTS = (None, "", "x", "\0", -1, 2**63, 1.5, True, [], ["x"], {}, {"id": 1})


def read_table():
    """Who may call what: {(model, method): {kind: “x” or “-”}}."""
    with TABLE.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row.pop("model"), row.pop("method")): row for row in rows}


@tagged("post_install", "-at_install")
class TestPublicMethods(MentoringWorld):
    """What a client can call: by whom, and that nothing breaks whatever it is called with.

    The table says who gets as far as the state of the record; everybody else is refused.
    """

    def setUp(self):
        super().setUp()
        rules = self.registry["ir.rule"]
        self.patch(rules, "_make_access_error", lambda _rules, *_args: AccessError("Refused"))

    def test_every_public_method_is_in_the_table(self):
        found = {
            (name, attribute)
            for name, model in self.registry.items()
            if not model._abstract
            for cls in model.mro()
            if cls.__module__.startswith(OURS)
            for attribute, value in vars(cls).items()
            if callable(value) and not isinstance(value, type)
            if attribute not in CRUD and self._is_public(name, attribute)
        }
        self.assertEqual(found, read_table().keys())

    def _is_public(self, model, method):
        try:
            return get_public_method(self.env[model], method)
        except AccessError:
            return False

    @mute_logger("odoo.sql_db")
    def test_everybody_can_call_what_the_table_says_and_nothing_else(self):
        wrong = [
            f"{model}.{method}, {kind}: the table says “{letter}”, true is “{found}”"
            for (model, method), row in read_table().items()
            for kind, letter in row.items()
            for found in [
                self._result_of(kind, model, method, self._record(model, kind, "mine").ids)
            ]
            if found != letter
        ]
        self.assertFalse(wrong)

    @mute_logger("odoo.sql_db")
    def test_who_may_not_read_a_record_can_do_nothing_with_it(self):
        wrong = [
            f"{model}.{method}, {kind}, {place}: {found}"
            for model, method in read_table()
            for kind in KINDS
            for place in FAR
            for record in [self._record(model, kind, place)]
            if not record.with_user(self.users[kind]).has_access("read")
            for found in [self._result_of(kind, model, method, record.ids)]
            if found != "-"
        ]
        self.assertFalse(wrong)

    @mute_logger("odoo.sql_db")
    def test_no_number_of_a_record_breaks_anything(self):
        wrong = [
            f"{model}.{method}, {kind}, {ids[:3]}: {found}"
            for model, method in read_table()
            for kind in CURIOUS
            for ids in STRANGE_IDS
            if model.startswith("mentoring.")  # Odoo's own models are not ours to mend
            for found in [self._result_of(kind, model, method, ids, may_change=False)]
            if found not in ("-", "x")
        ]
        self.assertFalse(wrong)

    @mute_logger("odoo.sql_db")
    def test_no_argument_breaks_anything(self):
        wrong = [
            f"{model}.{method}, {kind}, {argument!r}: {found}"
            for (model, method), row in read_table().items()
            for kind in CURIOUS
            for count in range(1, len(signature(getattr(self.env[model], method)).parameters) + 1)
            if row[kind] == "x"
            for argument in STRANGE_ARGUMENTS
            for ids in [self._record(model, kind, "mine").ids]
            for found in [self._result_of(kind, model, method, ids, [argument] * count)]
            if found not in ("-", "x")
        ]
        self.assertFalse(wrong)

    def _record(self, model, kind, place):
        """The record that a user reaches for; a dialog is his own, where he may open one."""
        side = self.places(kind)[place]
        if self.env[model]._transient and place == "mine":
            with contextlib.suppress(AccessError):
                return self.env[model].with_user(self.users[kind]).create(VALUES[model](side))
        return side.records[model] if model in side.records else self.env[model].search([], limit=1)

    def _result_of(self, kind, model, method, ids, arguments=None, may_change=True):
        """“x”: gets as far as the state of the record; “-”: refused; else what went wrong."""
        self.env.invalidate_all()
        records = self.env[model].with_user(self.users[kind])
        before = None if may_change else self._digest()
        arguments = ARGUMENTS.get(method, []) if arguments is None else arguments
        try:
            with self.env.cr.savepoint() as savepoint:
                call_kw(records, method, [ids, *arguments], {})
                self.env.flush_all()
                changed = not may_change and self._digest() != before
                savepoint.rollback()
        except (AccessError, MissingError):
            return "-"
        except (UserError, IntegrityError):
            return "x"
        except Exception as error:
            return repr(error)[:200]
        return "something has changed" if changed else "x"

    def _digest(self):
        """A fingerprint of all that is stored in the tables of the module."""
        tables = [
            self.env[name]._table
            for name, model in self.registry.items()
            if model._original_module == "mentoring_program" and model._auto and not model._abstract
        ]
        parts = [
            SQL(
                "SELECT md5(string_agg(row::text, '' ORDER BY id)) FROM %s row",
                SQL.identifier(table),
            )
            for table in sorted(tables)
        ]
        return self.env.execute_query(SQL(" UNION ALL ").join(parts))
