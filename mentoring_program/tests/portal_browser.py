"""A browser that looks at one page after the other, with axe-core at hand."""

import json
import os
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from odoo.tests.common import ChromeBrowser

DESK, PHONE = (1280, 800), (360, 740)
# The page is there, its letters and styles too, and nothing moves any more.
SETTLED = """
document.fonts.ready.then(() => {
    const style = document.createElement("style");
    style.textContent = "*, *::before, *::after { transition: none !important; }";
    document.head.append(style);
})
"""
FAULTS = """
axe.run(%s, {resultTypes: ["violations"]}).then((found) => JSON.stringify(
    found.violations.flatMap((rule) => rule.nodes.map((node) => [
        rule.id, node.target.join(" "), node.failureSummary.split("\\n").pop().trim(),
    ]))
))
"""
# What sticks out to the right of the window, the innermost elements alone.
OVERFLOW = """
JSON.stringify(document.documentElement.scrollWidth <= window.innerWidth ? [] :
    [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
        .filter((one) => !one.querySelector("*"))
        .map((one) => one.outerHTML.slice(0, 120)))
"""


class PortalBrowser:
    """What a person sees who is logged in as ``login``."""

    def __init__(self, test_case, browser):
        self._test_case, self._browser = test_case, browser

    @classmethod
    @contextmanager
    def open(cls, test_case, login, password=None):
        """Yield a browser in which somebody is logged in; it is closed at the end."""
        browser = ChromeBrowser(test_case)
        try:
            with test_case.allow_requests(browser=browser):
                test_case.authenticate(login, password or login, browser=browser)
                test_case.cr.flush()
                test_case.cr.clear()
                source = Path(os.environ["AXE"]).read_text(encoding="utf-8")
                browser._websocket_request(
                    "Page.addScriptToEvaluateOnNewDocument", params={"source": source}
                )
                yield cls(test_case, browser)
                test_case._wait_remaining_requests()
        finally:
            browser.stop()

    def visit(self, path):
        """Go to a page and wait until it stands still."""
        self._browser.navigate_to(urljoin(self._test_case.base_url(), path), wait_stop=True)
        self.evaluate(SETTLED)

    def is_ours(self):
        """Whether this is a page of mentoring, and not one of Odoo that it led to."""
        return self.evaluate("location.pathname").startswith("/my/mentoring")

    def show(self, size=DESK, scheme="light"):
        """Change the window and the colors that the person prefers."""
        width, height = size
        self._browser._websocket_request(
            "Emulation.setDeviceMetricsOverride",
            params={"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        self._browser._websocket_request(
            "Emulation.setEmulatedMedia",
            params={"features": [{"name": "prefers-color-scheme", "value": scheme}]},
        )

    def evaluate(self, code):
        """The value of a piece of JavaScript in the page, awaited."""
        answer = self._browser._websocket_request(
            "Runtime.evaluate",
            params={"expression": code, "awaitPromise": True, "returnByValue": True},
            timeout=60,
        )
        self._test_case.assertNotIn("exceptionDetails", answer, code)
        return answer["result"].get("value")

    def faults(self):
        """What axe-core finds: [[rule, element, advice]]."""
        return json.loads(self.evaluate(FAULTS % "document"))

    def overflow(self):
        """The elements for which one would have to scroll sideways."""
        return json.loads(self.evaluate(OVERFLOW))
