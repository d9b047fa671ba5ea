from odoo.http import request

from .page import MentoringPage
from .typed import to_date, to_text


class MentoringActions(MentoringPage):
    """Actions (“who does what until when”) as they are added and ticked on several pages."""

    def _add_action(self, home, pair, post):
        """Add what somebody promised, to a goal or a session."""
        owner = post.get("member_id")
        members = pair.member_ids.filtered(lambda member: not member.left_on)
        request.env["mentoring.goal.action"].create(
            {
                **home,
                "name": to_text(post, "name", request.env._("Action"), limit=200),
                "deadline": to_date(post, "deadline", request.env._("Until")),
                "member_id": self._row(members, post, "member_id").id if owner else False,
            }
        )

    def _tick(self, actions, post):
        """Tick one of these actions, or take the tick away."""
        self._row(actions, post).done = post.get("done") == "1"
