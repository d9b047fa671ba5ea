from odoo import api, fields, models


class MentoringGoalProgress(models.Model):
    """How far a goal had come on a day: its last standing of that day.

    Written by the goal itself, read by the members of the relationship alone.
    """

    _name = "mentoring.goal.progress"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Goal Progress"
    _order = "day, id"
    _rec_name = "day"

    _protected_fields = frozenset({"goal_id", "day", "progress", "value"})

    goal_id = fields.Many2one("mentoring.goal", required=True, ondelete="cascade", index=True)
    relationship_id = fields.Many2one(
        related="goal_id.relationship_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(related="goal_id.company_id", store=True, index=True)
    day = fields.Date(required=True)
    progress = fields.Integer(required=True, help="Percent.", aggregator="avg")
    value = fields.Float(help="The figure or the level of that day.", aggregator="avg")

    _one_per_day = models.UniqueIndex("(goal_id, day)", "The progress of a day is noted once.")

    @api.model
    def _note(self, goals):
        """Keep the standing of these goals as that of today."""
        today = fields.Date.context_today(self)
        rows = self.search([("goal_id", "in", goals.ids), ("day", "=", today)])
        known = {row.goal_id.id: row for row in rows}
        new = []
        for goal in goals:
            values = {"progress": goal.progress, "value": goal._value_today()}
            if goal.id in known:
                known[goal.id]._write_protected(values)
            else:
                new.append({"goal_id": goal.id, "day": today, **values})
        self._create_protected(new)

    def _program_of_guarded(self):
        return self.goal_id.program_id
