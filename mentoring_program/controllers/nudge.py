from odoo.http import request, route

from ..models.mentoring_nudge import MATTERS
from .page import PAGE, MentoringPage


class MentoringNudgePage(MentoringPage):
    """Of what one is reminded: everybody decides for himself."""

    @route("/my/mentoring/reminders", **PAGE)
    def mentoring_reminders(self, **post):
        """Show of what the reader is reminded, or keep what he chose."""
        return self._answer(
            request.env["mentoring.nudge"],
            "/my/mentoring/reminders",
            {"choose_reminders": self._choose_reminders},
            post,
            self._reminders_page,
        )

    def _choose_reminders(self, nudges, post):
        nudges._choose({matter for matter, _label in MATTERS if post.get(matter)})

    def _reminders_page(self, nudges, typed):
        labels = nudges._fields["matter"]._description_selection(request.env)
        return self._show(
            "portal_reminders",
            "mentoring_reminders",
            crumbs=[(request.env._("Reminders"), None)],
            typed=typed,
            matters=labels,
            unwanted=nudges._unwanted(),
        )

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "choose_reminders": request.env._("Saved. We remind you of what you have ticked."),
        }
