from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalRematch(PortalCase):
    """A member asks for another partner on the page “Ending”, and takes it back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)

    def test_a_member_asks_and_the_partner_sees_nothing_of_it(self):
        page = self._part("end")
        self._login(self.tina)
        self.assertIn("ask_rematch", self._buttons(self._get(page)))
        self._post(page, "ask_rematch", words="Another field, please")
        shown = self._get(page)
        self.assertIn("You asked for another partner", self._text(shown))
        self.assertIn("withdraw_rematch", self._buttons(shown))
        self.assertNotIn("ask_rematch", self._buttons(shown))
        self._login(self.max)
        for part in ("end", "sessions", "notes"):
            text = self._text(self._get(self._part(part)))
            self.assertNotIn("You asked for another partner", text)
            self.assertNotIn("Another field", text)
        self.assertEqual(self.relationship.state, "active")
        self._login(self.tina)
        self._post(page, "withdraw_rematch")
        self.assertIn("ask_rematch", self._buttons(self._get(page)))

    def test_strangers_and_managers_have_no_such_page(self):
        for user in (self.lars, self.stella, self.theo):
            self._login(user)
            self._post(self._part("end"), "ask_rematch", status=404, words="He shouts")
        self.assertFalse(self.env["mentoring.remark"].search([]))

    def test_where_nobody_coordinates_nobody_is_asked(self):
        program, people = self._create_informal()
        request = self._request(program, self.tina, people[self.max])
        request.with_user(self.max).action_accept()
        pair = program.sudo().relationship_ids
        self._login(self.tina)
        page = f"/my/mentoring/relationships/{pair.id}/end"
        self.assertNotIn("ask_rematch", self._buttons(self._get(page)))
        refused = self._post(page, "ask_rematch", status=200, words="Another one")
        self.assertIn("nobody to ask", self._refusal(refused))
