from datetime import timedelta

from odoo import api, fields, models


class MentoringDemoHealth(models.AbstractModel):
    """Plays how the relationships of the demo did, and what the coordinator did about one.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.health"
    _description = "Story of the Mentoring Demo Data: Health"

    @api.model
    def _play(self):
        pairs = self.env["mentoring.relationship"].search([("health", "!=", False)])
        pairs._note_history()
        for pair in pairs.filtered("date_start"):
            self._remember(pair)
        for health in ("watch", "at_risk"):
            self._help(pairs.filtered(lambda pair, health=health: pair.health == health)[:1])

    def _remember(self, pair):
        """The history that the daily job would have written since the start."""
        start, today = pair.date_start, fields.Date.today()
        ways = {
            "at_risk": ((0, "new"), (14, "good"), (40, "watch")),
            "watch": ((0, "new"), (14, "good")),
        }
        way = ways.get(pair.health, ((0, "new"), (14, "good"), (30, "watch"), (37, "good")))
        known = pair.env["mentoring.health.change"]
        days = [(start + timedelta(days=number), health) for number, health in way]
        known._create_protected(
            [
                {"relationship_id": pair.id, "day": day, "health": health}
                for day, health in days
                if day < today
            ]
        )

    def _help(self, pair):
        """A talk, noted by the coordinator with her own rights."""
        coordinator = pair.program_id.coordinator_ids[:1]
        if coordinator:
            self.env["mentoring.intervention"].with_user(coordinator).create(
                {
                    "relationship_id": pair.id,
                    "kind": "talk",
                    "done_on": fields.Date.today() - timedelta(days=6),
                    "body": "Called both. Much travel in the last weeks; they want to meet online.",
                }
            )
