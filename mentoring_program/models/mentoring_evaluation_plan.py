from odoo import api, fields, models

from ..exceptions import ValidationError
from .mentoring_evaluation import PHASES, RESPONDENT_ROLES
from .mentoring_program_evaluation import QuestionnaireTypeError
from .survey_survey import OURS

MEMBERS = "members"
MEMBER_ROLES = ("mentee", "mentor", "peer")
ANCHORS = [
    ("date", "On a day"),
    ("accepted", "After joining the program"),
    ("start", "After the relationship began"),
    ("session", "After the first session"),
    ("middle", "After half-time"),
    ("end", "After the end"),
]


class PlannedTwiceError(ValidationError):
    """Two lines of a program would ask the same people in the same phase."""


class MentoringEvaluationPlan(models.Model):
    """Who is asked what, and when: one line of a program's plan of questionnaires.

    Days are counted for each person from his own start or end, so that late starters are asked
    at their own time. Read and written by those who run the program.
    """

    _name = "mentoring.evaluation.plan"
    _inherit = [
        "mentoring.evaluation.plan.due",
        "mentoring.evaluation.plan.people",
        "mentoring.evaluation.plan.proposal",
        "mentoring.guard.mixin",
    ]
    _description = "Mentoring Evaluation Plan"
    _order = "program_id, sequence, id"

    _fixed_fields = frozenset({"program_id"})

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    phase = fields.Selection(PHASES, required=True, default="pulse")
    role = fields.Selection(
        [(MEMBERS, "Mentors and mentees"), *RESPONDENT_ROLES],
        "Asked",
        required=True,
        default=MEMBERS,
        help="Line managers are asked once in a phase, about one of their people who learn.",
    )
    survey_id = fields.Many2one(
        "survey.survey",
        "Own Questionnaire",
        ondelete="set null",
        index="btree_not_null",
        domain=[("survey_type", "=", OURS)],
        help="None: the questionnaire of the library for this phase and role.",
    )
    anchor = fields.Selection(ANCHORS, "When", required=True, default="start")
    day = fields.Date(help="For questionnaires that everybody gets on the same day.")
    days = fields.Integer(help="Days after that moment; a negative number: days before it.")
    every = fields.Integer("Again Every", help="Days until the next time; 0: once.")
    times = fields.Integer("At Most", help="How many times; 0: as long as the relationship runs.")
    answer_days = fields.Integer("Days to Answer", required=True, default=14)
    questionnaires = fields.Char(
        compute="_compute_questionnaires", help="What is sent, as things stand today."
    )

    _once_per_phase = models.UniqueIndex(
        "(program_id, phase, role)", "These people are asked in this phase already."
    )
    _numbers_in_range = models.Constraint(
        "CHECK(answer_days BETWEEN 1 AND 365 AND every BETWEEN 0 AND 3650 AND times >= 0"
        " AND days BETWEEN -3650 AND 3650 AND (every = 0 OR every >= 7))",
        "People have 1 to 365 days to answer, and a week at least until they are asked again.",
    )
    _day_where_needed = models.Constraint(
        "CHECK(anchor != 'date' OR day IS NOT NULL)", "Choose the day on which everybody is asked."
    )
    _baseline_comes_first = models.Constraint(
        "CHECK(phase != 'baseline' OR (anchor IN ('date', 'accepted')"
        " AND role NOT IN ('manager', 'coordinator')))",
        "The baseline comes before relationships: ask mentors and mentees, on a day or after they"
        " have joined the program.",
    )

    @api.depends("phase", "role", "survey_id")
    def _compute_questionnaires(self):
        for line in self:
            # titles of questionnaires, which their program's coordinators may know
            titles = {line._survey_for(role).sudo().title for role in line._roles()}
            line.questionnaires = ", ".join(sorted(titles - {False}))

    @api.depends("phase", "role")
    def _compute_display_name(self):
        phases = dict(self._fields["phase"]._description_selection(self.env))
        roles = dict(self._fields["role"]._description_selection(self.env))
        for line in self:
            line.display_name = f"{phases.get(line.phase)}: {roles.get(line.role)}"

    @api.constrains("program_id", "phase", "role")
    def _check_asked_once(self):
        for line in self:
            same_phase = line.program_id.evaluation_plan_ids.filtered(
                lambda one, line=line: one != line and one.phase == line.phase
            )
            if any(set(line._roles()) & set(other._roles()) for other in same_phase):
                raise PlannedTwiceError(
                    self.env._(
                        "%(program)s: two lines of the plan ask the same people in the phase"
                        " “%(phase)s”.",
                        program=line.program_id.name,
                        phase=dict(PHASES)[line.phase],
                    )
                )

    @api.constrains("survey_id")
    def _check_questionnaire(self):
        # only the type of the questionnaires is looked at
        public = self.sudo().survey_id.filtered(lambda survey: survey.survey_type != OURS)
        if public:
            raise QuestionnaireTypeError(
                self.env._(
                    "The answers of these surveys can be read by others; choose surveys of the type"
                    " “Mentoring”: %s",
                    ", ".join(public.mapped("title")),
                )
            )

    def _roles(self):
        """The roles in which people are asked by this line."""
        self.ensure_one()
        return MEMBER_ROLES if self.role == MEMBERS else (self.role,)

    def _survey_for(self, role):
        """The questionnaire for one role: that of the line, of the program, or of the library."""
        self.ensure_one()
        # which questionnaire is sent; nothing of its answers is read
        line = self.sudo()
        own = line.survey_id
        if line.phase == "final":
            own = own or line.program_id._own_final_survey(role)
        return own or line.survey_id._of_library(line.phase, role)
