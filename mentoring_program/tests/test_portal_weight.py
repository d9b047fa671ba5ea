import re
from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from .common import MentoringCase
from .portal_pages import Listener
from .test_public_routes import ROUTES

MOST_BYTES = 60 * 1024
MOST_QUERIES = 20


@tagged("post_install", "-at_install")
class TestPortalWeight(Listener, HttpCase, MentoringCase):
    """Pages stay light for somebody with 3 relationships, 20 sessions and 30 goals."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationships = cls.env["mentoring.relationship"]
        for _number in range(3):
            pair = cls._create_relationship()
            cls._activate(pair)
            cls.relationships |= pair
        now = fields.Datetime.now().replace(second=0, microsecond=0)
        for number in range(20):
            pair = cls.relationships[number % 3]
            cls._create_session(pair, cls.tina, now + timedelta(days=number - 10, hours=2))
        for number in range(30):
            _mentor, mentee = cls._members(cls.relationships[number % 3])
            cls._create_goal(mentee, cls.tina, name=f"Goal {number}")
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.authenticate("tina", "tina")

    def _addresses(self):
        """All addresses of pages of which this person has a record; files are no pages."""
        for url, (model, _kinds) in ROUTES.items():
            model = model[0] if isinstance(model, tuple) else model  # one of its kinds
            record = self.env[model].with_user(self.tina).search([], limit=1) if model else None
            address = re.sub(r"<int:\w+>", str(record.id if model else 1), url)
            response = self.url_open(address) if record or not model else None
            if response and response.status_code == 200 and _is_page(response):
                yield address

    def test_no_page_is_heavy(self):
        heavy = {
            address: size
            for address in self._addresses()
            for size in [len(self.url_open(address).content)]
            if size > MOST_BYTES
        }
        self.assertFalse(heavy)

    def test_no_page_asks_the_database_often(self):
        often = {}
        for address in self._addresses():
            with self._statements() as statements:
                self.url_open(address)
            if len(statements) > MOST_QUERIES:
                often[address] = len(statements)
        self.assertFalse(often)


def _is_page(response):
    """Whether it is a page, and not a file to take along."""
    return "text/html" in response.headers["Content-Type"]
