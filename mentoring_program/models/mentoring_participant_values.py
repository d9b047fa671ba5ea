from odoo import api, fields, models

from .. import exceptions
from .mentoring_participant_answer import STEPS

LEAST = 3  # answers to compare people by


class AnswerError(exceptions.UserError):
    """Answers on values that are not complete or not possible."""


class ForeignAnswersError(exceptions.AccessError):
    """Somebody wanted to answer for somebody else."""


class MentoringParticipantValues(models.AbstractModel):
    """What a person says about values and working style, for the matching alone."""

    _name = "mentoring.participant.values"
    _description = "Mentoring Participant: Values and Working Style"

    has_answered = fields.Boolean(
        "Working Style Told",
        compute="_compute_has_answered",
        help="Whether the questions on values and working style are answered. What was answered"
        " is read by nobody.",
    )

    def _compute_has_answered(self):
        told = self._told_of_values(self)
        for person in self:
            person.has_answered = bool(told.get(person._origin.id))

    def action_answer_values(self, steps):
        """Answer all questions on values at once, or change the answers.

        :param dict steps: {id of the question: step from “1” to “5”}
        :raise AnswerError: a question is left out, or a step is none
        """
        self.ensure_one()
        self._check_is_me()
        questions = self.env["mentoring.value.question"].search([("active", "=", True)])
        given = self._steps(questions, steps)
        answers = self._my_answers()
        for answer in answers.filtered(lambda one: one.question_id in given):
            answer.step = given.pop(answer.question_id)
        answers.create(
            [
                {"participant_id": self.id, "question_id": question.id, "step": step}
                for question, step in given.items()
            ]
        )
        return True

    def action_forget_values(self):
        """Remove all answers of this person."""
        self.ensure_one()
        self._check_is_me()
        self._my_answers().unlink()
        return True

    def _check_is_me(self):
        self.check_access("read")
        if self.user_id != self.env.user:
            raise ForeignAnswersError(self.env._("Everybody answers for himself alone."))

    def _my_answers(self):
        """The reader's answers as this participant; nobody else's can be found."""
        return self.env["mentoring.participant.answer"].search([("participant_id", "=", self.id)])

    def _steps(self, questions, steps):
        """The steps as they were sent, checked: {question: step}."""
        sent = steps if isinstance(steps, dict) else {}
        sent = {str(key): step for key, step in sent.items()}
        given = {question: sent.get(str(question.id)) for question in questions}
        wrong = [one.name for one, step in given.items() if (step, step) not in STEPS]
        if wrong:
            raise AnswerError(
                self.env._("Please choose a step from 1 to 5 for: %s", ", ".join(wrong))
            )
        return given

    @api.model
    def _told_of_values(self, participants):
        """The answers of those who have answered at least half of what is asked, and LEAST.

        Fewer would let a likeness, which is shown, tell a single answer; so would questions that
        somebody archives but for one.

        :return: {participant id: {question id: 0..1}}
        """
        questions = self.env["mentoring.value.question"].search([("active", "=", True)])
        # read for the matching alone, and counted; nobody is shown a value
        rows = (
            self.env["mentoring.participant.answer"]
            .sudo()
            .search_fetch(
                [
                    ("participant_id", "in", participants.ids),
                    ("question_id", "in", questions.ids),
                ],
                ["participant_id", "question_id", "value"],
            )
        )
        told = {}
        for row in rows:
            told.setdefault(row.participant_id.id, {})[row.question_id.id] = row.value
        least = max(LEAST, len(questions) / 2)
        return {key: one for key, one in told.items() if len(one) >= least}
