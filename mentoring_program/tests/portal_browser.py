"""A browser that looks at one page after the other, with axe-core at hand, and has a keyboard."""

import json
import os
from contextlib import contextmanager
from pathlib import Path
from threading import Event
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

# What is focused: its address, name and value, and whether one sees that it has the focus.
FOCUSED = """
(() => {
    const one = document.activeElement;
    const shown = one.matches(".btn-check") ? one.labels[0] : one;
    const look = (element) => {
        const style = getComputedStyle(element);
        return [style.outlineStyle, style.outlineWidth, style.boxShadow].join();
    };
    const plain = shown.cloneNode(false);
    plain.removeAttribute("name");
    shown.after(plain);
    const isSeen = look(shown) !== look(plain);
    plain.remove();
    // the button of a date field is a part of the browser, which marks it by itself
    const isPart = one.matches("input") && !one.matches(":focus");
    const box = shown.getBoundingClientRect();
    const isThere = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    return JSON.stringify({
        names: [one.getAttribute("href"), one.name, one.value],
        html: one.outerHTML.slice(0, 160),
        visible: (isSeen || isPart) && isThere,
    });
})()
"""
KEYS = {"Tab": 9, "Enter": 13, "ArrowDown": 40}


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
                if os.environ.get("AXE"):
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

    def press(self, key):
        """Press a key of the keyboard."""
        values = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ({"type": "keyDown", **text}, {"type": "keyUp"}):
            self._browser._websocket_request("Input.dispatchKeyEvent", params={**kind, **values})

    def focused(self):
        """What has the focus: its names, its source, whether one sees that it has it."""
        return json.loads(self.evaluate(FOCUSED))

    def enter(self):
        """Press Enter where it leads to another page, and wait for that."""
        tree, is_loaded = self._browser._websocket_request("Page.getFrameTree"), Event()
        self._browser._frames[tree["frameTree"]["frame"]["id"]] = is_loaded.set
        self.press("Enter")
        self._test_case.assertTrue(is_loaded.wait(20), "Enter leads nowhere")
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
