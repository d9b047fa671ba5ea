from odoo.http import request

from .page import MentoringPage
from .typed import to_text


class MentoringHonours(MentoringPage):
    """Certificates and thanks, as they are shown on the pages of their giver and receiver."""

    def _honour_moves(self):
        return {"thank": self._thank}

    def _honours_of(self, pair):
        """What the reader may see of the honours of a relationship, and whether he may thank."""
        honours = request.env["mentoring.recognition"].search([("relationship_id", "=", pair.id)])
        mine = honours.filtered(lambda one: one.receiver_user_id == request.env.user)
        return {
            "thanks": honours.filtered(lambda one: one.kind == "thanks"),
            "certificate": mine.filtered(
                lambda one: one.kind == "certificate" and one.state == "published"
            ),
            "can_thank": bool(pair.my_member_id) and pair._can_thank(),
        }

    def _personal_searches(self):
        mine = [
            ("receiver_user_id", "=", request.env.uid),
            ("kind", "in", ("certificate", "thanks")),
            ("state", "=", "published"),
        ]
        latest = "published_on desc, id desc"
        return {
            **super()._personal_searches(),
            "honours": ("mentoring.recognition", mine, latest),
        }

    def _my_honours(self):
        """What the reader was given: his certificates and thanks, and who gave the latest of them.

        :return: {"certificates", "thanks", "givers": {id of thanks: name}}
        """
        given = self._personal("honours")
        thanks = given.filtered(lambda one: one.kind == "thanks")[:3]
        return {
            "certificates": given.filtered(lambda one: one.kind == "certificate"),
            "thanks": thanks,
            # the names of those who thanked the reader
            "givers": {one.id: one.sudo().giver_id.name for one in thanks},
        }

    def _thank(self, pair, post):
        pair.action_thank(to_text(post, "body", request.env._("Thanks"), limit=5000))
