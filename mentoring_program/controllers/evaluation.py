from odoo.http import request, route

from .page import ROUTE, MentoringPage


class MentoringEvaluationPage(MentoringPage):
    """The page of one's own questionnaire: what it is about, who sees what, and the way in."""

    @route("/my/mentoring/evaluations/<int:evaluation_id>", methods=["GET"], **ROUTE)
    def mentoring_evaluation(self, evaluation_id, **_query):
        """Show the questionnaire of the logged-in person; whatever is not his does not exist."""
        own = [("respondent_user_id", "=", request.env.uid)]
        # the person's own answer and score, and names of his own relationship
        evaluation = self._find("mentoring.evaluation", evaluation_id, own).sudo()
        return self._show(
            "portal_evaluation",
            "mentoring_evaluation",
            crumbs=[(evaluation.survey_id.title, None)],
            evaluation=evaluation,
            answer=evaluation.user_input_id,
            is_open=evaluation._is_open(),
            words=evaluation._own_words(),
        )
