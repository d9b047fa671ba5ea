from base64 import b64encode

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models import mentoring_resource_content as content
from odoo.addons.mentoring_program.models.mentoring_resource import KINDS

from .common import MentoringCase
from .world_records import PDF


@tagged("post_install", "-at_install")
class TestResource(MentoringCase):
    """What coordinators may put into the library, and who finds it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.library = cls.env["mentoring.resource"].with_user(cls.carla)

    def _create_resource(self, **values):
        return self.library.create({"name": "Guide", **values})

    def test_a_link_is_one_that_a_browser_opens(self):
        self._create_resource(url="https://example.com/guide?page=1#top")
        for link in ("example.com", "javascript:alert(1)", "https://", "ftp://a.b", "http://a b"):
            with self.subTest(link=link), self.assertRaises(content.ResourceLinkError):
                self._create_resource(url=link)

    def test_a_file_is_kept_with_its_name(self):
        resource = self._create_resource(file=PDF, file_name="Guide.PDF")
        self.assertEqual(resource.with_context(bin_size=False).file, PDF)

    def test_a_file_that_is_something_else_than_its_name_says_is_refused(self):
        page = b64encode(b"<!DOCTYPE html><html><script>alert(1)</script></html>")
        for name, data in (
            ("guide.pdf", page),
            ("guide.html", page),
            ("guide.svg", b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>")),
            ("guide.exe", PDF),
            ("guide", PDF),
            (False, PDF),
        ):
            with self.subTest(name=name), self.assertRaises(content.ResourceFileError) as refused:
                self._create_resource(file=data, file_name=name)
            self.assertIn("Guide", str(refused.exception))

    def test_renaming_a_file_does_not_get_it_past_the_check(self):
        resource = self._create_resource(file=PDF, file_name="guide.pdf")
        with self.assertRaises(content.ResourceFileError):
            resource.file_name = "guide.docx"

    def test_a_file_may_be_as_large_as_the_limit_and_no_larger(self):
        self.patch(content, "FILE_LIMIT", 100)
        start = b"%PDF-1.4\n"
        self._create_resource(file=b64encode(start.ljust(100)), file_name="a.pdf")
        with self.assertRaises(content.ResourceFileError) as refused:
            self._create_resource(file=b64encode(start.ljust(101)), file_name="a.pdf")
        self.assertIn("a.pdf", str(refused.exception))

    @mute_logger("odoo.sql_db")
    def test_what_is_due_by_a_date_needs_the_date(self):
        with self.assertRaisesRegex(Exception, "needs that date|date_given"):
            self._create_resource(is_mandatory=True, due="date")

    def test_participants_read_the_library_and_change_nothing_of_it(self):
        person = self._create_participant(self.program, self.tina)
        shared = self._create_resource(body="<p>Read me</p>")
        self.assertIn(shared, person._resources())
        self.assertTrue(shared.with_user(self.tina).has_access("read"))
        with self.assertRaises(AccessError):
            shared.with_user(self.tina).name = "Mine"
        self.assertFalse(shared.with_user(self.stella).search([("id", "=", shared.id)]))

    def test_resources_are_found_by_role_format_focus_and_company(self):
        other = self.env["res.company"].create({"name": "Other"})
        person = self._create_participant(self.program, self.tina)
        own, foreign = {"program_id": self.program.id}, self._create_program(name="Foreign")
        for values, is_found in (
            ({}, True),
            ({"role": "mentee"}, True),
            ({"role": "mentor"}, False),
            ({"format": "one_to_one", "focus": "leadership"}, True),
            ({"format": "group"}, False),
            ({"focus": "career"}, False),
            (own, True),
            ({"program_id": foreign.id}, False),
            ({"active": False}, False),
        ):
            with self.subTest(values=values):
                resource = self._create_resource(**values)
                self.assertEqual(resource in person._resources(), is_found)
        elsewhere = self.library.sudo().create({"name": "B", "company_id": other.id})
        self.assertNotIn(elsewhere, person.sudo()._resources())

    def test_the_library_that_is_shipped_has_a_sentence_and_a_text_for_everything(self):
        shipped = self.env["ir.model.data"].search(
            [("module", "=", "mentoring_program"), ("model", "=", "mentoring.resource")]
        )
        resources = self.env["mentoring.resource"].browse(shipped.mapped("res_id"))
        self.assertGreaterEqual(len(resources), 20)
        self.assertEqual(set(resources.mapped("kind")), set(dict(KINDS)))
        self.assertFalse(resources.filtered(lambda one: not (one.summary and one.body)))
