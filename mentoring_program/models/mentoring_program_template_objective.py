from odoo import fields, models


class MentoringProgramTemplateObjective(models.Model):
    """An objective that a program started from a template begins with."""

    _name = "mentoring.program.template.objective"
    _description = "Objective of a Mentoring Program Template"
    _order = "sequence, id"

    template_id = fields.Many2one(
        "mentoring.program.template", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="template_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Objective", required=True, translate=True)
    measure = fields.Char(translate=True, help="What is counted, and where it is read.")
    baseline = fields.Float(help="The value before the program.")
    target = fields.Float()

    def _values(self):
        """The values of the objective of a program."""
        return {
            "sequence": self.sequence,
            "name": self.name,
            "measure": self.measure,
            "baseline": self.baseline,
            "target": self.target,
        }
