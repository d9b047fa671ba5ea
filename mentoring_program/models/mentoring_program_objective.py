from odoo import api, fields, models


class MentoringProgramObjective(models.Model):
    """What a program is to achieve, with the measure that will tell."""

    _name = "mentoring.program.objective"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Objective"
    _order = "sequence, id"

    _fixed_fields = frozenset({"program_id"})
    _open_when_closed = frozenset({"actual", "measured_on"})

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Objective", required=True, translate=True)
    skill_id = fields.Many2one("hr.skill", "Competency", ondelete="set null")
    measure = fields.Char(translate=True, help="What is counted, and where it is read.")
    baseline = fields.Float(help="The value before the program.")
    target = fields.Float()
    actual = fields.Float(copy=False)
    measured_on = fields.Date(
        copy=False,
        help="The day of the actual value; in the future: when it will be known.",
    )
    achievement = fields.Float(
        compute="_compute_achievement", help="Percent of the way from the baseline to the target."
    )

    @api.depends("baseline", "target", "actual", "measured_on")
    def _compute_achievement(self):
        for objective in self:
            way = objective.target - objective.baseline
            gone = objective.actual - objective.baseline
            objective.achievement = 100.0 * gone / way if way and objective._is_measured() else 0.0

    def _is_defined(self):
        """Whether it has a measure and a target that differs from the baseline."""
        self.ensure_one()
        return bool(self.measure and self.measure.strip()) and self.target != self.baseline

    def _is_measured(self):
        """Whether its value is known: a day of measuring has come, or a value was typed in."""
        self.ensure_one()
        today = fields.Date.context_today(self)
        return bool(self.actual or (self.measured_on and self.measured_on <= today))

    def _is_accounted_for(self):
        """Whether its value is known, or a later date for measuring it is set."""
        return self._is_measured() or bool(self.measured_on)
