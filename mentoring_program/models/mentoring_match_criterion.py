from odoo import api, fields, models

from .. import exceptions
from .imported_column import column_name

CODES = [
    ("skill", "Skill coverage"),
    ("topics", "Common topics"),
    ("values", "Values and working style"),
    ("seniority", "Seniority gap"),
    ("language", "Common language"),
    ("timezone", "Time-zone overlap"),
    ("place", "Same place"),
    ("department", "Distance of departments"),
    ("tenure", "Longer in the company"),
    ("wish", "Wishes of either side"),
    ("identity", "Identity wish"),
    ("waited", "Waited last time"),
    ("column", "Imported column"),
]


class CriterionError(exceptions.ValidationError):
    """A criterion that cannot be used as it is."""


class IdentityFixedError(exceptions.UserError):
    """The points of the identity wish were to be changed after recruitment had begun."""


class MentoringMatchCriterion(models.Model):
    """One criterion of a program's matching and its weight in points."""

    _name = "mentoring.match.criterion"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Match Criterion"
    _order = "program_id, sequence, id"
    _rec_name = "code"

    _fixed_fields = frozenset({"program_id"})

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    code = fields.Selection(CODES, "Criterion", required=True, default="column")
    weight = fields.Float(
        "Points", default=10.0, help="The points of a pair that meets the criterion fully."
    )
    highest = fields.Float(
        "Points at Most",
        compute="_compute_highest",
        help="The points of a pair that meets the criterion fully: the highest of the points by gap"
        " where these are given.",
    )
    column = fields.Char(help="The imported column this criterion compares.")
    column_choices = fields.Json(
        compute="_compute_column_choices", help="The labels of the imported columns."
    )
    comparison = fields.Selection(
        [
            ("equal", "Equal"),
            ("different", "Different"),
            ("gap", "Gap between ordered values"),
            ("shared", "Shared values of a list"),
        ],
        default="equal",
    )
    column_order = fields.Char(
        "Values in Order", help="For a gap: the values from low to high, separated by commas."
    )
    is_required = fields.Boolean(
        "Rule", help="Never match where this is not met; such a rule gives no points."
    )
    wanted_gap = fields.Integer(
        default=1, help="Mentor minus mentee: the distance that gets all the points."
    )
    gap_reach = fields.Integer(
        "Down to Zero At", default=3, help="So far off the wanted gap there are no points left."
    )
    gap_ids = fields.One2many("mentoring.match.gap", "criterion_id", "Points by Gap", copy=True)

    _weight_in_range = models.Constraint(
        "CHECK(weight >= 0 AND weight <= 1000000)", "Points are between 0 and 1,000,000."
    )
    _gap_reach_positive = models.Constraint(
        "CHECK(gap_reach > 0)", "Points can fall to zero one step off the wanted gap at the least."
    )
    _one_per_code = models.UniqueIndex(
        "(program_id, code) WHERE code != 'column' AND active",
        "This criterion is in the program already.",
    )

    @api.depends("program_id")
    def _compute_column_choices(self):
        for criterion in self:
            criterion.column_choices = list(criterion.program_id._imported_columns().values())

    @api.depends("weight", "gap_ids.points")
    def _compute_highest(self):
        for criterion in self:
            points = criterion.gap_ids.mapped("points") if criterion._compares_gaps() else []
            criterion.highest = (
                0 if criterion.is_required else max(points, default=criterion.weight)
            )

    @api.depends("code", "column")
    def _compute_display_name(self):
        labels = dict(self._fields["code"]._description_selection(self.env))
        for criterion in self:
            criterion.display_name = (
                criterion.column if criterion.code == "column" else labels.get(criterion.code)
            )

    @api.constrains("code", "column", "comparison", "is_required", "active", "program_id")
    def _check_column(self):
        for criterion in self.filtered(lambda one: one.code == "column"):
            if not (criterion.column or "").strip():
                raise CriterionError(self.env._("Say which imported column is compared."))
            if criterion.is_required and criterion.comparison not in ("equal", "different"):
                raise CriterionError(
                    self.env._("%s: a rule asks for equal or different values.", criterion.column)
                )
            twins = criterion.program_id.criterion_ids - criterion
            if criterion.active and criterion._key() in [twin._key() for twin in twins]:
                raise CriterionError(self.env._("%s is compared already.", criterion.column))
        if any(one.is_required and one.code != "column" for one in self):
            raise CriterionError(
                self.env._("Only imported columns can be rules here; the program has the others.")
            )

    @api.model_create_multi
    def create(self, vals_list):
        criteria = super().create(vals_list)
        criteria._check_identity_fixed()
        return criteria

    def write(self, vals):
        self._check_identity_fixed(vals)
        result = super().write(vals)
        self._check_identity_fixed(vals)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_fixed(self):
        self._check_identity_fixed()

    def _check_identity_fixed(self, vals=("weight",)):
        """Keep the points of the identity wish equal for everybody and in all runs."""
        if not {"weight", "code", "active"}.intersection(vals):
            return
        late = self.filtered(
            lambda one: one.code == "identity" and one.program_id.state != "objectives"
        )
        if late:
            raise IdentityFixedError(
                self.env._(
                    "%s: the points of the identity wish are fixed once recruitment has begun.",
                    ", ".join(late.program_id.mapped("name")),
                )
            )

    def _key(self):
        """What there is once per program."""
        return self.code, self.column and column_name(self.column), self.is_required

    def _compares_gaps(self):
        return self.code == "seniority" or (self.code == "column" and self.comparison == "gap")

    def _options(self):
        """The options of this criterion as `matching` wants them."""
        self.ensure_one()
        options = {}
        if self.code == "column":
            options |= {"name": column_name(self.column), "how": self.comparison}
        if self._compares_gaps() and self.gap_ids:
            highest = self.highest or 1.0
            options["gaps"] = {one.gap: one.points / highest for one in self.gap_ids}
        elif self._compares_gaps():
            options |= {"wanted": self.wanted_gap, "reach": self.gap_reach}
        if self.code == "column" and self.comparison == "gap" and self.column_order:
            options["order"] = [value.strip() for value in self.column_order.split(",")]
        return options
