from odoo.exceptions import UserError
from odoo.http import request, route

from odoo.addons.survey.controllers.main import Survey


class MentoringSurvey(Survey):
    """Keep answers to questionnaires of mentoring with the people who gave them."""

    @route()
    def survey_report(self, survey, answer_token=None, **post):
        """Hide the statistics of the survey application: totals belong to the program."""
        if survey.survey_type == "mentoring":
            raise request.not_found()
        return super().survey_report(survey, answer_token=answer_token, **post)

    def _check_validity(
        self, survey_sudo, answer_sudo, answer_token, ensure_token=True, check_partner=True
    ):
        """Let nobody print or continue another person's answer, not even with its link."""
        return super()._check_validity(
            survey_sudo,
            answer_sudo,
            answer_token,
            ensure_token=ensure_token,
            check_partner=check_partner or survey_sudo.survey_type == "mentoring",
        )

    def _prepare_retry_additional_values(self, answer):
        """Keep the second answer of a person with his questionnaire, while that is open."""
        values = super()._prepare_retry_additional_values(answer)
        evaluation = answer.mentoring_evaluation_id
        if evaluation:
            if not evaluation._is_open():
                raise UserError(request.env._("These questions can no longer be answered."))
            values["mentoring_evaluation_id"] = evaluation.id
        return values
