from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalConversation(PortalCase):
    """The conversation of a pair and the journal of each, on their pages."""

    def setUp(self):
        super().setUp()
        self._activate(self.relationship)
        self.page, self.notes = self._part("conversation"), self._part("notes")

    def _messages(self):
        return self.env["mentoring.message"].search(
            [("relationship_id", "=", self.relationship.id)]
        )

    def test_a_message_is_written_read_changed_and_deleted(self):
        self._login(self.tina)
        self._post(self.page, "write_message", body="I **did** it!\n- <i>really</i>")
        self._login(self.max)
        page = self._get(self.page)
        self.assertIn("I did it! <i>really</i>", self._text(page))
        self.assertEqual(page.xpath("//main//strong[text()='did']/text()"), ["did"])
        self.assertFalse(page.xpath("//main//i[text()='really']"))
        self.assertFalse({"change_message", "delete_message"} & self._buttons(page))
        self.assertIn("I **did** it!", self._text(self._get(self.home)), "the last words")
        message = self._messages()
        for move in ("change_message", "delete_message"):
            self._post(self.page, move, status=200, message_id=message.id, body="Mine now")
        self._login(self.tina)
        typed = self._get(self.page).xpath(f"//textarea[@id='message-{message.id}']/text()")
        self.assertEqual(typed, ["I **did** it!\n- <i>really</i>"])
        self._post(self.page, "change_message", message_id=message.id, body="I did it twice")
        self.assertIn("I did it twice", self._text(self._get(self.page)))
        self._post(self.page, "delete_message", message_id=message.id)
        self.assertFalse(self._messages())

    def test_pressing_twice_sends_once(self):
        self._login(self.tina)
        for _twice in range(2):
            self._post(self.page, "write_message", body="See https://example.com/a?b=c&d=e.")
        self.assertEqual(len(self._messages()), 1)
        links = self._get(self.page).xpath("//article//a/@href")
        self.assertEqual(links, ["https://example.com/a?b=c&d=e"])

    def test_what_was_typed_stays_when_it_is_refused(self):
        self._login(self.tina)
        page = self._post(self.page, "write_message", status=200, body=" ")
        self.assertIn("please fill it in", self._refusal(page))
        page = self._post(self.page, "write_message", status=200, body="<b>" * 4000)
        self.assertIn("at most 10000", self._refusal(page))
        self.assertEqual(page.xpath("//textarea[@id='message-body']/text()"), ["<b>" * 4000])
        self._post(self.page, "write_message", body="Short")
        message = self._messages()
        page = self._post(
            self.page, "change_message", status=200, message_id=message.id, body="a" * 10_001
        )
        self.assertTrue(
            page.xpath(f"//textarea[@id='message-{message.id}'][string-length()>10000]")
        )

    def test_older_messages_are_on_pages_of_their_own(self):
        self._login(self.tina)
        messages = self.env["mentoring.message"].with_user(self.tina)
        messages.create(
            [{"relationship_id": self.relationship.id, "body": f"Nr. {n}."} for n in range(25)]
        )
        page = self._get(self.page)
        self.assertIn("Nr. 24.", self._text(page))
        self.assertNotIn("Nr. 4.", self._text(page))
        [older] = page.xpath("//main//a[contains(@href, 'before=')]/@href")
        self.assertIn("Nr. 4.", self._text(self._get(older)))
        for nonsense in ("x", "-1", "1e3", "9" * 30, "²"):
            self.assertIn("Nr. 24.", self._text(self._get(f"{self.page}?before={nonsense}")))

    def test_after_an_early_end_it_is_only_read(self):
        self._login(self.tina)
        self._post(self.page, "write_message", body="Farewell")
        self.relationship.with_user(self.tina).action_end("No time")
        page = self._get(self.page)
        self.assertIn("Farewell", self._text(page))
        self.assertFalse(self._buttons(page))
        page = self._post(self.page, "write_message", status=200, body="One more")
        self.assertIn("is over", self._refusal(page))

    def test_a_journal_is_kept_for_oneself_with_or_without_a_question(self):
        self._login(self.tina)
        options = self._get(self.notes).xpath("//select[@name='question']/option/text()")
        self.assertIn("Where am I stuck, and what have I already thought of myself?", options)
        self.assertFalse([one for one in options if "listen" in one], "a question for mentors")
        asked = self.env.ref("mentoring_program.mentoring_journal_question_stuck")
        self._post(self.notes, "write_journal", question=asked.id, journal="At the budget")
        self._post(self.notes, "write_journal", question="", journal="It rains")
        notes = self.env["mentoring.note"].with_user(self.tina).search([("kind", "=", "journal")])
        self.assertEqual(notes.mapped("visibility"), ["author", "author"])
        page = self._get(self.notes)
        self.assertIn("Where am I stuck", page.xpath("string(//article//h3)"))
        self.assertIn("It rains", self._text(page))
        self._login(self.max)
        self.assertNotIn("It rains", self._text(self._get(self.notes)))
        self.assertNotIn("budget", self._text(self._get(self.notes)))

    def test_questions_of_others_and_empty_pages_are_refused(self):
        self._login(self.tina)
        foreign = self.env.ref("mentoring_program.mentoring_journal_question_listening")
        self._post(self.notes, "write_journal", status=200, question=foreign.id, journal="Words")
        page = self._post(self.notes, "write_journal", status=200, question="", journal=" ")
        self.assertIn("please fill it in", self._refusal(page))
