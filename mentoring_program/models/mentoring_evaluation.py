from odoo import api, fields, models

from .mentoring_evaluation_answers import CONFIDENTIAL_PHASES as CONFIDENTIAL_PHASES
from .mentoring_evaluation_flow import STATES

PHASES = [
    ("baseline", "Baseline"),
    ("fit", "First-session fit"),
    ("pulse", "Pulse"),
    ("midterm", "Mid-term"),
    ("final", "Final"),
    ("followup", "Follow-up"),
]
RESPONDENT_ROLES = [
    ("mentee", "Mentee"),
    ("mentor", "Mentor"),
    ("peer", "Peer"),
    ("manager", "Line manager"),
    ("coordinator", "Coordinator"),
]


class MentoringEvaluation(models.Model):
    """One questionnaire for one person: when it was sent and whether it was answered.

    Coordinators see that somebody answered, so that they can remind the others. What he
    answered, and its score, is his alone, unless he was told that the coordinators read it in
    confidence; totals are written by ``mentoring.evaluation.total``.
    """

    _name = "mentoring.evaluation"
    _inherit = [
        "mentoring.evaluation.skill",
        "mentoring.evaluation.answers",
        "mentoring.evaluation.words",
        "mentoring.evaluation.queue",
        "mentoring.evaluation.flow",
    ]
    _description = "Mentoring Evaluation"
    _order = "deadline desc, id desc"

    _protected_fields = frozenset(
        {
            "state",
            "score",
            "level_scores",
            "wave",
            "user_input_id",
            "is_confidential",
            "sent_on",
            "reminded_on",
            "answered_on",
            "respondent_user_id",
        }
    )
    _fixed_fields = frozenset(
        {
            "program_id",
            "participant_id",
            "member_id",
            "respondent_role",
            "phase",
            "occurrence",
            "survey_id",
            "planned_on",
            "answer_days",
        }
    )

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    participant_id = fields.Many2one(
        "mentoring.participant", "About", ondelete="cascade", index="btree_not_null"
    )
    member_id = fields.Many2one(
        "mentoring.relationship.member", ondelete="cascade", index="btree_not_null"
    )
    relationship_id = fields.Many2one(
        related="member_id.relationship_id", store=True, index="btree_not_null"
    )
    respondent_role = fields.Selection(RESPONDENT_ROLES, "Answers As", required=True)
    respondent_user_id = fields.Many2one(
        "res.users", "Asked", required=True, index=True, ondelete="cascade", readonly=True
    )
    phase = fields.Selection(PHASES, required=True)
    occurrence = fields.Integer(default=1, required=True)
    survey_id = fields.Many2one(
        "survey.survey", "Questionnaire", ondelete="set null", index="btree_not_null"
    )
    user_input_id = fields.Many2one(
        "survey.user_input",
        ondelete="set null",
        index="btree_not_null",
        copy=False,
        readonly=True,
        groups=fields.NO_ACCESS,
    )
    state = fields.Selection(
        STATES, required=True, default="planned", copy=False, readonly=True, index=True
    )
    deadline = fields.Date(help="The last day to answer, in the time zone of the person asked.")
    planned_on = fields.Date(
        default=lambda self: fields.Date.context_today(self), copy=False, readonly=True
    )
    answer_days = fields.Integer("Days to Answer", default=14, readonly=True)
    sent_on = fields.Datetime(copy=False, readonly=True)
    reminded_on = fields.Datetime(copy=False, readonly=True)
    answered_on = fields.Date(copy=False, readonly=True)
    score = fields.Float(
        copy=False,
        readonly=True,
        groups=fields.NO_ACCESS,
        aggregator=None,
        help="0 to 100; shown to its giver, and to nobody else below three answers.",
    )
    level_scores = fields.Json(
        copy=False, readonly=True, groups=fields.NO_ACCESS, help="The score of each level."
    )
    wave = fields.Integer(
        copy=False,
        readonly=True,
        groups=fields.NO_ACCESS,
        aggregator=None,
        help="With which of the program's totals this answer was counted; 0: not yet.",
    )

    _once_per_phase = models.UniqueIndex(
        "(program_id, COALESCE(participant_id, 0), COALESCE(member_id, 0), respondent_user_id,"
        " phase, occurrence)",
        "This questionnaire exists already.",
    )
    _respondent_sent_idx = models.Index("(respondent_user_id, sent_on)")
    _state_deadline_idx = models.Index("(state, deadline)")

    @api.depends("phase", "participant_id.name")
    def _compute_display_name(self):
        labels = dict(self._fields["phase"]._description_selection(self.env))
        for evaluation in self:
            # a name alone; whoever reads the evaluation may know whom it is about
            person = evaluation.participant_id.sudo().name
            parts = (labels.get(evaluation.phase), person)
            evaluation.display_name = " – ".join(filter(None, parts))
