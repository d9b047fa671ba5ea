import re

from odoo.tests import tagged
from odoo.tools import mute_logger

from .portal_pages import PortalPages
from .test_public_routes import FOREIGN, ROUTES

# What nobody deletes, because the history of others hangs on it.
KEPT = ("mentoring.program", "mentoring.relationship")


@tagged("post_install", "-at_install")
class TestPortalMissing(PortalPages):
    """Nobody learns from an address whether something is there that is not his."""

    def setUp(self):
        super().setUp()
        self._log_in("portal_mentee")

    @mute_logger("odoo.http")
    def test_what_is_foreign_or_deleted_answers_like_what_never_was(self):
        for url, model in self._with_records():
            never = self._answer(url, 2**31 - 1)
            self.assertEqual(never[0], 404, url)
            for place in FOREIGN.get(model, ("foreign", "company")):
                number = self.places("portal_mentee")[place].records[model].id
                self.assertEqual(self._answer(url, number), never, f"{url}, {place}")
            if model not in KEPT:
                own = self.sides[self.tina].records[model].sudo()
                self.assertEqual(self._answer_without(own, url), never, url)

    @mute_logger("odoo.http")
    def test_what_is_archived_answers_like_what_never_was(self):
        for url, model in self._with_records():
            record = self.sides[self.tina].records[model].sudo()
            if record._active_name:
                record.active = False
                self.assertEqual(self._answer(url, record.id), self._answer(url, 2**31 - 1), url)
                record.active = True

    def _with_records(self):
        return [(url, model) for url, (model, _kinds) in ROUTES.items() if model]

    def _answer_without(self, record, url):
        """What one's own record answers once it is deleted; it is there again afterwards."""
        number = record.id
        with self.env.cr.savepoint() as savepoint:
            record.unlink()
            self.env.flush_all()
            answer = self._answer(url, number)
            savepoint.rollback()
        self.env.invalidate_all()
        return answer

    def _answer(self, url, number):
        """Status and text for a number, without what differs from one request to the next."""
        response = self.url_open(re.sub(r"<int:\w+>", str(number), url), allow_redirects=False)
        return response.status_code, re.sub(r'csrf_token: "\w+"', "", response.text)
