from datetime import datetime

from freezegun import freeze_time

from odoo.tests import tagged

from .portal_common import NOON, PortalCase
from .world_records import PDF

HOME = "/my/mentoring/resources"


@tagged("post_install", "-at_install")
class TestPortalResource(PortalCase):
    """The library in the portal: what is left and until when, searching, files and tests."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["mentoring.resource"].search([]).active = False
        cls.guide = cls._create_resource("Listening well", role="mentee", step="training")
        cls.person = cls.program.participant_ids.filtered(lambda one: one.user_id == cls.tina)

    @classmethod
    def _create_resource(cls, name, **values):
        return cls.env["mentoring.resource"].create({"name": name, **values})

    def _found(self, query=""):
        """The names that the page lists for a search."""
        page = self._get(f"{HOME}?{query}")
        return set(page.xpath("//main//ul[hasclass('list-group')]//a/text()"))

    def test_everybody_sees_what_is_left_and_until_when(self):
        for name, due in (("Before", "session"), ("Dated", "date")):
            day = datetime(2026, 6, 30).date()
            self._create_resource(name, is_mandatory=True, due=due, due_on=day, minutes=10)
        self._approve(self.relationship)
        self._create_session(self.relationship, self.tina, datetime(2026, 6, 15, 9))
        self._login(self.tina)
        with freeze_time(NOON):
            text = self._text(self._get(HOME))
        self.assertIn("0 of 2 done", text)
        self.assertIn("About 20 minutes are left", text)
        self.assertIn("before your first session, by 06/15/2026", text)
        self.assertIn("by 06/30/2026", text)
        self.assertNotIn("late", text)
        with freeze_time(datetime(2026, 7, 2, 12)):
            self.assertIn("06/30/2026 (late)", self._text(self._get(HOME)))

    def test_what_is_done_is_not_left_any_more(self):
        resource = self._create_resource("House rules", is_mandatory=True)
        self._login(self.tina)
        self.assertIn("0 of 1 done", self._text(self._get(HOME)))
        self._post(f"{HOME}/{resource.id}", "complete_resource")
        self._post(f"{HOME}/{resource.id}", "complete_resource")
        page = self._get(HOME)
        self.assertIn("All done", self._text(page))
        self.assertFalse(page.xpath("//main//*[@role='status'][hasclass('alert')]"))
        self.assertEqual(len(self.person.completion_ids), 1)

    def test_what_was_done_for_one_program_is_still_to_be_done_for_the_next(self):
        resource = self._create_resource("House rules", is_mandatory=True)
        self.person.with_user(self.tina).action_complete_resource(resource.id)
        program = self._create_program(name="Second")
        self._create_participant(program, self.tina)
        self._login(self.tina)
        self.assertIn("0 of 1 done", self._text(self._get(HOME)))
        self._post(f"{HOME}/{resource.id}", "complete_resource")
        self.assertIn("All done", self._text(self._get(HOME)))

    def test_the_library_is_searched_by_words_step_role_and_kind(self):
        for name, values in {
            "Ending well": {"step": "celebration", "kind": "agenda"},
            "Any time": {"body": "<p>How to <b>listen</b></p>"},
        }.items():
            self._create_resource(name, **values)
        self._login(self.tina)
        everything = {"Listening well", "Ending well", "Any time"}
        for query, expected in (
            ("", everything),
            ("words=listen", {"Listening well", "Any time"}),
            ("words=WELL+listen", {"Listening well"}),
            ("step=celebration", {"Ending well", "Any time"}),
            ("role=mentor", {"Ending well", "Any time"}),
            ("kind=agenda", {"Ending well"}),
            ("kind=agenda&words=listen", set()),
            ("kind=nonsense&step=%00&role[]=x", everything),
            ("words=%25%27%22%3Cb%3E", set()),
        ):
            with self.subTest(query=query):
                self.assertEqual(self._found(query), expected)

    def test_what_was_searched_stays_in_the_form(self):
        self._login(self.tina)
        page = self._get(f"{HOME}?words=%22%3E%3Cb%3E&kind=agenda")
        self.assertEqual(page.xpath("//input[@name='words']/@value"), ['"><b>'])
        self.assertEqual(page.xpath("//select[@name='kind']/option[@selected]/@value"), ["agenda"])

    def test_a_file_is_downloaded_and_never_opened_as_a_page(self):
        self.guide.write({"file": PDF, "file_name": "guide.pdf"})
        self._login(self.tina)
        answer = self.url_open(f"{HOME}/{self.guide.id}/file")
        self.assertTrue(answer.content.startswith(b"%PDF"))
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertIn("guide.pdf", answer.headers["Content-Disposition"])
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")

    def test_what_is_not_for_the_reader_has_no_page_and_no_file(self):
        self.guide.write({"file": PDF, "file_name": "guide.pdf"})
        none = self._create_resource("No file")
        self._login(self.tina)
        self._get(f"{HOME}/{none.id}/file", status=404)
        self._login(self.max)
        for path in ("", "/file"):
            self._get(f"{HOME}/{self.guide.id}{path}", status=404)
        self._login(self.stella)
        for path in ("", "/file"):
            self._get(f"{HOME}/{none.id}{path}", status=404)
        self.guide.active = False
        self._login(self.tina)
        self._get(f"{HOME}/{self.guide.id}/file", status=404)
