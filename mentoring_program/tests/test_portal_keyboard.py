from odoo.tests import tagged

from .portal_browser import PortalBrowser
from .portal_common import PortalCase

MOST_STOPS = 90  # of the Tab key, until something must have come


@tagged("post_install", "-at_install")
class TestPortalKeyboard(PortalCase):
    """Everything is reached without a mouse, and one sees where one is."""

    def test_a_mentee_plans_a_session_by_keyboard_alone(self):
        self._activate(self.relationship)
        with PortalBrowser.open(self, "tina") as browser:
            browser.visit("/my/mentoring")
            for link in (self.home, self._part("sessions")):
                self._go_to(browser, link)
                browser.enter()
            self._go_to(browser, "slot")
            browser.press("ArrowDown")
            self._go_to(browser, "plan_session")
            browser.enter()
        session = self.relationship.session_ids
        self.assertEqual((session.state, session.create_uid), ("planned", self.tina))

    def _go_to(self, browser, name):
        """Press Tab until something with this address or name has the focus, seen at each stop."""
        for _stop in range(MOST_STOPS):
            browser.press("Tab")
            focused = browser.focused()
            self.assertTrue(focused["visible"], focused)
            if name in focused["names"]:
                return
        self.fail(f"{name} is not reached by keyboard")
