from odoo.http import Controller, request, route


class MentoringEvaluationPortal(Controller):
    """The page of one's own questionnaire: what it is about, who sees what, and the way in."""

    @route("/my/mentoring/evaluations/<int:evaluation_id>", type="http", auth="user", website=True)
    def evaluation(self, evaluation_id, **_kwargs):
        """Show the questionnaire of the logged-in person; whatever is not his does not exist."""
        evaluation = request.env["mentoring.evaluation"].search(
            [("id", "=", evaluation_id), ("respondent_user_id", "=", request.env.uid)]
        )
        if not evaluation:
            raise request.not_found()
        # the person's own answer and score, and names of his own relationship
        evaluation = evaluation.sudo()
        values = {
            "page_name": "mentoring_evaluation",
            "evaluation": evaluation,
            "answer": evaluation.user_input_id,
            "is_open": evaluation._is_open(),
            "words": evaluation._own_words(),
        }
        return request.render("mentoring_program.portal_evaluation", values)
