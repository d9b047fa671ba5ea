from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import exceptions
from .survey_survey import OURS

ASKED_STATES = ("active", "paused", "completed")  # of relationships


class QuestionnaireTypeError(exceptions.ValidationError):
    """A questionnaire whose answers others could read was chosen for an evaluation."""


class MentoringProgramEvaluation(models.AbstractModel):
    """The evaluation of a program: which questionnaires, and sending them."""

    _name = "mentoring.program.evaluation"
    _description = "Mentoring Program: Evaluation"

    final_mentee_survey_id = fields.Many2one(
        "survey.survey",
        "Mentees' Questionnaire",
        ondelete="set null",
        domain=[("survey_type", "=", OURS)],
        default=lambda self: self._default_survey("mentee"),
        help="What mentees are asked at the end.",
    )
    final_mentor_survey_id = fields.Many2one(
        "survey.survey",
        "Mentors' Questionnaire",
        ondelete="set null",
        domain=[("survey_type", "=", OURS)],
        default=lambda self: self._default_survey("mentor"),
        help="What mentors are asked at the end.",
    )
    evaluation_days = fields.Integer(
        "Days to Answer", default=14, help="How long people have for a questionnaire."
    )

    _evaluation_days_positive = models.Constraint(
        "CHECK(evaluation_days BETWEEN 1 AND 365)", "People have 1 to 365 days to answer."
    )

    @api.model
    def _default_survey(self, role):
        return self.env.ref(f"mentoring_program.survey_final_{role}", raise_if_not_found=False)

    @api.constrains("final_mentee_survey_id", "final_mentor_survey_id")
    def _check_questionnaires(self):
        for program in self:
            # only the type of the questionnaires is looked at
            chosen = program.sudo().final_mentee_survey_id | program.sudo().final_mentor_survey_id
            public = chosen.filtered(lambda survey: survey.survey_type != OURS)
            if public:
                raise QuestionnaireTypeError(
                    self.env._(
                        "The answers of these surveys can be read by others; choose surveys of"
                        " the type “Mentoring”: %s",
                        ", ".join(public.mapped("title")),
                    )
                )

    def action_send_final(self):
        """Send the final questionnaires to the members who have none yet; harmless when repeated.

        :return: a notification that says how many were sent, and who cannot be asked
        :raise UserError: a program that has not reached monitoring, or without questionnaires
        """
        self.check_access("write")
        self._check_may_evaluate()
        self._claim()
        sent = self.env["mentoring.evaluation"]
        for program in self:
            sent |= program._send_final()
        return self._notify_sent(sent)

    def _check_may_evaluate(self):
        early = self.filtered(lambda one: one.state not in ("monitoring", "celebration"))
        if early:
            raise UserError(
                self.env._(
                    "The final evaluation belongs to the step “Monitor and evaluate”: %s",
                    ", ".join(early.mapped("name")),
                )
            )
        for program in self:
            for survey in program._final_surveys().values():
                survey._check_answerable()

    def _final_surveys(self):
        """The questionnaire of each role that is asked."""
        # a coordinator may send questionnaires; nothing of their answers is read
        program = self.sudo()
        mentees, mentors = program.final_mentee_survey_id, program.final_mentor_survey_id
        if not (mentees and mentors):
            raise UserError(
                self.env._("Choose the questionnaires for mentees and mentors: %s", self.name)
            )
        return {"mentee": mentees, "peer": mentees, "mentor": mentors}

    def _send_final(self):
        surveys = self._final_surveys()
        members = self._members_to_ask()
        # the coordinator may write the program; who is asked follows from the relationships
        evaluations = self.env["mentoring.evaluation"].sudo()
        asked = evaluations.search([("program_id", "=", self.id), ("phase", "=", "final")])
        new = evaluations._create_protected(
            [
                {
                    "program_id": self.id,
                    "participant_id": member.participant_id.id,
                    "member_id": member.id,
                    "respondent_role": member.role,
                    "respondent_user_id": member.user_id.id,
                    "phase": "final",
                    "survey_id": surveys[member.role].id,
                    "deadline": self._evaluation_deadline(),
                }
                for member in members.filtered("user_id") - asked.member_id
            ]
        )
        new._send_out()
        if new:
            self.message_post(body=self.env._("Final questionnaires sent: %s", len(new)))
        return new

    def _members_to_ask(self):
        """Those who were in a relationship that started and was not ended early."""
        # coordinators of informal programs may not read their relationships, but may evaluate
        relationships = self.sudo().relationship_ids.filtered(lambda one: one.state in ASKED_STATES)
        return relationships._current_members()

    def _evaluation_deadline(self):
        return fields.Date.context_today(self) + timedelta(days=self.evaluation_days)

    def _notify_sent(self, sent):
        without = self._members_to_ask().filtered(lambda member: not member.user_id)
        message = self.env._("%s questionnaires sent.", len(sent))
        if without:
            names = ", ".join(without.mapped("name"))
            message += " " + self.env._("Without a login, so not asked: %s", names)
        return self._notice(message, is_warning=bool(without))

    @api.model
    def _notice(self, message, is_warning=False):
        """A notification for the one who pressed a button; the form shows what has changed."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if is_warning else "success",
                "sticky": is_warning,
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
