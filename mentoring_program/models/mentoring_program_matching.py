from odoo import api, fields, models
from odoo.exceptions import UserError

PROPOSING_STEPS = ("structure", "training", "monitoring")
COORDINATOR = "mentoring_program.group_mentoring_coordinator"
WANTED = [("any", "May be any"), ("same", "Must be the same"), ("different", "Must be different")]


class MentoringProgramMatching(models.AbstractModel):
    """What a program asks of a pair: rules never broken, and criteria worth points."""

    _name = "mentoring.program.matching"
    _description = "Mentoring Program: Matching"

    rule_department = fields.Selection(
        WANTED,
        "Departments",
        required=True,
        compute="_compute_rule_department",
        store=True,
        readonly=False,
        precompute=True,
    )
    rule_company = fields.Selection(WANTED, "Companies", required=True, default="any")
    rule_common_language = fields.Boolean("A Common Language Is Needed")
    rule_grade = fields.Boolean(
        "Grades Apart",
        compute="_compute_rule_grade",
        store=True,
        readonly=False,
        precompute=True,
        help="The mentor is more senior by so many grades, at least and at most; where juniors"
        " mentor seniors, less senior. Who has no grade is matched with nobody.",
    )
    rule_grade_gap_min = fields.Integer("Grades Apart, at Least", default=1)
    rule_grade_gap_max = fields.Integer(
        "Grades Apart, at Most",
        compute="_compute_rule_grade",
        store=True,
        readonly=False,
        precompute=True,
    )
    criterion_ids = fields.One2many(
        "mentoring.match.criterion", "program_id", "All Criteria", copy=True, groups=COORDINATOR
    )
    plain_criterion_ids = fields.One2many(
        "mentoring.match.criterion",
        "program_id",
        "Criteria",
        domain=[("code", "!=", "column")],
        groups=COORDINATOR,
    )
    own_criterion_ids = fields.One2many(
        "mentoring.match.criterion",
        "program_id",
        "Own Criteria",
        domain=[("code", "=", "column")],
        groups=COORDINATOR,
    )
    match_run_ids = fields.One2many(
        "mentoring.match.run", "program_id", "Matchings", groups=COORDINATOR
    )

    _grade_gaps_in_order = models.Constraint(
        "CHECK(rule_grade_gap_max >= rule_grade_gap_min)",
        "The largest distance of grades is not below the smallest.",
    )

    @api.depends("format")
    def _compute_rule_department(self):
        for program in self:
            program.rule_department = "different" if program.format == "cross" else "any"

    @api.depends("format")
    def _compute_rule_grade(self):
        """In reverse mentoring the direction is the format; peers and cascades need no rule."""
        for program in self:
            turned = program.format == "reverse"
            program.rule_grade = turned
            program.rule_grade_gap_max = 10 if turned else 3

    def action_match(self):
        """Start a matching of the program's people and open it; nothing is computed yet."""
        self.ensure_one()
        self.check_access("write")
        self._check_formal()
        if not self.criterion_ids:
            self.action_preset_balanced()
        run = self.env["mentoring.match.run"].create({"program_id": self.id})
        return run.get_formview_action()

    def action_view_matchings(self):
        """Open the matchings of the program."""
        return self._open("mentoring.match.run", self.env._("Matchings"))

    def action_preset_balanced(self):
        """Give points for everything that speaks for a pair, skills first."""
        return self._apply_preset("balanced")

    def action_preset_skills(self):
        """Give most points where the mentor can teach what the mentee needs."""
        return self._apply_preset("skills")

    def action_preset_belonging(self):
        """Give most points to what the people wish and have in common."""
        return self._apply_preset("belonging")

    def _apply_preset(self, preset):
        """Replace the criteria by those of a preset.

        Imported columns stay; so does the identity wish, whose points are fixed with recruitment.
        """
        self.check_access("write")
        for program in self:
            points = program._points_of_preset(preset)
            fixed = {"column"} if program.state == "objectives" else {"column", "identity"}
            replaced = program.criterion_ids.filtered(
                lambda one, fixed=fixed: one.code not in fixed
            )
            replaced.unlink()
            program.criterion_ids = [
                (0, 0, {"code": code, "weight": weight, "sequence": place})
                for place, (code, weight) in enumerate(points.items(), 1)
                if code not in fixed
            ]
        return True

    def _match_sizes(self):
        """How many people look for a partner, and among how many: (mentees, mentors)."""
        self.ensure_one()
        groups = self.env["mentoring.participant"]._read_group(
            [("program_id", "=", self.id), ("state", "=", "accepted")], ["role"], ["__count"]
        )
        counts = dict(groups)
        both = counts.get("both", 0)
        mentees = counts.get("mentee", 0) + counts.get("peer", 0) + both
        return mentees, mentees if self.format == "peer" else counts.get("mentor", 0) + both

    def _imported_columns(self):
        """The imported columns: {name: label}."""
        definition = self.participant_properties_definition or []
        return {one["name"]: one.get("string") or one["name"] for one in definition}

    def _check_criteria(self):
        """Refuse criteria that cannot say anything, naming each."""
        self.ensure_one()
        columns = self._imported_columns()
        missing = self.criterion_ids.filtered(
            lambda one: one.code == "column" and one._key()[1] not in columns
        )
        if missing:
            raise UserError(
                self.env._(
                    "No imported column is called %(missing)s. There are: %(known)s",
                    missing=", ".join(f"“{one.column}”" for one in missing),
                    known=", ".join(columns.values()) or self.env._("none"),
                )
            )
        if not any(self.criterion_ids.mapped("highest")):
            raise UserError(self.env._("%s: give points to one criterion at the least.", self.name))

    def _check_proposing(self):
        """Refuse to propose pairs before the structure stands or when it is all over."""
        early = self.filtered(lambda program: program.state not in PROPOSING_STEPS)
        if early:
            raise UserError(
                self.env._(
                    "%s: pairs are proposed from the step “Establish structure” until the end of"
                    " “Monitor and evaluate”.",
                    ", ".join(early.mapped("name")),
                )
            )
