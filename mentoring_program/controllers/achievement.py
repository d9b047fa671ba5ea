from odoo.http import request, route

from .honours import MentoringHonours
from .page import PAGE


class MentoringAchievements(MentoringHonours):
    """What the reader was given, and what he can take along into his employee record."""

    @route("/my/mentoring/achievements", **PAGE)
    def mentoring_achievements(self, **post):
        """Show badges and certificates; confirm or decline skill levels and résumé lines."""
        return self._answer(
            request.env["mentoring.attainment"],
            "/my/mentoring/achievements",
            {
                "confirm_attainment": lambda _model, data: self._offered(
                    data
                ).action_confirm_mine(),
                "decline_attainment": lambda _model, data: self._offered(
                    data
                ).action_decline_mine(),
            },
            post,
            self._achievements_page,
        )

    def _done_texts(self):
        env = request.env
        return {
            **super()._done_texts(),
            "confirm_attainment": env._("Confirmed. A coordinator confirms it too."),
            "decline_attainment": env._("Noted: it is not taken along."),
        }

    def _offered(self, post):
        offered = self._personal("attainments").filtered(lambda one: one.state == "offered")
        return self._row(offered, post)

    def _achievements_page(self, _model, typed):
        attainments = self._personal("attainments")
        badges = self._search(
            "mentoring.recognition",
            [
                ("receiver_user_id", "=", request.env.uid),
                ("kind", "=", "badge"),
                ("state", "=", "published"),
            ],
            order="published_on desc, id desc",
        )
        return self._show(
            "portal_achievements",
            "mentoring_achievements",
            crumbs=[(request.env._("What I have reached"), None)],
            typed=typed,
            offered=attainments.filtered(lambda one: one.state == "offered"),
            taken=attainments.filtered(lambda one: one.state != "offered"),
            badges=[(one, one._badge()) for one in badges],
            certificates=self._my_honours()["certificates"],
        )
