from odoo.exceptions import UserError
from odoo.http import request

from .page import MentoringPage
from .typed import to_date, to_text


class MentoringActions(MentoringPage):
    """Actions (“who does what until when”) as they are added and ticked on several pages."""

    def _add_action(self, home, pair, post):
        """Add what somebody promised, to a goal or a session."""
        owner = post.get("member_id")
        members = pair.member_ids.filtered(lambda member: not member.left_on)
        name = to_text(post, "name", request.env._("Action"), limit=200)
        actions = request.env["mentoring.goal.action"]
        same = [(field, "=", value) for field, value in home.items()]
        self._claim_new(pair, actions, [*same, ("name", "=", name), ("done", "=", False)])
        actions.create(
            {
                **home,
                "name": name,
                "deadline": to_date(post, "deadline", request.env._("Until")),
                "member_id": self._row(members, post, "member_id").id if owner else False,
            }
        )

    def _claim_new(self, home, model, domain):
        """Refuse a button pressed twice: what is to be made must not be there already.

        :param home: the record it belongs to; its claim keeps two at a time apart
        """
        # only its row is claimed; whether the reader may write there, its rules decide
        home.sudo()._claim()
        if model.search_count(domain, limit=1):
            raise UserError(request.env._("This is there already."))

    def _tick(self, actions, post):
        """Tick one of these actions, or take the tick away."""
        self._row(actions, post).done = post.get("done") == "1"
