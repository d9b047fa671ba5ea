from math import isfinite

from odoo import api, fields, models

from .. import exceptions

# What both have agreed to: who changes it proposes it anew.
_TERMS = (
    "name",
    "measure",
    "deadline",
    "measured_by",
    "unit",
    "value_start",
    "value_target",
    "skill_id",
    "level_start",
    "level_target",
)
# {how a goal is measured: (start, target, current value)}
_SCALES = {
    "figure": ("value_start", "value_target", "value_current"),
    "level": ("level_start", "level_target", "level_reached"),
}


class GoalMeasureError(exceptions.ValidationError):
    """A goal whose measure leads nowhere: without a way to go, or without its skill."""


class MentoringGoalMeasure(models.AbstractModel):
    """How a goal is measured, and how far it has come: by estimate, by a figure, by a level."""

    _name = "mentoring.goal.measure"
    _description = "Mentoring Goal: Measure"

    measure = fields.Char(help="How both will know that it is reached.")
    measured_by = fields.Selection(
        [
            ("percent", "Our own estimate, in percent"),
            ("figure", "A figure"),
            ("level", "The level of a skill"),
        ],
        required=True,
        default="percent",
    )
    unit = fields.Char(help="What is counted, e.g. talks, euros, days.")
    value_start = fields.Float("Figure at the Start")
    value_target = fields.Float("Figure to Reach")
    value_current = fields.Float("Figure Today")
    skill_id = fields.Many2one("hr.skill", ondelete="set null", index="btree_not_null")
    level_start = fields.Integer("Level at the Start")
    level_target = fields.Integer("Level to Reach")
    level_reached = fields.Integer("Level Today")
    progress = fields.Integer(
        compute="_compute_progress",
        store=True,
        readonly=False,
        precompute=True,
        help="Percent; of a figure or a level it follows from the value of today.",
        aggregator="avg",
    )
    progress_ids = fields.One2many("mentoring.goal.progress", "goal_id", "Progress so Far")

    _progress_is_percent = models.Constraint(
        "CHECK(progress BETWEEN 0 AND 100)", "Progress is between 0 and 100 %."
    )
    _levels_are_percent = models.Constraint(
        "CHECK(level_start BETWEEN 0 AND 100 AND level_target BETWEEN 0 AND 100"
        " AND level_reached BETWEEN 0 AND 100)",
        "A skill level is between 0 and 100.",
    )

    @api.depends(
        "measured_by",
        "value_start",
        "value_target",
        "value_current",
        "level_start",
        "level_target",
        "level_reached",
    )
    def _compute_progress(self):
        for goal in self:
            if goal.measured_by in _SCALES and goal.state != "achieved":
                goal.progress = goal._way_gone()
            else:
                goal.progress = goal.progress

    def _way_gone(self):
        """The way from the start to the target in percent; 100 only where it is reached."""
        start, target, current = (self[name] for name in _SCALES[self.measured_by])
        if start == target:
            return 0
        return int(max(0.0, min(100.0, 100.0 * (current - start) / (target - start))))

    def _value_today(self):
        """The figure or the level of today; percent, where it is estimated."""
        self.ensure_one()
        return self[_SCALES[self.measured_by][2]] if self.measured_by in _SCALES else self.progress

    @api.model_create_multi
    def create(self, vals_list):
        """Begin where the goal starts, if nothing else is said."""
        vals_list = [dict(vals) for vals in vals_list]
        for vals in vals_list:
            for start, _target, current in _SCALES.values():
                vals.setdefault(current, vals.get(start, 0))
        goals = super().create(vals_list)
        goals.filtered("progress")._note_progress()
        return goals

    def write(self, vals):
        """Keep the history of progress; what both agreed to is agreed again when it changes."""
        before = {goal: (goal._terms(), goal._standing()) for goal in self}
        result = super().write(vals)
        if self._is_guarded():
            changed = self.filtered(lambda goal: goal._terms() != before[goal][0])
            if changed:
                changed._propose_anew()
        self.filtered(lambda goal: goal._standing() != before[goal][1])._note_progress()
        return result

    def _terms(self):
        return tuple(self[name] for name in _TERMS)

    def _standing(self):
        return self.progress, self.value_current, self.level_reached

    def _propose_anew(self):
        """Let the other members agree to what the reader has changed."""
        over = self.filtered(lambda goal: goal.state in ("achieved", "dropped"))
        over._refuse_when_over()
        self._move_to("draft")
        self._write_protected({"proposed_by_id": self.env.uid})

    def _note_progress(self):
        """Keep how far the goals have come today."""
        # a line of the history for whoever may write the goal; members alone read it
        self.env["mentoring.goal.progress"].sudo()._note(self)

    @api.constrains(*_TERMS)
    def _check_measure(self):
        for goal in self.filtered(lambda one: one.measured_by in _SCALES):
            start, target, _current = (goal[name] for name in _SCALES[goal.measured_by])
            if goal.measured_by == "level" and not goal.skill_id:
                raise GoalMeasureError(self.env._("“%s”: which skill is it about?", goal.name))
            if not isfinite(start) or not isfinite(target) or start == target:
                raise GoalMeasureError(
                    self.env._(
                        "“%s”: what is to be reached must differ from where it starts.", goal.name
                    )
                )

    @api.constrains("value_current", "progress")
    def _check_value(self):
        for goal in self:
            if not isfinite(goal.value_current):
                raise GoalMeasureError(self.env._("“%s”: this is not a figure.", goal.name))
            is_derived = goal.measured_by in _SCALES and goal.state != "achieved"
            if is_derived and goal.progress != goal._way_gone():
                raise GoalMeasureError(
                    self.env._("“%s”: the percentage follows from the value of today.", goal.name)
                )
