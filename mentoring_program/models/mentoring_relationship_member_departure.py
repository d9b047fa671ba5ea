from odoo import api, fields, models


class MentoringRelationshipMemberDeparture(models.AbstractModel):
    """What happens to memberships when their person leaves the company."""

    _name = "mentoring.relationship.member.departure"
    _description = "Mentoring Membership: Departure"

    @api.model
    def _cron_end_departed(self):
        """End the memberships of people who left the company; safe to run at any time."""
        today = fields.Date.context_today(self)
        gone = self.search(
            [
                ("left_on", "=", False),
                ("holds_seat", "=", True),
                "|",
                "|",
                ("employee_id", "=", False),  # deleted
                ("employee_id.active", "=", False),
                ("employee_id.departure_date", "<=", today),
            ]
        )
        gone.try_lock_for_update()._depart()
        self.env["mentoring.speed.meeting"]._cancel_departed()

    def _depart(self):
        """End the memberships of people who have left; the others are offered a new partner."""
        reason = self.env.ref("mentoring_program.end_reason_departure")
        for member in self:
            member._leave(end_reason=reason)
            member.relationship_id._offer_rematch()
