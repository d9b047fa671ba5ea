from odoo import api, fields, models
from odoo.exceptions import ValidationError

COORDINATOR = "mentoring_program.group_mentoring_coordinator"

# formats whose relationships are pairs of a mentor and a mentee: only there can wishes be stable
PAIR_FORMATS = ("one_to_one", "reverse", "cross", "network", "cascade")
# what is asked of pairs alone, and not of a stable result, which leaves no choice
PAIR_OPTIONS = ("match_lift_lowest", "match_waited_first", "match_pool")
AIMS = [
    ("coverage", "As many people matched as possible"),
    ("score", "The most points in all"),
    ("stable", "No two who would both rather have each other"),
]


class MentoringProgramMatchOptions(models.AbstractModel):
    """What a program asks of a matching besides its rules and points, by format."""

    _name = "mentoring.program.match.options"
    _description = "Mentoring Program: Aim and Options of the Matching"

    mentee_quota = fields.Integer(
        compute="_compute_mentee_quota",
        store=True,
        readonly=False,
        precompute=True,
        help="Mentors per mentee.",
    )
    match_aim = fields.Selection(
        AIMS,
        "Aim",
        required=True,
        compute="_compute_match_aim",
        store=True,
        readonly=False,
        precompute=True,
    )
    match_lift_lowest = fields.Boolean(
        "Nobody Gets a Poor Match",
        compute="_compute_pair_options",
        store=True,
        readonly=False,
        precompute=True,
        help="First the lowest score of all is made as high as can be, then the total.",
    )
    match_waited_first = fields.Boolean(
        "Who Waited Last Time Comes First",
        compute="_compute_pair_options",
        store=True,
        readonly=False,
        precompute=True,
        help="Of all ways to match as many people, one that serves most of those who went"
        " unmatched last time.",
    )
    match_pool = fields.Selection(
        [("department", "Department"), ("place", "Work location")],
        "Places Limited By",
        compute="_compute_pair_options",
        store=True,
        readonly=False,
        precompute=True,
        help="At most so many pairs with mentors of one department or work location. Pairs of this"
        " program that are proposed or running count too.",
    )
    match_limit_ids = fields.One2many(
        "mentoring.match.limit", "program_id", "Places at Most", copy=True, groups=COORDINATOR
    )
    department_limit_ids = fields.One2many(
        "mentoring.match.limit",
        "program_id",
        "Places by Department",
        domain=[("department_id", "!=", False)],
        groups=COORDINATOR,
    )
    place_limit_ids = fields.One2many(
        "mentoring.match.limit",
        "program_id",
        "Places by Work Location",
        domain=[("work_location_id", "!=", False)],
        groups=COORDINATOR,
    )
    mentors_per_group = fields.Integer(default=1)
    balance_departments = fields.Boolean(
        "Departments Spread over the Groups",
        compute="_compute_group_options",
        store=True,
        readonly=False,
        precompute=True,
        help="Colleagues of one department are spread evenly, so that people get to know others.",
    )
    allow_trio = fields.Boolean(
        "An Odd Person Joins a Pair",
        compute="_compute_group_options",
        store=True,
        readonly=False,
        precompute=True,
        help="When the number of peers is odd, one relationship has three; else one person waits.",
    )
    rule_overlap = fields.Boolean(
        "Working Hours Overlap",
        compute="_compute_rule_overlap",
        store=True,
        readonly=False,
        precompute=True,
        help="By working schedule and time zone of each employee, in every week of the program.",
    )
    rule_overlap_min = fields.Float("Hours in Common a Week", default=5.0)

    _stable_needs_pairs = models.Constraint(
        f"CHECK(match_aim != 'stable' OR format IN {PAIR_FORMATS})",
        "Only pairs of a mentor and a mentee can be stable; choose another aim for this format.",
    )
    _mentors_per_group_in_range = models.Constraint(
        "CHECK(mentors_per_group BETWEEN 1 AND 20)", "A group has 1 to 20 mentors."
    )
    _overlap_in_range = models.Constraint(
        "CHECK(rule_overlap_min > 0 AND rule_overlap_min <= 168)",
        "A week has more than 0 and at most 168 hours in common.",
    )

    @api.depends("format")
    def _compute_mentee_quota(self):
        for program in self:
            program.mentee_quota = 3 if program.format == "network" else 1

    @api.depends("format")
    def _compute_match_aim(self):
        for program in self:
            stays = program.match_aim != "stable" or program.format in PAIR_FORMATS
            program.match_aim = (stays and program.match_aim) or "coverage"

    @api.depends("format", "match_aim")
    def _compute_pair_options(self):
        """What another format or aim has no room for is switched off with the change."""
        for program in self:
            kept = program._has_pair_options()
            program.match_lift_lowest = kept and program.match_lift_lowest
            program.match_waited_first = kept and program.match_waited_first
            program.match_pool = kept and program.match_pool

    @api.constrains("format", "match_aim", "match_lift_lowest", "match_waited_first", "match_pool")
    def _check_pair_options(self):
        for program in self:
            program._check_aim(program.match_aim)

    def _check_aim(self, aim):
        """Refuse an aim or options for which the matching has no room.

        :raise ValidationError: says which, and what to do
        """
        self.ensure_one()
        if aim == "stable" and self.format not in PAIR_FORMATS:
            raise ValidationError(
                self.env._(
                    "%s: only pairs of a mentor and a mentee can be stable; choose another aim.",
                    self.name,
                )
            )
        asked = [one for one in PAIR_OPTIONS if self[one]]
        if asked and not self._has_pair_options(aim):
            raise ValidationError(self._words_of_pair_options(asked))

    def _has_pair_options(self, aim=None):
        """Whether format and aim leave room for PAIR_OPTIONS."""
        self.ensure_one()
        return self.format in PAIR_FORMATS and (aim or self.match_aim) != "stable"

    def _words_of_pair_options(self, asked):
        """Why these options cannot be kept, and what to do."""
        labels = ", ".join(f"“{self._fields[one]._description_string(self.env)}”" for one in asked)
        if self.format in PAIR_FORMATS:
            return self.env._(
                "%(program)s: %(options)s cannot be asked for together with the aim that no two"
                " would both rather have each other. Switch it off, or choose another aim.",
                program=self.name,
                options=labels,
            )
        return self.env._(
            "%(program)s: %(options)s can only be asked for where a relationship is one mentor and"
            " one mentee, not in the format “%(format)s”. Switch it off.",
            program=self.name,
            options=labels,
            format=dict(self._fields["format"]._description_selection(self.env))[self.format],
        )

    @api.depends("format")
    def _compute_group_options(self):
        for program in self:
            program.balance_departments = program.format in ("group", "shadow_board")
            program.allow_trio = program.format == "peer"

    @api.depends("delivery", "format")
    def _compute_rule_overlap(self):
        for program in self:
            program.rule_overlap = program.delivery == "remote" and program.format != "speed"

    def _asks_for_values(self):
        """Whether the matching compares values and working style, for whoever may be asked."""
        self.ensure_one()
        return self._compares("values")

    def _asks_for_identity(self):
        """Whether the matching compares what people tell of their identity."""
        self.ensure_one()
        return self._compares("identity")

    def _compares(self, code):
        # one yes or no about the program leaves it
        return code in self.sudo().criterion_ids.mapped("code")

    def _match_options(self):
        """What `matching.Options` is told of this program."""
        self.ensure_one()
        return {
            "lift_lowest": self.match_lift_lowest,
            "waited_first": self.match_waited_first,
            "pool": self.match_pool or "",
            "limits": self._limits(),
            "group_size_min": self.group_size_min,
            "group_size_max": self.group_size_max,
            "mentors_per_group": self.mentors_per_group,
            "balance_departments": self.balance_departments,
            "trio": self.allow_trio,
        }

    def _limits(self):
        """How many pairs each department or work location may give: {what people have: most}."""
        self.ensure_one()
        link = {"department": "department_id", "place": "work_location_id"}.get(self.match_pool)
        limits = self.match_limit_ids.filtered(link) if link else self.match_limit_ids.browse()
        return {limit._key(): limit.most for limit in limits}
