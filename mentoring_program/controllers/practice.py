from odoo.http import request, route

from .home import MentoringHome
from .network import MentoringNetwork
from .page import PAGE
from .typed import to_text


class MentoringPracticePage(MentoringNetwork, MentoringHome):
    """Asking one's manager for a chance to practice, and the manager's page to answer it."""

    @route("/my/mentoring/practice/<int:practice_id>", **PAGE)
    def mentoring_practice(self, practice_id, **post):
        """Show the wish of a member to the manager who is asked, or take his answer."""
        asked = self._find(
            "mentoring.practice",
            practice_id,
            [("manager_user_id", "=", request.env.uid), ("state", "!=", "withdrawn")],
        )
        return self._answer(
            asked,
            f"/my/mentoring/practice/{asked.id}",
            {
                "agree_practice": lambda one, post: one.action_agree(post.get("answer")),
                "decline_practice": lambda one, post: one.action_decline(post.get("answer")),
            },
            post,
            self._practice_page,
        )

    def _practice_page(self, asked, typed):
        return self._show(
            "portal_practice",
            "mentoring_practice",
            crumbs=[(request.env._("A chance to practice"), None)],
            typed=typed,
            asked=asked,
            name=asked.sudo().member_id.name,  # the name of one's own report who asks
        )

    def _network_moves(self):
        return {
            **super()._network_moves(),
            "ask_practice": self._ask_practice,
            "withdraw_practice": lambda pair, post: self._row(
                self._practices(pair), post
            ).action_withdraw(),
        }

    def _done_texts(self):
        env = request.env
        return {
            **super()._done_texts(),
            "ask_practice": env._("Your manager has a mail. He reads your words, and no goal."),
            "agree_practice": env._("Thank you! A mail tells that you have answered."),
            "decline_practice": env._("Your answer is kept; a mail tells that there is one."),
        }

    def _practices(self, pair):
        return request.env["mentoring.practice"].search(
            [("member_id.relationship_id", "=", pair.id)]
        )

    def _practice_of(self, pair):
        practices, me = self._practices(pair), pair.my_member_id
        waiting = practices.filtered(lambda one: one.member_id == me and one.state == "sent")
        learns = me and me.role != "mentor" and pair._is_running()
        return {
            **super()._practice_of(pair),
            "practices": practices,
            "may_ask": bool(learns and not waiting),
            # the name of the reader's own line manager
            "manager": learns and me.sudo().manager_user_id.name,
        }

    def _ask_practice(self, pair, post):
        pair.action_ask_practice(to_text(post, "wish", request.env._("Your wish"), limit=2000))

    def _next_steps(self, values):
        return [*super()._next_steps(values), *self._practice_steps()]

    def _personal_searches(self):
        asked = [("manager_user_id", "=", request.env.uid), ("state", "=", "sent")]
        return {
            **super()._personal_searches(),
            "practices": ("mentoring.practice", asked, None),
        }

    def _practice_steps(self):
        for one in self._personal("practices"):
            yield {
                "icon": "fa-rocket",
                "title": request.env._("Somebody asks you for a chance to practice"),
                "text": one.sudo().member_id.name,  # the name of one's own report who asks
                "url": f"/my/mentoring/practice/{one.id}",
                "label": request.env._("Read and answer"),
            }
