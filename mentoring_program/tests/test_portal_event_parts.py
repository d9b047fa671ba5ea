from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalEventParts(PortalCase):
    """Questions, books, groups and outcomes on the page of an event."""

    def _open(self, user, **values):
        """An event of Carla's, and its page, which ``user`` reads."""
        event = self._create_event(self.program, **values)
        self._login(user)
        return event, f"/my/mentoring/sessions/{event.id}"

    def test_a_question_is_asked_once_voted_for_and_taken_back(self):
        event, page = self._open(self.tina, kind="speaker", title="How I failed")
        self.assertIn("Nobody has asked yet", self._text(self._get(page)))
        for _pressed_twice in range(2):
            self._post(page, "ask", name="What would you not do again?")
        [question] = event.question_ids
        self._login(self.max)
        self.assertIn("What would you not do again? Tina", self._text(self._get(page)))
        self._post(page, "vote", id=question.id)
        self._post(page, "vote", id=question.id)
        self.assertIn("1 vote", self._text(self._get(page)))
        self._post(page, "remove", id=question.id, status=200)
        self.assertTrue(question.exists(), "it is not his")
        self._login(self.tina)
        self._post(page, "remove", id=question.id)
        self.assertFalse(question.exists())

    def test_what_was_typed_stays_when_it_is_refused(self):
        _event, page = self._open(self.tina, kind="book_club")
        tree = self._post(
            page, "propose", name="Quiet", author="S. Cain", url="ftp://x", status=200
        )
        self.assertIn("does not start with https://", self._refusal(tree))
        self.assertEqual(tree.xpath("//input[@name='author']/@value"), ["S. Cain"])
        tree = self._post(page, "propose", name=" ", status=200)
        self.assertIn("Title: please fill it in", self._refusal(tree))
        self.assertIn("No book is proposed yet", self._text(tree))

    def test_a_book_is_chosen_by_vote_and_read_by_plan(self):
        event, page = self._open(self.tina, kind="book_club")
        self._post(page, "propose", name="Quiet", author="S. Cain")
        book = event.book_ids
        self._post(page, "vote", id=book.id)
        book.chapter_count = 4
        book.action_choose()
        event.action_plan_reading()
        text = self._text(self._get(page))
        for words in ("We read this", "1 vote", "Reading plan", "Chapters 1 to 4"):
            self.assertIn(words, text)
        self.assertNotIn("unvote", self._buttons(self._get(page)), "the choice is made")

    def test_a_group_reads_its_case_and_reports(self):
        event, page = self._open(self.tina, kind="case_study")
        event.action_make_groups()
        self.assertIn("You work with Max", self._text(self._get(page)))
        self._post(page, "report_group", report="Ask first")
        self.assertEqual(event.group_ids.report, "Ask first")
        tree = self._post(page, "report_group", report="x" * 5001, status=200)
        self.assertIn("at most 5000", self._refusal(tree))

    def test_decisions_and_action_items_follow_a_discussion(self):
        event, page = self._open(self.tina, title="Trust", purpose="Trust more", scope="Not pay")
        row = event.invitation_ids.filtered(lambda one: one.user_id == self.tina)
        outcomes = self.env["mentoring.event.outcome"].with_user(self.carla)
        outcomes.create({"session_id": event.id, "name": "We meet monthly"})
        item = outcomes.create(
            {
                "session_id": event.id,
                "kind": "action",
                "name": "Book the room",
                "participant_id": row.participant_id.id,
            }
        )
        text = self._text(self._get(page))
        for words in ("Trust more", "Not pay", "We meet monthly", "Book the room"):
            self.assertIn(words, text)
        self.assertIn("Book the room", self._text(self._get("/my/mentoring")))
        self._post(page, "item_done", id=item.id)
        self.assertTrue(item.done)
        self.assertNotIn("Book the room", self._text(self._get("/my/mentoring")))
        self._login(self.max)
        self._post(page, "item_done", id=item.id, status=200)
