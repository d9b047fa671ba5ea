from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG

from .. import exceptions
from .mentoring_evaluation import PHASES, RESPONDENT_ROLES

OURS = "mentoring"
TEST = "mentoring_test"


class QuestionnairePrivacyError(exceptions.ValidationError):
    """A questionnaire of mentoring would be open to more people than those it was sent to."""


class SurveySurvey(models.Model):
    """Questionnaires of mentoring: edited by coordinators, their answers read by nobody.

    The answers are closed by a global record rule on the survey's type, so the type cannot be
    changed while there are answers, and no statistics of the survey application count them.
    """

    _name = "survey.survey"
    _inherit = ["survey.survey", "mentoring.survey.version"]

    survey_type = fields.Selection(
        selection_add=[(OURS, "Mentoring"), (TEST, "Mentoring test")],
        ondelete={OURS: "cascade", TEST: "cascade"},
    )
    mentoring_phase = fields.Selection(
        PHASES, "Phase", help="When in a program these questions are asked."
    )
    mentoring_role = fields.Selection(
        RESPONDENT_ROLES,
        "Asked",
        help="Who answers. Peers get the mentees' questionnaire where there is none of their own.",
    )
    mentoring_standard = fields.Boolean(
        "Proposed to New Programs",
        copy=False,
        help="New programs ask these questions in this phase unless another questionnaire is"
        " chosen. Of several, the newest is proposed.",
    )

    @api.model
    def _of_library(self, phase, role):
        """The questionnaire proposed for a phase and a role; empty if there is none.

        Peers are asked what mentees are asked, unless somebody has written their own.
        """
        domain = [
            ("survey_type", "=", OURS),
            ("mentoring_phase", "=", phase),
            ("mentoring_role", "=", role),
            ("mentoring_standard", "=", True),
        ]
        # which one it is, is no secret; whoever reads it needs the right to do so
        found = self.sudo().search(domain, order="id desc", limit=1)
        if not found and role == "peer":
            return self._of_library(phase, "mentee")
        return self.browse(found.ids)

    @api.depends_context("uid")
    def _compute_allowed_survey_types(self):
        result = super()._compute_allowed_survey_types()
        if self.env.user.has_groups(
            "mentoring_program.group_mentoring_coordinator,survey.group_survey_user"
        ):
            self.allowed_survey_types = [*(self.allowed_survey_types or []), OURS, TEST]
        return result

    @api.onchange("survey_type")
    def _onchange_survey_type(self):
        result = super()._onchange_survey_type()
        if self.survey_type == OURS:
            self.update(self._private_settings())
        elif self.survey_type == TEST:
            self.update(self._test_settings())
        return result

    @api.model
    def _private_settings(self):
        """What keeps a questionnaire between the program and the people asked."""
        return {
            "access_mode": "token",
            "users_login_required": True,
            "scoring_type": "no_scoring",
            "certification": False,
            "is_attempts_limited": False,
            "is_time_limited": False,
        }

    @api.model
    def _test_settings(self):
        """What makes a survey a test with a certificate, taken by people who are logged in."""
        return {
            "access_mode": "token",
            "users_login_required": True,
            "scoring_type": "scoring_with_answers_after_page",
            "certification": True,
        }

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            kind = vals.get("survey_type") or self.env.context.get("default_survey_type")
            if kind == OURS:
                vals.update(self._private_settings())
            elif kind == TEST:
                vals.update({**self._test_settings(), **vals})
        return super().create(vals_list)

    def write(self, vals):
        if vals.get("survey_type", OURS) != OURS:
            self._check_type_kept()
        return super().write(vals)

    @api.constrains(
        "survey_type",
        "access_mode",
        "users_login_required",
        "scoring_type",
        "certification",
        "is_attempts_limited",
        "is_time_limited",
    )
    def _check_private(self):
        wanted = self._private_settings()
        for survey in self.filtered(lambda one: one.survey_type == OURS):
            if any(survey[name] != value for name, value in wanted.items()):
                raise QuestionnairePrivacyError(
                    self.env._(
                        "“%s” is a questionnaire of mentoring: it goes to the people asked alone,"
                        " who log in to answer, without attempts, time limit or points shown.",
                        survey.title,
                    )
                )

    def _check_type_kept(self):
        """Refuse to turn answered questionnaires into surveys whose answers others read."""
        answered = self.filtered(lambda one: one.survey_type == OURS and one._is_answered())
        if answered:
            raise QuestionnairePrivacyError(
                self.env._(
                    "People were promised that nobody reads their answers, so these stay"
                    " questionnaires of mentoring: %s",
                    ", ".join(answered.mapped("title")),
                )
            )

    @api.ondelete(at_uninstall=True)
    def _unlink_with_answers(self):
        """Delete answers first, each with a statement of its own; keep what programs use."""
        ours = self.filtered(lambda survey: survey.survey_type in (OURS, TEST))
        if not self.env.context.get(MODULE_UNINSTALL_FLAG):
            ours._check_unused()
        # nobody may read these answers, but who may delete the survey may delete them with it
        self.env["survey.user_input"].sudo().search([("survey_id", "in", ours.ids)]).unlink()

    def _check_unused(self):
        used = self.filtered(lambda survey: survey._is_answered() or survey._is_chosen())
        if used:
            raise UserError(
                self.env._(
                    "Close these questionnaires instead of deleting them, programs use them: %s",
                    ", ".join(used.mapped("title")),
                )
            )

    def _is_chosen(self):
        # whether there is a resource or a program at all; nothing of it is read
        resources = self.env["mentoring.resource"].sudo().with_context(active_test=False)
        if resources.search_count([("survey_id", "in", self.ids)], limit=1):
            return True
        programs = self.env["mentoring.program"].sudo().with_context(active_test=False)
        choices = Domain("final_mentee_survey_id", "in", self.ids)
        choices |= Domain("final_mentor_survey_id", "in", self.ids)
        if programs.search_count(choices, limit=1):
            return True
        plans = self.env["mentoring.evaluation.plan"].sudo()  # whether there is one, as above
        return bool(plans.search_count([("survey_id", "in", self.ids)], limit=1))

    def _is_questionnaire(self):
        """Whether the answers are those of an evaluation, not of a test or another survey."""
        self.ensure_one()
        return self.survey_type == OURS

    def _is_answered(self):
        self.ensure_one()
        # whether there is an answer at all; nothing of it is read
        answers = self.env["survey.user_input"].sudo()
        asked = [("survey_id", "=", self.id), ("test_entry", "=", False)]
        return bool(answers.search_count(asked, limit=1))

    def _check_answerable(self):
        """Refuse to send a questionnaire that nobody could answer.

        :raise UserError: it is closed, has no questions, or asks by section and has none
        """
        for survey in self:
            by_section = survey.questions_layout == "page_per_section"
            shown = survey.page_ids.question_ids if by_section else survey.question_ids
            if not survey.active or not shown:
                raise UserError(
                    self.env._("This questionnaire is closed or has no questions: %s", survey.title)
                )

    def _is_answerable(self):
        """Whether there is a questionnaire, and it could be answered if it were sent."""
        try:
            self._check_answerable()
        except UserError:
            return False
        return bool(self)

    def _prepare_statistics(self, user_input_lines=None):
        """Count nothing of ours: the survey application counts with superuser rights."""
        statistics = super()._prepare_statistics(user_input_lines)
        if any(survey.survey_type == OURS for survey in self):
            return dict.fromkeys(statistics, 0)
        return statistics

    def action_start_session(self):
        """Refuse live sessions, which show answers on a screen."""
        if any(survey.survey_type == OURS for survey in self):
            raise UserError(self.env._("A questionnaire of mentoring is no live session."))
        return super().action_start_session()

    def action_result_survey(self):
        """Refuse the results page: the totals of a program are on its own form."""
        if any(survey.survey_type == OURS for survey in self):
            raise UserError(self.env._("Totals are shown in the program, from three answers up."))
        return super().action_result_survey()

    def get_formview_id(self, access_uid=None):
        """Open surveys of mentoring in forms of their own, which ask for no statistics."""
        if self.survey_type == OURS:
            return self.env.ref("mentoring_program.survey_survey_view_form").id
        if self.survey_type == TEST:
            return self.env.ref("mentoring_program.survey_survey_view_form_test").id
        return super().get_formview_id(access_uid=access_uid)
