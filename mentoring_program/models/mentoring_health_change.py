from odoo import api, fields, models

from .mentoring_relationship_health import HEALTHS


class MentoringHealthChange(models.Model):
    """From which day on a relationship did well or badly: one row per day with a change.

    Read by the coordinators of formal programs and by mentoring managers, but for those who were
    part of the relationship.
    """

    _name = "mentoring.health.change"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Health: History"
    _order = "day desc, id desc"
    _rec_name = "day"

    _protected_fields = frozenset({"relationship_id", "day", "health"})

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, readonly=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="relationship_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="relationship_id.company_id", store=True, index=True)
    day = fields.Date(required=True, readonly=True)
    health = fields.Selection(HEALTHS, readonly=True, help="Empty: nobody looks at it, or a pause.")

    _one_per_day = models.UniqueIndex("(relationship_id, day)")

    @api.model
    def _note(self, pairs):
        """Write today's row of relationships; what was noted earlier today is replaced."""
        today = fields.Date.context_today(self)
        rows = self.search([("relationship_id", "in", pairs.ids), ("day", "=", today)])
        for row in rows:
            row._write_protected({"health": row.relationship_id.health})
        self._create_protected(
            [
                {"relationship_id": pair.id, "day": today, "health": pair.health}
                for pair in pairs - rows.relationship_id
            ]
        )
