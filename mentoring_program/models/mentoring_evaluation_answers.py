from odoo import api, fields, models

CONFIDENTIAL_PHASES = ("fit", "pulse")
COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringEvaluationAnswers(models.AbstractModel):
    """Who reads an answer by name: nobody, or in confidence those who run the program.

    What a person was told when he was asked counts, whatever is changed afterwards.
    """

    _name = "mentoring.evaluation.answers"
    _description = "Mentoring Evaluation: Answers"

    is_confidential = fields.Boolean(
        "Read by Name",
        readonly=True,
        copy=False,
        help="The person was told that the coordinators read his answers, so that they can help.",
    )
    can_read_answers = fields.Boolean(compute="_compute_answers_html", groups=COORDINATOR)
    answers_html = fields.Html(
        "Answers", compute="_compute_answers_html", sanitize=False, groups=COORDINATOR
    )

    @api.depends("state", "is_confidential", "program_id.coordinator_ids")
    @api.depends_context("uid")
    def _compute_answers_html(self):
        for evaluation in self:
            readable = evaluation._may_read_answers()
            evaluation.can_read_answers = readable
            evaluation.answers_html = readable and self.env["ir.qweb"]._render(
                "mentoring_program.evaluation_answers",
                # checked just above, for this very questionnaire
                {"answers": evaluation.sudo()._answers_told()},
            )

    def _may_read_answers(self):
        """Whether the reader may read what was answered, as the person was told.

        The coordinators of the program may; not those who are members of the relationship, nor
        anybody about himself, and no mentoring manager who does not run the program.
        """
        self.ensure_one()
        # who is concerned is looked at; nothing of it is shown
        evaluation = self.sudo()
        concerned = evaluation.relationship_id.member_ids.user_id
        concerned |= evaluation.participant_id.user_id | evaluation.respondent_user_id
        return (
            evaluation.is_confidential
            and evaluation.state == "answered"
            and self.env.user in evaluation.program_id.coordinator_ids - concerned
        )

    def _readers(self):
        """The coordinators who will read the answer, for the person who is asked."""
        self.ensure_one()
        # names of those who run the program, shown to somebody who takes part in it
        evaluation = self.sudo()
        members = evaluation.relationship_id.member_ids.user_id
        return evaluation.program_id.coordinator_ids - members

    def _is_read_by_name(self):
        """What a person is to be told now: informal programs show counts alone."""
        self.ensure_one()
        return self.phase in CONFIDENTIAL_PHASES and self.program_id.formality == "formal"

    def _answers_told(self):
        """What was answered: [(question, answer in words)], in the order of the questions."""
        lines = self.user_input_id.user_input_line_ids.filtered(lambda one: not one.skipped)
        told = {}
        for line in lines.sorted(lambda one: (one.question_sequence, one.id)):
            told.setdefault(line.question_id, []).append(self._answer_in_words(line))
        return [(question.title, ", ".join(words)) for question, words in told.items()]

    @api.model
    def _answer_in_words(self, line):
        if line.answer_type == "scale":
            return self.env._(
                "%(value)s on the scale from %(least)s to %(most)s",
                value=line.value_scale,
                least=line.question_id.scale_min,
                most=line.question_id.scale_max,
            )
        return line.value_text_box or line.display_name
