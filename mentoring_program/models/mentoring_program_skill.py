from odoo import api, fields, models


class MentoringProgramSkill(models.AbstractModel):
    """What people say of their skills before and after, as a picture."""

    _name = "mentoring.program.skill"
    _description = "Mentoring Program: Skills Before and After"

    skill_results_html = fields.Html(
        "Skills Before and After",
        compute="_compute_skill_results_html",
        sanitize=False,
        groups="mentoring_program.group_mentoring_coordinator",
    )

    @api.depends("evaluation_ids.state", "evaluation_ids.wave")
    def _compute_skill_results_html(self):
        for program in self:
            program.skill_results_html = self.env["ir.qweb"]._render(
                "mentoring_program.skill_results",
                {"skills": self.env["mentoring.skill.total"]._results(program)},
            )
