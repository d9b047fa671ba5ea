from urllib.parse import unquote

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalNetwork(PortalCase):
    """Introductions and chances to practise, on the pages of a pair and of a manager."""

    def setUp(self):
        super().setUp()
        self._activate(self.relationship)
        self.page = self._part("network")
        self.mentee = self._members(self.relationship)[1]

    def _introduce(self, status=303, **data):
        values = {"member_id": self.mentee.id, "name": "Nora Lind", "reason": "Both love trains."}
        return self._post(self.page, "introduce", status=status, **{**values, **data})

    def test_a_mentor_introduces_his_mentee_with_a_ready_text(self):
        self._login(self.max)
        self._introduce(email="nora@example.com", about="runs <the> plant")
        page = self._get(self.page)
        [mail] = page.xpath("//main//a[starts-with(@href, 'mailto:')]/@href")
        self.assertTrue(mail.startswith("mailto:nora@example.com?cc=tina@example.com&subject="))
        self.assertIn("may I introduce Tina to you? Both love trains.", unquote(mail))
        self.assertIn("runs <the> plant", self._text(page))
        one = self.env["mentoring.introduction"].search([("author_id", "=", self.max.id)])
        self._post(self.page, "made", id=one.id)
        self._login(self.tina)
        page = self._get(self.page)
        self.assertFalse({"made", "remove_introduction"} & self._buttons(page))
        self._post(self.page, "met", id=one.id)
        self.assertIn("One person, 1 in touch", self._text(self._get(self.page)))
        self._post(self.page, "made", id=one.id)
        self.assertEqual(one.state, "met", "who is in touch stays in touch")
        self._post(self.page, "remove_introduction", status=200, id=one.id)
        self._login(self.max)
        self._post(self.page, "remove_introduction", id=one.id)
        self.assertFalse(one.exists())

    def test_what_is_wrong_is_said_and_what_was_typed_stays(self):
        self._login(self.max)
        for wrong in (
            {"name": " "},
            {"reason": ""},
            {"email": "nora"},
            {"email": "a@example.com, b@example.com"},
            {"member_id": "0"},
            {"member_id": "x"},
        ):
            page = self._introduce(status=200, about="<runs>", **wrong)
            self.assertTrue(self._refusal(page), wrong)
            self.assertEqual(page.xpath("//input[@name='about']/@value"), ["<runs>"])
        self.assertFalse(self.env["mentoring.introduction"].search([]))

    def test_a_manager_is_asked_and_answers_on_a_page_of_his_own(self):
        self._login(self.tina)
        self._post(self.page, "ask_practice", wish="May I <lead> a meeting?")
        self.assertNotIn("ask_practice", self._buttons(self._get(self.page)), "one at a time")
        self._post(self.page, "ask_practice", status=200, wish="And another?")
        asked = self.env["mentoring.practice"].search([("user_id", "=", self.tina.id)])
        answer = f"/my/mentoring/practice/{asked.id}"
        for user in (self.tina, self.max, self.carla, self.mona, self.stella):
            self._login(user)
            self._get(answer, status=404)
        self._login(self.lars)
        self._get(self.page, status=404)
        self.assertIn(answer, self._get("/my/mentoring").xpath("//main//a/@href"))
        self.assertIn("May I <lead> a meeting?", self._text(self._get(answer)))
        page = self._post(answer, "decline_practice", status=200, answer=" ")
        self.assertIn("give a reason", self._refusal(page))
        self._post(answer, "agree_practice", answer="In June")
        self.assertFalse(self._buttons(self._get(answer)))
        self.assertNotIn(answer, self._get("/my/mentoring").xpath("//main//a/@href"))
        self._login(self.tina)
        self.assertIn("The answer: In June", self._text(self._get(self.page)))

    def test_a_wish_that_is_taken_back_is_gone_for_the_manager(self):
        self._login(self.tina)
        self._post(self.page, "ask_practice", wish="May I?")
        asked = self.env["mentoring.practice"].search([("user_id", "=", self.tina.id)])
        self._post(self.page, "withdraw_practice", id=asked.id)
        self._post(self.page, "withdraw_practice", id=asked.id)
        self._login(self.lars)
        self._get(f"/my/mentoring/practice/{asked.id}", status=404)
