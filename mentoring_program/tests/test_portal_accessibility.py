import os
import unittest

from odoo.tests import tagged

from .portal_browser import DESK, PHONE, PortalBrowser
from .portal_pages import PortalPages


@tagged("post_install", "-at_install")
@unittest.skipUnless(os.environ.get("AXE"), "AXE names no file of axe-core; ./dev test brings it")
class TestPortalAccessibility(PortalPages):
    """axe-core finds nothing to complain about, and a phone is wide enough."""

    def test_a_mentee_finds_no_fault_on_any_page(self):
        self._look_around("portal_mentee")

    def test_a_mentor_finds_no_fault_on_any_page(self):
        self._look_around("mentor")

    def _look_around(self, kind):
        login = self.users[kind].login
        found, pages = [], self._pages(kind)
        with PortalBrowser.open(self, login, login + "x" * (8 - len(login))) as browser:
            for address in pages:
                browser.visit(address)
                found.extend(self._faults(browser, address) if browser.is_ours() else ())
        if found:
            self.fail("\n".join(sorted(found)))

    def _pages(self, kind):
        """The addresses that answer with a page, not with a file."""
        self._log_in(kind)
        return [
            address
            for address in self._addresses(kind)
            if "text/html" in self.url_open(address).headers["Content-Type"]
        ]

    def _faults(self, browser, address):
        """What is wrong with the page, as everybody may see it."""
        for size in (DESK, PHONE):
            for scheme in ("light", "dark"):
                browser.show(size, scheme)
                for fault in browser.faults():
                    yield f"{address}, {size[0]} pixels, {scheme}: {' | '.join(fault)}"
            for element in browser.overflow():
                yield f"{address}, {size[0]} pixels: sticks out: {element}"
