from odoo import api, fields, models

from .. import exceptions


class QuestionnaireInUseError(exceptions.UserError):
    """Questions were to be changed after somebody was asked them."""


class MentoringSurveyVersion(models.AbstractModel):
    """What people were asked stays readable as it was: changes make a new version.

    Figures are made of answers to certain words on a certain scale. Were these changed, the
    figures would say something that nobody was asked.
    """

    _name = "mentoring.survey.version"
    _description = "Mentoring Questionnaire: Versions"

    mentoring_version = fields.Integer("Version", default=1, readonly=True, copy=False)
    mentoring_is_asked = fields.Boolean("Was Sent", compute="_compute_mentoring_is_asked")

    @api.depends("survey_type")
    def _compute_mentoring_is_asked(self):
        for survey in self:
            survey.mentoring_is_asked = survey._is_questionnaire() and survey._is_answered()

    @api.depends("mentoring_version")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        for survey in self.filtered(lambda one: one.mentoring_version > 1):
            survey.display_name = self.env._(
                "%(title)s (version %(number)s)",
                title=survey.title,
                number=survey.mentoring_version,
            )
        return result

    def action_new_version(self):
        """Copy a questionnaire that was sent; the copy can be changed, and is proposed from now on.

        Programs that have chosen the old one keep it, so that all of their people are asked the
        same.

        :return: the action that opens the copy
        """
        self.ensure_one()
        self.check_access("write")
        new = self.copy()
        new.write({"title": self.title, "mentoring_standard": self.mentoring_standard})
        new.mentoring_version = self.mentoring_version + 1
        self.mentoring_standard = False
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.survey_survey_action"
        )
        form = self.env.ref("mentoring_program.survey_survey_view_form")
        return {**action, "res_id": new.id, "view_mode": "form", "views": [(form.id, "form")]}

    def _check_not_asked(self):
        """Refuse to change questions that somebody was asked.

        :raise QuestionnaireInUseError: a questionnaire of mentoring that was sent
        """
        asked = self.filtered("mentoring_is_asked")
        if asked:
            raise QuestionnaireInUseError(
                self.env._(
                    "People were asked these questions, so they stay as they are. Make a new"
                    " version and change that: %s",
                    ", ".join(asked.mapped("title")),
                )
            )
