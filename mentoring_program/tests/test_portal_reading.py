from urllib.parse import urlencode

from lxml import html

from odoo.tests import tagged

from .portal_pages import PortalPages

KINDS = ("portal_mentee", "mentor")


@tagged("post_install", "-at_install")
class TestPortalReading(PortalPages):
    """Whoever reads, follows links or reloads changes nothing."""

    def test_reading_a_page_changes_nothing(self):
        for kind in KINDS:
            self._log_in(kind)
            for address in self._addresses(kind):
                with self._statements() as statements:
                    self.url_open(address)
                self.assertTrue(statements, address)
                self.assertFalse(self._writes(statements), f"{kind}, {address}")

    def test_a_form_that_is_sent_as_a_link_changes_nothing(self):
        for kind in KINDS:
            self._log_in(kind)
            for address in self._addresses(kind):
                for link in self._forms_as_links(address):
                    with self._statements() as statements:
                        self.url_open(link)
                    self.assertFalse(self._writes(statements), f"{kind}, {link}")

    def _forms_as_links(self, address):
        """The forms of a page with all they would send, each as an address to open."""
        response = self.url_open(address)
        if "html" not in response.headers["Content-Type"]:
            return
        page = html.fromstring(response.text)
        for form in page.xpath("//main//form[@method='post']"):
            for move in form.xpath(".//button[@name='move']/@value"):
                sent = [*form.form_values(), ("move", move)]
                yield f"{(form.action or address).split('#')[0]}?{urlencode(sent)}"
