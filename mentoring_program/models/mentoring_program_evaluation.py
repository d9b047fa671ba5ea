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
    evaluation_plan_ids = fields.One2many(
        "mentoring.evaluation.plan",
        "program_id",
        "Plan of Questionnaires",
        copy=True,
        groups="mentoring_program.group_mentoring_coordinator",
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

    @api.model_create_multi
    def create(self, vals_list):
        """Let a program start with the usual plan of its format, if it brings none."""
        programs = super().create(vals_list)
        bare = [
            program.id
            for program, vals in zip(programs, vals_list, strict=True)
            if not vals.get("evaluation_plan_ids")
        ]
        # the plan is part of what the reader has just created
        plan = self.env["mentoring.evaluation.plan"].sudo()
        plan._propose_for(programs.sudo().browse(bare))
        return programs

    def write(self, vals):
        """Let the plan follow the format, as long as nobody has made it his own."""
        changes = not {"format", "formality"}.isdisjoint(vals)
        # the plan of a program that the reader is about to write
        followers = self.sudo().filtered(lambda one: changes and one._has_usual_plan())
        result = super().write(vals)
        followers.evaluation_plan_ids.unlink()
        followers.env["mentoring.evaluation.plan"]._propose_for(followers)
        return result

    def _has_usual_plan(self):
        lines = self.evaluation_plan_ids
        return self.state == "objectives" and all(line._is_usual() for line in lines)

    def action_send_due(self):
        """Plan what is due by today, and send it to those whose turn it is; harmless when repeated.

        :return: a notification that says how many were sent and how many wait
        """
        self.check_access("write")
        self._claim()
        # the plan of a program that the reader may write
        new = self.sudo().evaluation_plan_ids._plan_due()
        sent = self.env["mentoring.evaluation"]._send_waiting(new.respondent_user_id)
        return self._notice(self._told_of_sending(new, sent))

    def action_send_final(self):
        """Ask the members who have not been asked yet to look back, now; harmless when repeated.

        Who was asked something else within a month is asked when the month is over.

        :return: a notification that says how many were sent, and who cannot be asked
        :raise UserError: a program that has not reached monitoring, or without questionnaires
        """
        self.check_access("write")
        self._check_may_evaluate()
        self._claim()
        new = self.env["mentoring.evaluation"]
        for program in self:
            new |= program._plan_final()
        sent = self.env["mentoring.evaluation"]._send_waiting(new.respondent_user_id)
        return self._notify_sent(new, sent)

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
        surveys = {role: self._final_survey(role) for role in ("mentee", "peer", "mentor")}
        if not all(surveys.values()):
            raise UserError(
                self.env._("Choose the questionnaires for mentees and mentors: %s", self.name)
            )
        return surveys

    def _final_survey(self, role):
        # a coordinator may send questionnaires; nothing of their answers is read
        program = self.sudo()
        planned = program.evaluation_plan_ids.filtered(
            lambda line: line.phase == "final" and role in line._roles()
        )
        return planned._survey_for(role) if planned else program._own_final_survey(role)

    def _own_final_survey(self, role):
        """What this program asks people of a role at the end, if it is chosen."""
        self.ensure_one()
        chosen = {
            "mentee": self.final_mentee_survey_id,
            "peer": self.final_mentee_survey_id,
            "mentor": self.final_mentor_survey_id,
        }
        return chosen.get(role, self.env["survey.survey"])

    def _plan_final(self):
        surveys = self._final_surveys()
        # the coordinator may write the program; who is asked follows from the relationships
        evaluations = self.env["mentoring.evaluation"].sudo()
        asked = evaluations.search([("program_id", "=", self.id), ("phase", "=", "final")])
        known = {(one.respondent_user_id, one.respondent_role) for one in asked}
        new = evaluations
        for member in self._members_to_ask().filtered("user_id"):
            if (member.user_id, member.role) not in known:
                known.add((member.user_id, member.role))
                values = self._final_values(member, surveys[member.role])
                new |= evaluations._create_protected([values])
        if new:
            self.message_post(body=self.env._("Final questionnaires planned: %s", len(new)))
        return new

    def _final_values(self, member, survey):
        return {
            "program_id": self.id,
            "participant_id": member.participant_id.id,
            "member_id": member.id,
            "respondent_role": member.role,
            "respondent_user_id": member.user_id.id,
            "phase": "final",
            "survey_id": survey.id,
            "answer_days": self.evaluation_days,
        }

    def _members_to_ask(self):
        """Those who were in a relationship that started and was not ended early."""
        # coordinators of informal programs may not read their relationships, but may evaluate
        relationships = self.sudo().relationship_ids.filtered(lambda one: one.state in ASKED_STATES)
        return relationships._current_members()

    def _evaluation_deadline(self):
        return fields.Date.context_today(self) + timedelta(days=self.evaluation_days)

    def _notify_sent(self, new, sent):
        without = self._members_to_ask().filtered(lambda member: not member.user_id)
        message = self._told_of_sending(new, sent)
        if without:
            names = ", ".join(without.mapped("name"))
            message += " " + self.env._("Without a login, so not asked: %s", names)
        return self._notice(message, is_warning=bool(without))

    @api.model
    def _told_of_sending(self, new, sent):
        waiting = new - sent
        message = self.env._("%s questionnaires sent.", len(new & sent))
        if waiting:
            message += " " + self.env._(
                "%s wait their turn: nobody is asked more than once a month.", len(waiting)
            )
        return message

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
