from odoo.tests import tagged

from .portal_pages import PortalPages

MOST_BYTES = 60 * 1024


@tagged("post_install", "-at_install")
class TestPortalWeight(PortalPages):
    """Pages stay light for somebody with 3 relationships, 20 sessions and 30 goals."""

    def setUp(self):
        super().setUp()
        self._log_in("portal_mentee")

    def test_there_is_enough_to_show(self):
        tina = self.env(user=self.tina)
        self.assertEqual(len(self.relationships), 3)
        self.assertGreaterEqual(tina["mentoring.session"].search_count([]), 20)
        self.assertGreaterEqual(tina["mentoring.goal"].search_count([]), 30)

    def test_no_page_is_heavy(self):
        heavy = {
            address: size
            for address in self._addresses("portal_mentee")
            for size in [len(self.url_open(address).content)]
            if size > MOST_BYTES
        }
        self.assertFalse(heavy)
