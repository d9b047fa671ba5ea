from odoo.http import request

from .relationship_end import MentoringRelationshipEnd
from .typed import to_text


class MentoringRelationshipRematch(MentoringRelationshipEnd):
    """Asking the coordinators for another partner, which the partner does not learn."""

    def _end_moves(self):
        return {
            **super()._end_moves(),
            "ask_rematch": self._ask_rematch,
            "withdraw_rematch": lambda pair, _post: pair.action_withdraw_rematch(),
        }

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "ask_rematch": request.env._("Your coordinator knows, and nobody else."),
            "withdraw_rematch": request.env._("Taken back. Nothing changes."),
        }

    def _end_values(self, pair):
        # his own words alone, of the reader's own membership
        member = pair.sudo().member_ids.filtered(lambda one: one.user_id == request.env.user)
        return {**super()._end_values(pair), "rematch_wish": member._rematch_wishes()[:1]}

    def _ask_rematch(self, pair, post):
        words = to_text(post, "words", request.env._("A word"), required=False, limit=2000)
        pair.action_ask_rematch(words)
