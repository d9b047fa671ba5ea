from odoo.http import request, route

from .page import PAGE, MentoringPage


class MentoringValuesPage(MentoringPage):
    """Where a person says how he works and what he values; the answers are for nobody else."""

    @route("/my/mentoring/programs/<int:program_id>/values", **PAGE)
    def mentoring_values(self, program_id, **post):
        """Show the questions with the reader's own answers; answer or remove them."""
        person = self._find("mentoring.participant", *self._my_part_in(program_id))
        return self._answer(
            person,
            f"/my/mentoring/programs/{program_id}/values",
            {
                "answer": lambda one, sent: one.action_answer_values(self._sent_steps(sent)),
                "forget": lambda one, _sent: one.action_forget_values(),
            },
            post,
            self._values_page,
        )

    def _my_part_in(self, program_id):
        """The number of the reader's participation in a program, and what it must meet."""
        domain = [
            ("program_id", "=", program_id),
            ("program_id.active", "=", True),
            ("user_id", "=", request.env.uid),
        ]
        return request.env["mentoring.participant"].search(domain, limit=1).id, domain

    def _sent_steps(self, post):
        """The chosen steps of a form: {id of the question: step}."""
        return {
            name.removeprefix("step-"): step
            for name, step in post.items()
            if name.startswith("step-")
        }

    def _values_page(self, person, typed):
        program = person.program_id
        answers = person._my_answers() or self._earlier_answers()
        return self._show(
            "portal_values",
            "mentoring_program",
            crumbs=[
                (request.env._("Programs"), "/my/mentoring/programs"),
                (program.name, f"/my/mentoring/programs/{program.id}"),
                (request.env._("Working style"), None),
            ],
            typed=typed,
            person=person,
            program=program,
            questions=request.env["mentoring.value.question"].search([]),
            values={"style": {str(answer.question_id.id): answer.step for answer in answers}},
            kept=lambda name, value="": typed.value("answer", name, value),
            is_answered=bool(person._my_answers()),
        )

    def _earlier_answers(self):
        """What the reader answered in other programs, to begin with; the latest counts."""
        answers = request.env["mentoring.participant.answer"]
        return answers.search([("user_id", "=", request.env.uid)], order="id")
