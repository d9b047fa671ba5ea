from odoo import models


class MentoringProgramStart(models.AbstractModel):
    """A program as the pattern of others."""

    _name = "mentoring.program.start"
    _description = "Mentoring Program: Templates"

    def action_save_as_template(self):
        """Keep how the programs are set up, without people and dates, as templates."""
        self.check_access("write")
        # whoever may change a program may show its setup to those who make programs; of people,
        # dates and departments nothing is taken over
        templates = self.env["mentoring.program.template"].sudo()
        made = templates.concat(*(templates._make_from(program) for program in self))
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_program_template_action"
        )
        if len(made) == 1:
            action |= {"views": [(False, "form")], "res_id": made.id}
        return action
