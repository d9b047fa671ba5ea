import io
import json
import zipfile

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalPrivacy(PortalCase):
    """Everybody sees what is kept of him, takes it along, and has it removed."""

    PAGE = "/my/mentoring/privacy"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        for user, words in ((cls.tina, "What I fear"), (cls.max, "What I did")):
            cls.env["mentoring.message"].with_user(user).create(
                {"relationship_id": cls.relationship.id, "body": words}
            )
        cls.member = cls.relationship.member_ids.filtered(lambda one: one.user_id == cls.tina)

    def _download(self):
        response = self.url_open(f"{self.PAGE}/export")
        self.assertEqual(response.headers["Content-Type"], "application/zip")
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        archive = zipfile.ZipFile(io.BytesIO(response.content))
        return json.loads(archive.read("mentoring.json")), archive

    def test_the_archive_holds_the_readers_words_and_nobody_elses(self):
        self._login(self.tina)
        told, _archive = self._download()
        self.assertIn("What I fear", repr(told))
        self.assertNotIn("What I did", repr(told))
        self.assertIn("Tina", repr(told))

    def test_files_of_goals_come_along_each_under_its_own_name(self):
        goal = self.env["mentoring.goal"].with_user(self.tina)
        goal = goal.create(
            {
                "relationship_id": self.relationship.id,
                "member_id": self.member.id,
                "name": "Lead a team",
            }
        )
        for content in (b"b25l", b"dHdv"):  # one, two
            self.env["mentoring.goal.evidence"].with_user(self.tina).create(
                {"goal_id": goal.id, "name": "../plan.txt", "file": content}
            )
        self._login(self.tina)
        _told, archive = self._download()
        files = [name for name in archive.namelist() if name.startswith("files/")]
        self.assertEqual({archive.read(name) for name in files}, {b"one", b"two"})
        self.assertFalse([name for name in files if "/.." in name or "../" in name])

    def test_who_takes_no_part_has_an_empty_archive(self):
        self._login(self.stella)
        told, _archive = self._download()
        self.assertFalse(told)
        self.assertIn("My data", self._text(self._get(self.PAGE)))

    def test_what_is_kept_is_removed_by_whoever_is_sure(self):
        self.program.sudo().action_cancel(reason="No money")
        person = self.member.participant_id
        self._login(self.tina)
        page = self._post(self.PAGE, "anonymize", status=200, id=person.id)
        self.assertIn("sure", self._refusal(page))
        self._post(self.PAGE, "anonymize", id=person.id, sure="1")
        self.assertTrue(person.sudo().anonymized_on)
        self.assertNotIn(self.program.name, self._text(self._get(self.PAGE)))

    def test_nobody_removes_what_is_kept_of_another(self):
        self.program.sudo().action_cancel(reason="No money")
        person = self.member.participant_id
        self._login(self.max)
        for move in ("anonymize", "withdraw_consent"):
            self._post(self.PAGE, move, status=200, id=person.id, sure="1")
        self.assertFalse(person.sudo().anonymized_on)
        self.assertTrue(person.sudo().consent_date or person.sudo().state == "accepted")

    def test_a_consent_is_taken_back_on_the_page(self):
        person = self.member.participant_id
        person.sudo()._write_protected({"consent_date": NOON})
        self._login(self.tina)
        self.assertIn("withdraw_consent", self._buttons(self._get(self.PAGE)))
        self._post(self.PAGE, "withdraw_consent", id=person.id)
        self.assertEqual(person.sudo().state, "withdrawn")
        self.assertNotIn("withdraw_consent", self._buttons(self._get(self.PAGE)))
