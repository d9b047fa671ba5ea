from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalHonours(PortalCase):
    """Thanks and certificates on the pages of those who give and receive them."""

    def _complete(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.carla).action_complete()

    def test_thanks_are_said_on_the_page_and_read_by_the_other_alone(self):
        self._complete()
        self._login(self.tina)
        self.assertIn("thank", self._buttons(self._get(self.home)))
        self._post(self.home, "thank", body="For your <b>patience</b>")
        self.assertIn("You thanked Max", self._text(self._get(self.home)))
        self._login(self.max)
        page = self._get(self.home)
        self.assertIn("Tina thanks you", self._text(page))
        self.assertIn("For your <b>patience</b>", self._text(page))
        self.assertFalse(page.xpath("//main//b[text()='patience']"))

    def test_empty_thanks_are_refused_beside_their_form(self):
        self._complete()
        self._login(self.tina)
        page = self._post(self.home, "thank", status=200, body="  ")
        self.assertIn("please fill it in", self._refusal(page))

    def test_before_it_begins_there_is_nothing_to_thank_for(self):
        self._login(self.tina)
        self.assertNotIn("thank", self._buttons(self._get(self.home)))
        self._post(self.home, "thank", status=200, body="Already")
        self.assertFalse(self.relationship.program_id.recognition_ids)

    def test_the_certificate_is_found_from_the_start_page_once_it_is_given(self):
        self._complete()
        program = self.program.with_user(self.carla)
        program.action_review_recognitions()
        self._login(self.tina)
        link = "//a[starts-with(@href, '/my/mentoring/certificates/')]/@href"
        self.assertFalse(self._get("/my/mentoring").xpath(link))
        program.action_recognize()
        page = self._get("/my/mentoring")
        [href] = page.xpath(link)
        self.assertIn(self.home, page.xpath("//main//a/@href"))
        self.assertNotIn("as soon as a partner is found", self._text(page))
        self.assertEqual(self._get(self.home).xpath(link), [href])
        self.assertEqual(self.url_open(href).headers["Cache-Control"], "no-store")
