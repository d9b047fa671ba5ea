from odoo.http import request, route

from .note import MentoringNotes
from .page import PAGE
from .relationship_part import MentoringRelationshipPart


class MentoringRelationshipNotes(MentoringRelationshipPart, MentoringNotes):
    """The notes of a relationship: one's own, and those that the members share."""

    @route("/my/mentoring/relationships/<int:relationship_id>/notes", **PAGE)
    def mentoring_relationship_notes(self, relationship_id, **post):
        """Show the notes of a relationship that are for the reader, or write one."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "notes"),
            self._note_moves(),
            post,
            self._relationship_notes_page,
        )

    def _relationship_parts(self, pair):
        label, url = request.env._("Notes"), self._pair_url(pair, "notes")
        return [*super()._relationship_parts(pair), self._part("notes", label, url)]

    def _relationship_notes_page(self, pair, typed):
        return self._show_part(
            pair,
            "portal_relationship_notes",
            "notes",
            typed,
            notes=self._notes_of(pair, limit=40),
        )
