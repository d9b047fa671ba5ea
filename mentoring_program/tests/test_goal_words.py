import base64

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models import mentoring_goal_evidence
from odoo.addons.mentoring_program.models.mentoring_goal_comment import EmptyCommentError
from odoo.addons.mentoring_program.models.mentoring_goal_evidence import EvidenceFileError
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .portal_common import NOON, PortalCase

SECRET = "a word for two"
FILE = base64.b64encode(SECRET.encode())


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestGoalWords(PortalCase):
    """Comments on goals and files that show what was done: for the members, and nobody else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)
        cls.goal = cls._create_goal(cls.mentee, cls.max)
        cls.page = f"/my/mentoring/goals/{cls.goal.id}"
        cls.ada = new_test_user(cls.env, "ada", "base.group_system", name="Ada")
        cls.comment = cls.goal.comment_ids.with_user(cls.tina).create(
            {"goal_id": cls.goal.id, "body": f"<p>{SECRET}</p>"}
        )
        cls.file = cls.goal.evidence_ids.with_user(cls.tina).create(
            {"goal_id": cls.goal.id, "name": "talk.txt", "file": FILE}
        )
        cls.outsiders = cls.ada | cls.mona | cls.carla | cls.lars | cls.stella | cls.theo

    def test_members_read_both_and_nobody_else_even_finds_them(self):
        self.assertIn(SECRET, self.comment.with_user(self.max).body)
        self.assertEqual(self.file.with_user(self.max).file, FILE)
        for record, field in ((self.comment, "body"), (self.file, "file")):
            for user in self.outsiders:
                self.env.invalidate_all()
                mine = record.with_user(user)
                with self.assertRaises(AccessError):
                    mine.read([field])
                self.assertFalse(mine.search([]))

    def test_superuser_rights_show_neither(self):
        for record, field in ((self.comment, "body"), (self.file, "file")):
            for user in (self.env.ref("base.user_root"), self.ada, self.tina):
                self.env.invalidate_all()
                with self.assertRaises(AccessError):
                    record.with_user(user).sudo().mapped(field)
        self.assertEqual(self.env.ref("base.user_root").id, SUPERUSER_ID)

    def test_the_file_lies_in_no_attachment(self):
        attachments = self.env["ir.attachment"].sudo()
        self.assertFalse(attachments.search([("res_model", "like", "mentoring.goal%")]))
        self.assertFalse(
            attachments.search([("res_field", "=", "file"), ("res_id", "=", self.file.id)])
        )

    @mute_logger("odoo.http")
    def test_the_file_is_served_to_members_alone(self):
        ours = f"/my/mentoring/evidence/{self.file.id}"
        content = f"/web/content/mentoring.goal.evidence/{self.file.id}/file"
        for user in (self.tina, self.max):
            self._login(user)
            response = self.url_open(ours)
            self.assertEqual(response.content, SECRET.encode())
            self.assertIn("attachment", response.headers["Content-Disposition"])
            self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        for user in (self.ada, self.mona, self.theo):
            self.authenticate(user.login, user.login + "x" * (8 - len(user.login)))
            for path in (ours, content, content.replace("content", "image")):
                response = self.url_open(path, allow_redirects=False)
                self.assertNotIn(SECRET.encode(), response.content)
                self.assertNotEqual(response.status_code, 200 if path == ours else None)

    def test_a_file_that_cannot_be_kept_is_refused(self):
        files = self.goal.evidence_ids.with_user(self.tina)
        self.patch(mentoring_goal_evidence, "LARGEST", 10)
        for nonsense in ("", False, "%%%", base64.b64encode(b"x" * 11)):
            with self.assertRaises(EvidenceFileError):
                files.create({"goal_id": self.goal.id, "name": "x", "file": nonsense})
        self.patch(mentoring_goal_evidence, "MOST", 1)
        with self.assertRaises(EvidenceFileError):
            files.create({"goal_id": self.goal.id, "name": "x", "file": "eA=="})

    def test_nobody_speaks_in_the_name_of_another(self):
        for model, values in (
            ("mentoring.goal.comment", {"body": "Hello"}),
            ("mentoring.goal.evidence", {"name": "x", "file": "eA=="}),
        ):
            records = self.env[model].with_user(self.tina)
            with self.assertRaises(ProtectedValueError):
                records.create({"goal_id": self.goal.id, "author_id": self.max.id, **values})
        for record in (self.comment, self.file):
            with self.assertRaises(UserError):
                record.with_user(self.max).unlink()

    def test_a_comment_has_words_and_no_script(self):
        with self.assertRaises(EmptyCommentError):
            self.comment.body = "<p> </p>"
        self.comment.body = "<p>Well<script>alert(1)</script> done</p>"
        self.assertNotIn("script", self.comment.body)

    def test_who_leaves_keeps_only_what_is_his(self):
        by_max = self.goal.comment_ids.with_user(self.max).create(
            {"goal_id": self.goal.id, "body": "Good"}
        )
        self.mentee._write_protected({"left_on": NOON})
        self.env.invalidate_all()
        self.assertIn(SECRET, self.comment.body)
        with self.assertRaises(AccessError):
            by_max.with_user(self.tina).read(["body"])
        with self.assertRaises(AccessError):
            self.comment.body = "Changed"

    def test_a_goal_is_closed_with_a_word_that_the_members_read(self):
        self._login(self.tina)
        self._post(self.page, "agree")
        self._post(self.page, "achieve", word="It took <three> talks")
        last = self.goal.with_user(self.max).comment_ids[-1]
        self.assertEqual((last.kind, last.author_id), ("achieved", self.tina))
        self.assertIn("It took <three> talks", self._text(self._get(self.page)))
        self.goal.with_user(self.tina).action_achieve("Again")
        self.assertEqual(self.goal.with_user(self.max).comment_ids[-1], last)

    def test_comments_and_files_are_added_once_and_removed_by_their_authors(self):
        self._login(self.max)
        self._post(self.page, "comment", body="Well done")
        self._post(self.page, "comment", status=200, body="Well done")
        self.assertEqual(len(self.goal.with_user(self.max).comment_ids), 2)
        for status in (303, 200):
            self._upload("C:\\slides\\<b>talk.html", b"<script>1</script>", status)
        self._upload("", b"", 200)
        files = self.goal.with_user(self.max).evidence_ids - self.file
        self.assertEqual((files.name, files.size), ("<b>talk.html", 18))
        self.assertIn("<b>talk.html", self._text(self._get(self.page)))
        for move, foreign in (("delete_comment", self.comment), ("delete_evidence", self.file)):
            self._post(self.page, move, status=200, id=foreign.id)
        self._post(self.page, "delete_evidence", id=files.id)
        self.assertFalse(files.exists())
        self.assertTrue(self.comment.exists() and self.file.exists())

    def _upload(self, name, content, status):
        data = {"csrf_token": Request.csrf_token(self), "move": "add_evidence"}
        files = {"file": (name, content)}
        response = self.url_open(self.page, data=data, files=files, allow_redirects=False)
        self.assertEqual(response.status_code, status, response.text[:2000])
