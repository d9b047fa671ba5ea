from odoo import api, fields, models


class MentoringRelationshipHealth(models.AbstractModel):
    """How a relationship does, told from facts alone: its rhythm, its signature, its actions."""

    _name = "mentoring.relationship.health"
    _description = "Mentoring Relationship: Health"

    health = fields.Selection(
        [("new", "New"), ("good", "Good"), ("watch", "Watch"), ("at_risk", "At risk")],
        compute="_compute_health",
        compute_sudo=True,
    )

    @api.depends("state", "date_start", "last_session_on", "program_id.session_interval")
    def _compute_health(self):
        today = fields.Date.context_today(self)
        for relationship in self:
            interval = relationship.program_id.session_interval
            since = relationship.last_session_on or relationship.date_start
            silent = (today - since).days if since else 0
            if relationship.state != "active" or (
                not relationship.last_session_on and silent <= interval
            ):
                relationship.health = "new"
            elif silent <= interval:
                relationship.health = "good"
            else:
                relationship.health = "watch" if silent <= 2 * interval else "at_risk"
