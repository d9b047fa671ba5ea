from odoo.http import request, route

from .page import PAGE
from .relationship_part import MentoringRelationshipPart
from .typed import to_html, to_text


class MentoringAgreementPage(MentoringRelationshipPart):
    """What the members of a relationship agree on: read, changed and signed by each."""

    @route("/my/mentoring/relationships/<int:relationship_id>/agreement", **PAGE)
    def mentoring_agreement(self, relationship_id, **post):
        """Show the agreement of a relationship, or make a move of it."""
        pair = self._find_part(relationship_id)
        return self._answer(
            pair,
            self._pair_url(pair, "agreement"),
            self._agreement_moves(),
            post,
            self._agreement_page,
        )

    def _relationship_parts(self, pair):
        label, url = request.env._("Agreement"), self._pair_url(pair, "agreement")
        parts = super()._relationship_parts(pair)
        return [*parts, self._part("agreement", label, url, count=int(pair.can_sign))]

    def _agreement_moves(self):
        return {
            "change_agreement": self._change_agreement,
            "sign": lambda pair, _post: pair.action_sign_agreement(),
        }

    def _agreement_page(self, pair, typed):
        return self._show_part(pair, "portal_relationship_agreement", "agreement", typed)

    def _change_agreement(self, pair, post):
        text = to_text(post, "body", request.env._("Agreement"))
        pair.action_change_agreement(to_html(text))
