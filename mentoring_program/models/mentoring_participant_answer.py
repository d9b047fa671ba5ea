from odoo import api, fields, models

STEPS = [(str(step), str(step)) for step in range(1, 6)]


class MentoringParticipantAnswer(models.Model):
    """Where a person stands between the two poles of a question on values or working style.

    Readable by the person alone, no HR right opens it. The matching compares answers with
    superuser rights; others learn no more than that somebody has answered.
    """

    _name = "mentoring.participant.answer"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Answer on Values"
    _order = "participant_id, question_id"
    _rec_name = "question_id"

    _fixed_fields = frozenset({"participant_id", "question_id"})

    participant_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="participant_id.program_id", store=True, index=True)
    user_id = fields.Many2one(related="participant_id.user_id", store=True, index=True)
    question_id = fields.Many2one(
        "mentoring.value.question", required=True, ondelete="restrict", index=True
    )
    step = fields.Selection(STEPS, required=True, help="From one pole (1) to the other (5).")
    value = fields.Float(compute="_compute_value", store=True, help="0 to 1.")

    _one_per_question = models.UniqueIndex(
        "(participant_id, question_id)", "This question is answered already."
    )

    @api.depends("step")
    def _compute_value(self):
        for answer in self:
            answer.value = (int(answer.step) - 1) / (len(STEPS) - 1) if answer.step else 0
