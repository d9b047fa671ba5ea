from odoo.exceptions import UserError
from odoo.http import request, route

from .page import PAGE
from .relationship_part import MentoringRelationshipPart
from .typed import to_date, to_text


class MentoringRelationshipEnd(MentoringRelationshipPart):
    """Pausing a relationship, completing it, or ending it early without blame."""

    @route("/my/mentoring/relationships/<int:relationship_id>/end", **PAGE)
    def mentoring_relationship_end(self, relationship_id, **post):
        """Show how a relationship can be paused or ended, or do it."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "end"),
            self._end_moves(),
            post,
            self._relationship_end_page,
        )

    def _relationship_parts(self, pair):
        label, url = request.env._("Ending"), self._pair_url(pair, "end")
        return [*super()._relationship_parts(pair), self._part("end", label, url)]

    def _end_moves(self):
        return {
            "pause": self._pause,
            "resume": lambda pair, _post: pair.action_resume(),
            "complete": lambda pair, _post: pair.action_complete(),
            "end": self._end,
        }

    def _relationship_end_page(self, pair, typed):
        return self._show_part(
            pair, "portal_relationship_end", "end", typed, **self._end_values(pair)
        )

    def _end_values(self, pair):
        """What the page shows; other parts of mentoring add theirs."""
        reasons = request.env["mentoring.end.reason"].search([("is_departure", "=", False)])
        # whether coordinators read what is said there, of the reader's own program
        return {
            "end_reasons": reasons,
            "has_coordinators": pair.sudo().program_id.formality == "formal",
        }

    def _pause(self, pair, post):
        pair.action_pause(
            to_text(post, "reason", request.env._("Reason")),
            to_date(post, "until", request.env._("Until")),
        )

    def _end(self, pair, post):
        reasons = request.env["mentoring.end.reason"].search([("is_departure", "=", False)])
        if not post.get("end_reason_id"):
            raise UserError(request.env._("Please choose a reason; none of them blames anybody."))
        reason = self._row(reasons, post, "end_reason_id")
        words = to_text(post, "reason", request.env._("A word"), required=False)
        pair.action_end(words, end_reason_id=reason.id)
