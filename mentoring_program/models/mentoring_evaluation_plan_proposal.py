from odoo import api, models

USUAL = {
    ("baseline", "members"): {"anchor": "accepted", "days": 0},
    ("fit", "members"): {"anchor": "session", "days": 1, "answer_days": 7},
    ("pulse", "members"): {"anchor": "start", "days": 42, "every": 42, "answer_days": 7},
    ("midterm", "members"): {"anchor": "middle", "days": 0},
    ("final", "members"): {"anchor": "end", "days": -14},
    ("final", "manager"): {"anchor": "end", "days": -14, "answer_days": 21},
    ("final", "coordinator"): {"anchor": "end", "days": 0, "answer_days": 21},
    ("followup", "members"): {"anchor": "end", "days": 90, "every": 90, "times": 2},
    ("followup", "manager"): {"anchor": "end", "days": 180, "answer_days": 21},
}
# Where people meet only shortly, or are left to themselves, they are asked what it brought, later.
FEW = (("final", "members"), ("final", "coordinator"), ("followup", "members"))


class MentoringEvaluationPlanProposal(models.AbstractModel):
    """The plan that a new program starts with: for its format, from what the library has."""

    _name = "mentoring.evaluation.plan.proposal"
    _description = "Mentoring Evaluation Plan: Proposal"

    @api.model
    def _propose_for(self, programs):
        """Give programs their first plan; lines without a questionnaire are left out."""
        lines = self.create(
            [
                {"program_id": program.id, "phase": phase, "role": role, "sequence": place, **when}
                for program in programs
                for place, ((phase, role), when) in enumerate(USUAL.items())
                if not self._asks_little(program) or (phase, role) in FEW
            ]
        )
        lines.filtered(lambda line: not line.questionnaires).unlink()

    def _is_usual(self):
        """Whether the line is as it was proposed."""
        usual = USUAL.get((self.phase, self.role), {"days": None})
        values = {"answer_days": 14, **usual}
        return not self.survey_id and all(self[name] == value for name, value in values.items())

    @api.model
    def _asks_little(self, program):
        return program.formality == "informal" or program.format == "speed"
