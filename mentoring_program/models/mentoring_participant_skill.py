from odoo import fields, models


class MentoringParticipantSkill(models.Model):
    """A skill that a participant offers to teach or needs to learn, with its level."""

    _name = "mentoring.participant.skill"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Skill Offered or Needed"
    _order = "participant_id, kind, id"
    _rec_name = "skill_id"

    _fixed_fields = frozenset({"participant_id"})
    _protected_fields = frozenset({"is_from_hr"})

    participant_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="participant_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="participant_id.company_id", store=True, index=True)
    user_id = fields.Many2one(related="participant_id.user_id", store=True, index=True)
    kind = fields.Selection([("offer", "Offers"), ("need", "Needs")], required=True)
    skill_id = fields.Many2one("hr.skill", required=True, ondelete="cascade", index=True)
    level = fields.Integer(default=50, help="0 to 100: the level offered, or the level to reach.")
    weight = fields.Float(default=1.0, help="How much this need counts beside the others.")
    is_from_hr = fields.Boolean(
        "From the HR Record",
        readonly=True,
        help="Taken over from the HR record and kept like it, until somebody changes it here.",
    )

    _one_line_per_skill = models.UniqueIndex(
        "(participant_id, kind, skill_id)", "This skill is listed already."
    )
    _level_is_percent = models.Constraint(
        "CHECK(level BETWEEN 0 AND 100)", "A level is between 0 and 100."
    )
    _weight_positive = models.Constraint(
        "CHECK(weight > 0 AND weight <= 100)", "A weight is above 0 and at most 100."
    )

    def write(self, vals):
        """Make a line that is changed by hand the person's own."""
        result = super().write(vals)
        if self._is_guarded() and vals.keys() & {"kind", "skill_id", "level", "weight"}:
            self._write_protected({"is_from_hr": False})
        return result
