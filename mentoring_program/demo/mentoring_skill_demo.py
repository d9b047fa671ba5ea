from odoo import api, models


class MentoringDemoSkill(models.AbstractModel):
    """What people say of their skills before and after, in the programs that celebrate.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.skill"
    _description = "Story of the Mentoring Demo Data: Skills Before and After"

    @api.model
    def _play(self):
        celebrating = [("state", "=", "celebration"), ("formality", "=", "formal")]
        for program in self.env["mentoring.program"].search(celebrating):
            finals = program.evaluation_ids.filtered(
                lambda one: one.phase == "final" and not one._is_open()
            )
            for rank, final in enumerate(finals):
                self._rate(final, rank)
            self.env["mentoring.skill.total"]._count(program)

    def _rate(self, final, rank):
        for person, skills in final._skills_to_rate():
            own = person == final.participant_id
            before = self._baseline(final) if own else None
            for number, skill in enumerate(skills[:3]):
                levels = [level for level, _name in final._skill_levels(skill)]
                start = (rank + number) % max(1, len(levels) // 2)
                reached = min(start + 1 + (rank + number) % 2, len(levels) - 1)
                if own:
                    self._keep(before, person, skill, levels[start])
                self._keep(final, person, skill, levels[reached])

    def _baseline(self, final):
        """The questionnaire before the mentoring, closed since; one is made where there is none."""
        evaluations = self.env["mentoring.evaluation"]
        values = {
            "program_id": final.program_id.id,
            "participant_id": final.participant_id.id,
            "phase": "baseline",
        }
        found = evaluations.search([(name, "=", value) for name, value in values.items()], limit=1)
        return found or evaluations._create_protected(
            [
                {
                    **values,
                    "respondent_role": final.respondent_role,
                    "respondent_user_id": final.respondent_user_id.id,
                    "survey_id": self.env["survey.survey"]._of_library("baseline", "mentee").id,
                    "state": "expired",
                    "deadline": final.program_id.date_start,
                }
            ]
        )

    def _keep(self, evaluation, person, skill, level):
        self.env["mentoring.skill.rating"].create(
            {
                "evaluation_id": evaluation.id,
                "participant_id": person.id,
                "skill_id": skill.id,
                "level": level,
            }
        )
