from unittest.mock import patch

from odoo.http import Request
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .portal_common import NOON, PortalCase

SECRET = "a word for myself"


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestJourneyBook(PortalCase):
    """The journey book: what its reader chooses of what he may read, printed and kept nowhere."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)
        cls.goal = cls._create_goal(cls.mentee, cls.max, name="Speak <well>")
        cls.goal.with_user(cls.tina).action_agree()
        cls.goal.with_user(cls.tina).action_achieve("It took three talks")
        cls._create_session(cls.relationship, cls.tina, NOON).action_hold()
        cls.note = (
            cls.env["mentoring.note"]
            .with_user(cls.tina)
            .create({"relationship_id": cls.relationship.id, "body": SECRET, "kind": "journal"})
        )
        cls.page = f"{cls.home}/book"

    def _print(self, *chosen, **values):
        data = {"csrf_token": Request.csrf_token(self), "move": "print", "milestone": chosen}
        reports = self.registry["ir.actions.report"]
        with patch.object(reports, "get_wkhtmltopdf_state", lambda _reports: "install"):
            return self.url_open(self.page, data={**data, **values}, allow_redirects=False)

    def _keys(self, page):
        return page.xpath("//input[@name='milestone']/@value")

    def test_what_is_chosen_is_printed_and_nothing_else(self):
        self._login(self.tina)
        keys = self._keys(self._get(self.page))
        self.assertIn(f"goal-{self.goal.id}", keys)
        response = self._print(f"goal-{self.goal.id}", preface="For <me>")
        for shown in ("Speak &lt;well&gt;", "It took three talks", "For &lt;me&gt;"):
            self.assertIn(shown, response.text)
        self.assertNotIn(SECRET, response.text)
        self.assertIn(SECRET, self._print(f"note-{self.note.id}").text)
        self.assertEqual(response.headers["Cache-Control"], "no-store")

    def test_ones_own_notes_are_left_out_unless_chosen_and_never_shown_to_others(self):
        self._login(self.tina)
        box = f"//input[@value='note-{self.note.id}']"
        [own] = self._get(self.page).xpath(box)
        self.assertNotIn("checked", own.attrib)
        self._login(self.max)
        page = self._get(self.page)
        self.assertFalse(page.xpath(box))
        self.assertNotIn(SECRET, page.text_content())
        response = self._print(f"note-{self.note.id}")
        self.assertNotIn(SECRET, response.text)
        self.assertIn("Please choose", response.text)

    def test_nothing_chosen_is_refused_and_keeps_the_words(self):
        self._login(self.tina)
        response = self._print("nonsense", preface="For me")
        self.assertIn("Please choose", response.text)
        self.assertIn("For me", response.text)

    def test_nothing_is_kept(self):
        self._login(self.tina)
        attachments = self.env["ir.attachment"].sudo()
        mine = [("res_model", "=", "mentoring.relationship")]
        before = attachments.search_count(mine)
        self._print(f"goal-{self.goal.id}")
        self.assertEqual(attachments.search_count(mine), before)

    @mute_logger("odoo.http")
    def test_the_report_itself_shows_nothing_to_whoever_calls_it(self):
        path = f"/report/html/mentoring_program.report_book/{self.relationship.id}"
        for user in (self.carla, self.mona, self.max):
            self.authenticate(user.login, user.login + "x" * (8 - len(user.login)))
            text = self.url_open(path).text
            for secret in (SECRET, "It took three talks", "o_mentoring_book"):
                self.assertNotIn(secret, text)
