from odoo.http import request, route

from .page import PAGE, MentoringPage
from .typed import to_text


class MentoringRequestPage(MentoringPage):
    """One request, for the one who asks and the one who is asked."""

    @route("/my/mentoring/requests/<int:request_id>", **PAGE)
    def mentoring_request(self, request_id, **post):
        """Show a request of the reader; accept, decline or withdraw it."""
        asked = self._find("mentoring.request", request_id, [])
        return self._answer(
            asked,
            f"/my/mentoring/requests/{asked.id}",
            {
                "answer_question": lambda one, sent: one.action_answer(
                    to_text(sent, "words", request.env._("Your answer"), limit=5000)
                ),
                "accept_request": lambda one, _post: one.action_accept(),
                "decline_request": self._decline_request,
                "withdraw_request": lambda one, _post: one.action_withdraw(),
            },
            post,
            self._request_page,
        )

    def _request_page(self, asked, typed):
        # the two see of each other what they have shown in the directory, or by asking
        both = asked.sudo()
        is_mine = asked.mentee_user_id == request.env.user
        other = both.mentor_id if is_mine else both.mentee_id
        return self._show(
            "portal_request",
            "mentoring_request",
            crumbs=[(other.name, None)],
            typed=typed,
            asked=asked,
            is_mine=is_mine,
            other=other,
        )

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "answer_question": request.env._("Your answer is on its way. Thank you!"),
            "ask_question": request.env._("Your question is on its way."),
        }

    def _decline_request(self, asked, post):
        asked.action_decline(to_text(post, "reason", request.env._("A word about it"), limit=2000))
