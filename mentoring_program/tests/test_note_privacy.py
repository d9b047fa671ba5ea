from datetime import datetime

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_note import NoteHomeError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)
SECRET = "a word for two"
OWN = "a word for myself"


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestNotePrivacy(MentoringCase):
    """A note is read by its author, and by the members if he shares it; by nobody else at all."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.session = cls._create_session(cls.relationship, cls.tina, NOON)
        cls.note = cls._note(cls.tina, visibility="members")
        cls.own = cls._note(cls.tina, body=f"<p>{OWN}</p>")
        export = "base.group_allow_export"
        cls.administrator = new_test_user(cls.env, "ada", f"base.group_system,{export}")
        cls.hr_manager = new_test_user(cls.env, "hilde", f"hr.group_hr_manager,{export}")
        cls.outsiders = cls.administrator | cls.hr_manager | cls.carla | cls.mona | cls.lars

    @classmethod
    def _note(cls, user, **values):
        values = {"session_id": cls.session.id, "body": f"<p>{SECRET}</p>", **values}
        return cls.env["mentoring.note"].with_user(user).create(values)

    def _ways_to_the_body(self, env, notes, secret):
        """Every way the web client has to ask for it, as calls that refuse or show nothing."""
        note, session = env["mentoring.note"], env["mentoring.session"]
        ids = notes.ids
        return {
            "read": lambda: note.browse(ids).read(["body"]),
            "web_read": lambda: note.browse(ids).web_read({"body": {}}),
            "search_read": lambda: note.search_read([], ["body"]),
            "web_search_read": lambda: note.web_search_read([], {"body": {}})["records"],
            "search": lambda: note.search([("body", "ilike", secret)]),
            "search_count": lambda: note.search_count([("body", "ilike", secret)]),
            "order": lambda: note.search([("id", "in", ids)], order="body"),
            "group": lambda: note.formatted_read_group(
                [("id", "in", ids)], ["visibility"], ["body:max"]
            ),
            "group_by": lambda: note.formatted_read_group([("id", "in", ids)], ["body"]),
            "export": lambda: note.browse(ids).export_data(["body"])["datas"],
            "copy": lambda: note.browse(ids).copy_data(),
            "path": lambda: session.search([("note_ids.body", "ilike", secret)]),
            "export_path": lambda: session.browse(self.session.ids).export_data(["note_ids/body"]),
            "web_read_path": lambda: session.browse(self.session.ids).web_read(
                {"note_ids": {"fields": {"body": {}}}}
            ),
            "name_search": lambda: note.name_search(secret),
            "agenda": lambda: session.browse(self.session.ids).read(["agenda"]),
        }

    def _assert_hidden(self, user, notes, secret=SECRET):
        env = self.env(user=user, su=False)
        for name, ask in self._ways_to_the_body(env, notes, secret).items():
            self.env.invalidate_all()
            with self.subTest(way=name, user=user):
                try:
                    found = ask()
                except UserError:
                    continue
                self.assertNotIn(secret, repr(found))
                if name in ("search", "search_count", "path", "name_search"):
                    self.assertFalse(found, "that there is such a word is a secret too")

    def test_no_right_opens_a_note_of_others(self):
        for user in self.outsiders:
            self._assert_hidden(user.id, self.note | self.own)
            self._assert_hidden(user.id, self.own, OWN)

    def test_the_superuser_of_the_web_client_reads_no_body(self):
        self._assert_hidden(SUPERUSER_ID, self.note | self.own)

    def test_the_superuser_still_opens_the_screens_around_it(self):
        env = self.env(user=SUPERUSER_ID)
        self.session.agenda = f"<p>{SECRET}</p>"
        env.invalidate_all()
        self.assertNotIn("body", env["mentoring.note"].fields_get())
        self.assertTrue(env["mentoring.note"].browse(self.note.ids).read(["visibility"]))
        self.assertFalse(env["mentoring.session"].browse(self.session.ids).agenda)

    def test_superuser_rights_taken_by_code_do_not_show_it_either(self):
        for user in self.outsiders | self.tina:
            note = self.note.with_user(user).sudo()
            note.invalidate_recordset()
            with self.assertRaises(AccessError):
                note.mapped("body")
        self.assertIn(SECRET, note.sudo(False).body, "the author himself still can")

    def test_a_line_manager_or_stranger_writes_none(self):
        for user in (self.lars, self.stella, self.carla):
            with self.assertRaises(AccessError):
                self._note(user, visibility="members")

    def test_members_read_what_is_shared_and_only_authors_their_own(self):
        note = self.note.with_user(self.max)
        note.invalidate_recordset()
        self.assertIn(SECRET, note.body)
        self._assert_hidden(self.max.id, self.own, OWN)
        with self.assertRaises(AccessError):
            note.body = "<p>Changed</p>"

    def test_who_leaves_reads_his_own_notes_alone(self):
        by_max = self._note(self.max, visibility="members")
        member = self.relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        member._write_protected({"left_on": NOON})
        self.env.invalidate_all()
        self.assertIn(OWN, self.own.body)
        with self.assertRaises(AccessError):
            by_max.with_user(self.tina).read(["body"])

    def test_nobody_writes_in_the_name_of_another(self):
        with self.assertRaises(ProtectedValueError):
            self._note(self.tina, author_id=self.max.id)

    def test_a_note_lies_in_the_relationship_of_its_session(self):
        self.assertEqual(self.note.relationship_id, self.relationship)
        mentor = self.relationship.member_ids.filtered(lambda m: m.role == "mentor").participant_id
        mentor.capacity = 2
        theo = self._create_participant(
            self.relationship.program_id.with_user(self.carla), self.theo
        )
        other = self._create_relationship(self.relationship.program_id, mentor, theo)
        with self.assertRaises(NoteHomeError):
            self._note(self.theo, relationship_id=other.id, kind="agenda")
