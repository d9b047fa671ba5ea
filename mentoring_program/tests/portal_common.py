from datetime import datetime

from lxml import html

from odoo.http import Request
from odoo.tests import HttpCase

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


class PortalCase(HttpCase, MentoringCase):
    """Tina (portal) is mentored by Max (internal user); tests walk through their pages."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.tina | cls.max).tz = "Europe/Paris"
        cls.relationship = cls._create_relationship()
        cls.program = cls.relationship.program_id
        cls.home = f"/my/mentoring/relationships/{cls.relationship.id}"

    def _part(self, name):
        """The address of a page of the relationship."""
        return f"{self.home}/{name}"

    def _login(self, user):
        self.authenticate(user.login, user.login)

    def _get(self, path, status=200):
        """The page as a tree; the answer has the expected status."""
        response = self.url_open(path, allow_redirects=False)
        self.assertEqual(response.status_code, status, path)
        return html.fromstring(response.text) if response.text else None

    def _post(self, path, move, status=303, **data):
        """Press the button ``move`` of a form; 303: done, 200: refused with a message."""
        data = {"csrf_token": Request.csrf_token(self), "move": move, **data}
        response = self.url_open(path, data=data, allow_redirects=False)
        self.assertEqual(response.status_code, status, response.text[:2000])
        return html.fromstring(response.text) if response.text.strip() else None

    def _text(self, page):
        """What a person reads on the page, in one line."""
        return " ".join(page.xpath("string(//main)").split())

    def _refusal(self, page):
        """The message beside the form that was refused; there is one."""
        [message] = page.xpath("//main//*[@role='alert']")
        return message.text_content().strip()

    def _buttons(self, page):
        """The moves that the page offers."""
        return set(page.xpath("//main//button[@name='move']/@value"))
