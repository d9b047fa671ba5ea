from odoo import fields, models


class MentoringSkillRating(models.Model):
    """How somebody rates a skill that a participant set out to learn: his own, or his mentee's.

    Read by whoever gave it, and by nobody else: neither by the person rated nor by those who run
    the program. Figures are made by ``mentoring.skill.total``, of three people or more.
    """

    _name = "mentoring.skill.rating"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Skill Rating"
    _order = "evaluation_id, participant_id, skill_id"
    _rec_name = "skill_id"

    _protected_fields = frozenset({"wave"})
    _fixed_fields = frozenset({"evaluation_id", "participant_id", "skill_id"})

    evaluation_id = fields.Many2one(
        "mentoring.evaluation", "Given In", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="evaluation_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    user_id = fields.Many2one(
        related="evaluation_id.respondent_user_id", string="Given By", store=True, index=True
    )
    participant_id = fields.Many2one(
        "mentoring.participant", "About", required=True, ondelete="cascade", index=True
    )
    skill_id = fields.Many2one("hr.skill", required=True, ondelete="cascade", index=True)
    level = fields.Integer(
        required=True,
        groups=fields.NO_ACCESS,
        aggregator=None,
        help="0 to 100; shown to its giver alone.",
    )
    wave = fields.Integer(
        copy=False,
        readonly=True,
        groups=fields.NO_ACCESS,
        aggregator=None,
        help="With which of the program's totals this rating was counted; 0: not yet.",
    )

    _once = models.UniqueIndex(
        "(evaluation_id, participant_id, skill_id)", "This skill is rated already."
    )
    _level_is_percent = models.Constraint(
        "CHECK(level BETWEEN 0 AND 100)", "A level is between 0 and 100."
    )

    def _is_own(self):
        """Whether the person rated himself."""
        self.ensure_one()
        return self.evaluation_id.participant_id == self.participant_id
