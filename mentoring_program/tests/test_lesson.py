from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_lesson import NotAMentorError

from .portal_common import PortalCase

HOME = "/my/mentoring/lessons"
CARD = {
    "challenge": "First team",
    "name": "I waited too long",
    "body": "Everybody knew but me.",
    "advice": "Ask on the first day.",
}


@tagged("post_install", "-at_install")
class TestLesson(PortalCase):
    """Mentors tell what they got wrong; others find it by its challenge, and by no name unshown."""

    def _share(self, **values):
        lessons = self.env["mentoring.lesson"].with_user(self.max)
        return lessons.create({**CARD, **values})

    def test_a_mentor_shares_a_card_and_his_mentee_finds_it_by_its_challenge(self):
        self._login(self.max)
        self._post(HOME, "share_lesson", **CARD, show_name="1")
        self._post(HOME, "share_lesson", **{**CARD, "challenge": "Saying no", "name": "I said yes"})
        self._login(self.tina)
        text = self._text(self._get(f"{HOME}?challenge=First+team"))
        self.assertIn("I waited too long", text)
        self.assertIn("by Max", text)
        self.assertNotIn("I said yes", text)
        self.assertIn("I said yes", self._text(self._get(f"{HOME}?words=YES+no")))
        self.assertIn("Nothing fits", self._text(self._get(f"{HOME}?words=%25%00zzz")))

    def test_who_hides_his_name_is_not_found_out(self):
        card = self._share(show_name=False).with_user(self.tina)
        self._login(self.tina)
        self.assertNotIn("Max", self._text(self._get(f"{HOME}/{card.id}")))
        self.assertFalse(card.author_name)
        for name in ("author_id", "create_uid", "write_uid"):
            with self.assertRaises(AccessError):
                card.read([name])
            with self.assertRaises(AccessError):
                card.search([(f"{name}.name", "=", "Max")])

    def test_only_mentors_write_cards_and_none_in_another_name(self):
        for user in (self.tina, self.stella, self.carla):
            with self.assertRaises(NotAMentorError):
                self.env["mentoring.lesson"].with_user(user).create(CARD)
        with self.assertRaises(ProtectedValueError):
            self._share(author_id=self.carla.id)
        self._login(self.tina)
        self.assertNotIn("share_lesson", self._buttons(self._get(HOME)))
        self._post(HOME, "share_lesson", status=200, **CARD)
        self.assertFalse(self.env["mentoring.lesson"].search([("challenge", "=", "First team")]))

    def test_what_was_typed_stays_when_something_is_missing(self):
        self._login(self.max)
        page = self._post(HOME, "share_lesson", status=200, **{**CARD, "advice": " "})
        self.assertIn("What I would do today", self._refusal(page))
        self.assertIn(CARD["body"], page.xpath("string(//textarea[@name='body'])"))

    def test_the_author_alone_changes_a_card_and_takes_it_back(self):
        card = self._share()
        page = f"{HOME}/{card.id}"
        self._login(self.tina)
        self.assertFalse(self._buttons(self._get(page)))
        for move in ("change_lesson", "remove_lesson"):
            self._post(page, move, status=404, **CARD)
        self._login(self.max)
        self._post(page, "change_lesson", **{**CARD, "name": "I asked too late"})
        self.assertEqual(card.name, "I asked too late")
        self._post(page, "remove_lesson")
        self.assertFalse(card.exists())
        self._get(page, status=404)

    def test_who_takes_part_in_nothing_finds_no_card(self):
        card = self._share()
        self._login(self.stella)
        self._get(f"{HOME}/{card.id}", status=404)
        self.assertIn("No mentor has shared", self._text(self._get(HOME)))
