from datetime import datetime

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalRelationship(PortalCase):
    """The page of a relationship, from the proposal to the end."""

    def test_a_proposal_is_answered_on_its_page_and_found_from_the_start_page(self):
        self._login(self.tina)
        self.assertIn(self.home, self._get("/my/mentoring").xpath("//main//a/@href"))
        page = self._get(self.home)
        self.assertLessEqual({"accept", "decline"}, self._buttons(page))
        self.assertNotIn("plan_session", self._buttons(page))
        self.assertNotIn("max@example.com", self._text(page), "addresses come with the approval")
        self.assertFalse(page.xpath("//nav[@aria-label='This mentoring']"))
        for name in ("sessions", "agreement", "notes", "end"):
            self._get(self._part(name), status=404)
        self._post(self.home, "accept")
        page = self._get(f"{self.home}?done=accept")
        self.assertIn("You have accepted", self._text(page))
        self.assertNotIn("accept", self._buttons(page))
        self.assertNotIn(
            self.home,
            self._get("/my/mentoring").xpath("//a[.//strong[contains(., 'proposed')]]/@href"),
        )

    def test_who_declines_is_not_told_to_the_other(self):
        self._login(self.tina)
        self._post(self.home, "decline", reason="I know him too well")
        self.assertEqual(self.relationship.state, "refused")
        self._login(self.max)
        text = self._text(self._get(self.home))
        self.assertIn("did not come about", text)
        self.assertNotIn("too well", text)

    def test_a_proposal_cannot_be_accepted_twice_or_after_its_end(self):
        self._login(self.tina)
        self._post(self.home, "accept")
        self._post(self.home, "accept")
        self.relationship._finish("refused")
        page = self._post(self.home, "accept", status=200)
        self.assertIn("Only a member", self._refusal(page))

    def test_a_session_is_planned_in_the_time_of_the_reader(self):
        self._activate(self.relationship)
        self._login(self.tina)
        self._plan(start="2026-07-01T10:00", minutes="90", location="Café", agenda="- my boss")
        session = self.relationship.session_ids
        self.assertEqual(session.start, datetime(2026, 7, 1, 8), "Paris is two hours ahead")
        self.assertEqual(session.duration, 1.5)
        self.assertIn("<li>my boss</li>", session.with_user(self.max).agenda)
        self.max.tz = "Asia/Tokyo"
        self._login(self.max)
        text = self._text(self._get(self._part("sessions")))
        self.assertIn("5:00 PM", text.replace("\u202f", " "))

    def _plan(self, status=303, **data):
        data = {"start": "2026-07-01T10:00", "minutes": "60", **data}
        return self._post(self._part("sessions"), "plan_session", status=status, **data)

    def test_what_was_typed_stays_when_something_is_wrong(self):
        self._activate(self.relationship)
        self._login(self.tina)
        for wrong in (
            {"start": ""},
            {"start": "yesterday"},
            {"start": "2027-03-28T02:30"},  # clocks are put forward
            {"minutes": "0"},
            {"minutes": "99999999999"},
            {"minutes": "nan"},
            {"video_link": "javascript:alert(1)"},
        ):
            page = self._plan(status=200, location="<Café>", **wrong)
            self.assertTrue(self._refusal(page), wrong)
            self.assertEqual(page.xpath("//input[@name='location']/@value"), ["<Café>"])
            self.assertTrue(page.xpath("//details[@id='plan_session']/@open"))
        self.assertFalse(self.relationship.session_ids)

    def test_notes_are_for_their_readers(self):
        self._activate(self.relationship)
        self._login(self.tina)
        self._post(self._part("notes"), "write_note", body="Mine alone")
        self._post(self._part("notes"), "write_note", body="For both", visibility="members")
        self.assertIn("Mine alone", self._text(self._get(self._part("notes"))))
        self._login(self.max)
        page = self._get(self._part("notes"))
        self.assertNotIn("Mine alone", self._text(page))
        self.assertIn("For both", self._text(page))
        self.assertFalse({"change_note", "delete_note"} & self._buttons(page))

    def test_notes_of_others_are_neither_changed_nor_deleted(self):
        self._activate(self.relationship)
        self._login(self.tina)
        self._post(self._part("notes"), "write_note", body="For both", visibility="members")
        note = self.env["mentoring.note"].search([("author_id", "=", self.tina.id)])
        self._login(self.max)
        for move in ("change_note", "delete_note"):
            self._post(self._part("notes"), move, status=200, note_id=note.id, body="Other words")
        self._login(self.tina)
        self._post(self._part("notes"), "change_note", note_id=note.id, body="Better words")
        self.assertIn("Better words", self._text(self._get(self._part("notes"))))
        self._post(self._part("notes"), "delete_note", note_id=note.id)
        self.assertFalse(note.exists())

    def test_a_relationship_is_paused_resumed_and_completed(self):
        self._activate(self.relationship)
        self._login(self.tina)
        self._post(self._part("end"), "pause", reason="A long journey", until="2026-08-01")
        self.assertIn("A long journey", self._text(self._get(self.home)))
        self._post(self._part("end"), "resume")
        self._post(self._part("end"), "complete")
        self.assertEqual(self.relationship.state, "completed")
        for name in ("sessions", "notes", "end"):
            buttons = self._buttons(self._get(self._part(name)))
            self.assertFalse(buttons & {"plan_session", "end", "pause", "write_note"})

    def test_ending_early_asks_for_a_reason_and_keeps_the_word_for_coordinators(self):
        self._activate(self.relationship)
        self._login(self.tina)
        page = self._post(self._part("end"), "end", status=200, reason="He talks a lot")
        self.assertIn("choose a reason", self._refusal(page))
        self.assertIn("He talks a lot", page.xpath("//textarea[@id='end-words']/text()"))
        fit = self.env.ref("mentoring_program.end_reason_fit")
        self._post(self._part("end"), "end", reason="He talks a lot", end_reason_id=fit.id)
        self.assertEqual(self.relationship.state, "ended")
        self._login(self.max)
        self.assertNotIn("He talks a lot", self._text(self._get(self._part("end"))))

    def test_markup_that_people_type_is_shown_and_not_run(self):
        self._activate(self.relationship)
        self._login(self.tina)
        self._post(
            self._part("notes"),
            "write_note",
            body="<script>alert(1)</script>",
            visibility="members",
        )
        page = self._get(self._part("notes"))
        self.assertIn("<script>alert(1)</script>", self._text(page))
        self.assertFalse(page.xpath("//main//script"))
