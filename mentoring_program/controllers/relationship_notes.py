from odoo import fields
from odoo.http import request, route

from .note import MentoringNotes
from .page import PAGE
from .relationship_part import MentoringRelationshipPart
from .typed import to_html, to_text


class MentoringRelationshipNotes(MentoringRelationshipPart, MentoringNotes):
    """The notes of a relationship, one's own and shared ones, and a journal for oneself."""

    @route("/my/mentoring/relationships/<int:relationship_id>/notes", **PAGE)
    def mentoring_relationship_notes(self, relationship_id, **post):
        """Show the notes of a relationship that are for the reader, or write one."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "notes"),
            {**self._note_moves(), "write_journal": self._write_journal},
            post,
            self._relationship_notes_page,
        )

    def _relationship_parts(self, pair):
        label, url = request.env._("Notes"), self._pair_url(pair, "notes")
        return [*super()._relationship_parts(pair), self._part("notes", label, url)]

    def _done_texts(self):
        kept = request.env._("Kept. Nobody but you reads it.")
        return {**super()._done_texts(), "write_journal": kept}

    def _relationship_notes_page(self, pair, typed):
        found = self._notes_of(pair, limit=60)
        journal = found.filtered(lambda note: note.kind == "journal")
        return self._show_part(
            pair,
            "portal_relationship_notes",
            "notes",
            typed,
            notes=found - journal,
            journal=journal,
            questions=self._journal_questions(pair),
        )

    def _journal_questions(self, pair):
        """The questions for the reader's role; another one comes first every week."""
        roles = [False, pair.my_member_id.role]
        found = request.env["mentoring.journal.question"].search([("role", "in", roles)])
        first = fields.Date.context_today(pair).isocalendar().week % (len(found) or 1)
        return found[first:] + found[:first]

    def _write_journal(self, pair, post):
        text = to_text(post, "journal", request.env._("Journal"))
        question = request.env["mentoring.journal.question"]
        if post.get("question"):
            question = self._row(self._journal_questions(pair), post, "question")
        asked = f"# {question.name}\n" if question else ""
        request.env["mentoring.note"].create(
            {"relationship_id": pair.id, "kind": "journal", "body": to_html(asked + text)}
        )
