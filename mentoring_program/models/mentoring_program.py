from odoo import api, fields, models

from .mentoring_program_lifecycle import STATES

FORMATS = [
    ("one_to_one", "One-to-one"),
    ("group", "Group"),
    ("peer", "Peer"),
    ("reverse", "Reverse"),
    ("speed", "Speed"),
    ("cascade", "Cascade"),
    ("network", "Network"),
    ("shadow_board", "Shadow board"),
    ("cross", "Across departments or companies"),
]
DELIVERIES = [("onsite", "On site"), ("remote", "Remote"), ("hybrid", "Hybrid")]
FORMALITIES = [("formal", "Formal"), ("informal", "Informal")]
FOCUSES = [
    ("leadership", "Leadership"),
    ("onboarding", "Onboarding"),
    ("career", "Career"),
    ("succession", "Succession"),
    ("inclusion", "Inclusion"),
    ("skills", "Skills"),
    ("culture", "Culture"),
    ("wellbeing", "Well-being"),
    ("other", "Other"),
]


class MentoringProgram(models.Model):
    """One mentoring program, from its objectives to its celebration.

    Read by its coordinators, by mentoring managers, by its participants, and while it recruits
    by its audience. Its life is in ``mentoring_program_lifecycle.py``, the conditions of each
    step in ``mentoring_program_gate.py``.
    """

    _name = "mentoring.program"
    _inherit = [
        "mentoring.program.speed",
        "mentoring.program.directory",
        "mentoring.program.question",
        "mentoring.program.confidant",
        "mentoring.program.retention",
        "mentoring.program.lifecycle",
        "mentoring.program.coordination",
        "mentoring.program.gate",
        "mentoring.program.figures",
        "mentoring.program.dashboard",
        "mentoring.program.training",
        "mentoring.program.audience",
        "mentoring.program.schedule",
        "mentoring.program.places",
        "mentoring.program.recruitment",
        "mentoring.program.wait.list",
        "mentoring.program.start",
        "mentoring.program.application",
        "mentoring.program.shown",
        "mentoring.program.enrollment",
        "mentoring.session.owner",
        "mentoring.program.evaluation",
        "mentoring.program.results",
        "mentoring.program.skill",
        "mentoring.program.matching",
        "mentoring.program.match.options",
        "mentoring.program.match.switches",
        "mentoring.program.nudge",
        "mentoring.program.outcome",
        "mentoring.program.cost",
        "mentoring.program.next.round",
        "mentoring.program.celebration",
        "mentoring.program.report",
        "mentoring.program.stuck",
        "mentoring.program.assessment",
        "mentoring.program.preparation",
        "mentoring.program.health",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Mentoring Program"
    _order = "date_start desc, id desc"
    _check_company_auto = True

    _session_link = "program_id"
    _session_domain = [("relationship_id", "=", False)]

    name = fields.Char(required=True, translate=True, tracking=True)
    active = fields.Boolean(default=True)
    color = fields.Integer()
    description = fields.Html(
        translate=True, help="Shown to everybody whom the program addresses, before they apply."
    )
    state = fields.Selection(
        STATES,
        required=True,
        default="objectives",
        tracking=True,
        copy=False,
        index=True,
        group_expand="_expand_steps",
        readonly=True,
    )
    format = fields.Selection(FORMATS, required=True, default="one_to_one", tracking=True)
    delivery = fields.Selection(DELIVERIES, required=True, default="onsite")
    formality = fields.Selection(FORMALITIES, required=True, default="formal")
    focus = fields.Selection(FOCUSES, required=True, default="leadership")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    company_ids = fields.Many2many(
        "res.company",
        "mentoring_program_company_rel",
        "program_id",
        "company_id",
        string="Companies Taking Part",
        help="None: only the company of the program.",
    )
    # Before all that is created with a program: who may create that follows from this field.
    coordinator_ids = fields.Many2many(
        "res.users",
        "mentoring_program_coordinator_rel",
        "program_id",
        "user_id",
        string="Coordinators",
        default=lambda self: self.env.user,
        copy=True,
        domain=lambda self: [("all_group_ids", "in", self._coordinator_group().ids)],
    )
    confidant_id = fields.Many2one(
        "res.users",
        domain=[("share", "=", False)],
        help="Whom participants can turn to with a concern, apart from the coordinators.",
    )

    date_start = fields.Date(tracking=True, copy=False)
    date_end = fields.Date(tracking=True, copy=False)
    enrollment = fields.Selection(
        [("cohort", "Cohort"), ("rolling", "Rolling")], required=True, default="cohort"
    )
    enrollment_deadline = fields.Date(copy=False)
    audience_department_ids = fields.Many2many(
        "hr.department", "mentoring_program_department_rel", string="Departments Addressed"
    )
    audience_job_ids = fields.Many2many(
        "hr.job", "mentoring_program_job_rel", string="Job Positions Addressed"
    )
    audience_category_ids = fields.Many2many(
        "hr.employee.category", "mentoring_program_category_rel", string="Tags Addressed"
    )

    session_interval = fields.Integer(default=28, help="Days between two sessions of a pair.")
    session_target = fields.Integer(default=6, help="Sessions a pair should hold in all.")
    hours_expected = fields.Float(default=2.0, help="Hours per person and month.")
    mentor_capacity = fields.Integer(
        default=1, help="Mentees per mentor, unless he says otherwise."
    )
    group_size_min = fields.Integer(default=3)
    group_size_max = fields.Integer(default=8)

    require_acceptance = fields.Boolean(
        compute="_compute_requirements",
        store=True,
        readonly=False,
        precompute=True,
        help="The people of a proposed pair accept it before their managers are asked.",
    )
    require_mentor_approval = fields.Boolean(
        string="Mentor's Manager Approves",
        compute="_compute_requirements",
        store=True,
        readonly=False,
        precompute=True,
    )
    require_mentee_approval = fields.Boolean(
        string="Mentee's Manager Approves",
        compute="_compute_requirements",
        store=True,
        readonly=False,
        precompute=True,
    )
    require_agreement = fields.Boolean(
        compute="_compute_requirements",
        store=True,
        readonly=False,
        precompute=True,
        help="A relationship starts when all its members have signed its agreement.",
    )
    acceptance_days = fields.Integer(default=7, help="Days to accept a proposed relationship.")
    line_rule = fields.Selection(
        [("any", "Nobody of the own reporting line"), ("direct", "Not the direct manager")],
        required=True,
        compute="_compute_line_rule",
        store=True,
        readonly=False,
        precompute=True,
    )
    gate_share = fields.Float(
        default=80.0, help="Percent of the relationships or members that open the next step."
    )
    retention_months = fields.Integer(
        default=24, help="Months after closing until personal texts are removed."
    )
    series_id = fields.Many2one("mentoring.program.series", index="btree_not_null")

    objective_ids = fields.One2many("mentoring.program.objective", "program_id", copy=True)
    readiness_ids = fields.One2many(
        "mentoring.program.readiness",
        "program_id",
        copy=True,
        default=lambda self: self.env["mentoring.program.readiness"]._suggested(),
    )
    skill_ids = fields.Many2many("hr.skill", string="Competencies to Develop")
    participant_ids = fields.One2many("mentoring.participant", "program_id")
    relationship_ids = fields.One2many("mentoring.relationship", "program_id")
    participant_properties_definition = fields.PropertiesDefinition("Imported Columns")
    import_columns = fields.Json(
        copy=True,
        groups="mentoring_program.group_mentoring_coordinator",
        help="What the columns of the last imported files held: {file: {header: target}}.",
    )

    _dates_in_order = models.Constraint(
        "CHECK(date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A program cannot end before it starts.",
    )
    _gate_share_is_percent = models.Constraint(
        "CHECK(gate_share >= 0 AND gate_share <= 100)", "The gate share is between 0 and 100 %."
    )
    _capacity_positive = models.Constraint(
        "CHECK(mentor_capacity BETWEEN 1 AND 1000 AND mentee_quota BETWEEN 1 AND 100)",
        "A mentor takes 1 to 1000 mentees, a mentee has 1 to 100 mentors.",
    )
    _group_sizes_in_order = models.Constraint(
        "CHECK(group_size_min >= 1 AND group_size_max >= group_size_min)",
        "The smallest group has at least one mentee and is not larger than the largest.",
    )
    _rhythm_positive = models.Constraint(
        "CHECK(session_interval >= 1 AND session_target >= 0 AND hours_expected >= 0"
        " AND acceptance_days >= 1 AND retention_months >= 1)",
        "Days, sessions, hours and months cannot be negative; intervals are at least one.",
    )

    @api.depends("format", "formality")
    def _compute_requirements(self):
        for program in self:
            formal = program.formality == "formal" and program.format != "speed"
            program.require_acceptance = formal
            program.require_mentor_approval = formal
            program.require_mentee_approval = formal
            program.require_agreement = formal

    @api.depends("format")
    def _compute_line_rule(self):
        for program in self:
            near = program.format in ("cascade", "reverse", "shadow_board")
            program.line_rule = "direct" if near else "any"

    def _companies(self):
        """The companies whose people may take part."""
        self.ensure_one()
        return self.company_ids | self.company_id
