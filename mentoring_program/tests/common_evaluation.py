from .common import MentoringCase


class EvaluationCase(MentoringCase):
    """A program in monitoring with one active pair, Max and Tina, and ways to ask and answer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.program = cls.relationship.program_id.with_user(cls.carla)
        cls.survey = cls.env.ref("mentoring_program.survey_final_mentee")
        cls.totals = cls.env["mentoring.evaluation.total"].with_user(cls.carla)

    @classmethod
    def _sent(cls, user=None):
        """Send the final questionnaires; return them, or that of one person."""
        cls.program.action_send_final()
        sent = cls._evaluations()
        return sent.filtered(lambda one: one.respondent_user_id == user) if user else sent

    @classmethod
    def _evaluations(cls):
        domain = [("program_id", "=", cls.program.id), ("phase", "=", "final")]
        return cls.env["mentoring.evaluation"].search(domain)

    @classmethod
    def _ask(cls, *roles, deadline="2026-07-01"):
        """Questionnaires sent directly, one for each role named; all go to Theo."""
        known = cls.env["mentoring.evaluation"].search_count([])
        evaluations = cls.env["mentoring.evaluation"]._create_protected(
            [
                {
                    "program_id": cls.program.id,
                    "respondent_role": role,
                    "respondent_user_id": cls.theo.id,
                    "phase": "final",
                    "occurrence": known + number,
                    "survey_id": cls.survey.id,
                    "deadline": deadline,
                }
                for number, role in enumerate(roles, 2)
            ]
        )
        evaluations._send_out()
        return evaluations

    @classmethod
    def _ask_member(cls, member, phase, **values):
        """A questionnaire of a phase for one member, sent directly."""
        evaluation = cls.env["mentoring.evaluation"]._create_protected(
            [
                {
                    "program_id": member.program_id.id,
                    "participant_id": member.participant_id.id,
                    "member_id": member.id,
                    "respondent_role": member.role,
                    "respondent_user_id": member.user_id.id,
                    "phase": phase,
                    "survey_id": cls.survey.id,
                    "deadline": "2026-07-01",
                    **values,
                }
            ]
        )
        evaluation._send_out()
        return evaluation

    @classmethod
    def _answer(cls, evaluation, value):
        """Answer every scale as ``value`` (0-10, 10 is best) and finish."""
        user_input = evaluation.sudo().user_input_id
        for question in cls._scales(user_input.survey_id.question_ids):
            user_input._save_lines(question, cls._rating(question, value))
        user_input._mark_done()
        return user_input

    @classmethod
    def _scales(cls, questions):
        return questions.filtered(lambda one: one.question_type == "scale")

    @classmethod
    def _rating(cls, question, value):
        """What is ticked on the scale to mean ``value``: less is better for some questions."""
        return str(10 - value if question.mentoring_reversed else value)

    @classmethod
    def _answer_all(cls, evaluations, values):
        for evaluation, value in zip(evaluations, values, strict=True):
            cls._answer(evaluation, value)

    @classmethod
    def _results(cls, role="all"):
        return cls.totals._results(cls.program, "final", role)
