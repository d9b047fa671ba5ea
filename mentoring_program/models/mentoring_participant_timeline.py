from odoo import fields, models

from ..exceptions import UserError

# When somebody last came to a state; where he stands now is told by the state itself.
REACHED = {
    "invited": "invited_on",
    "applied": "applied_on",
    "accepted": "accepted_on",
    "waitlisted": "waitlisted_on",
    "declined": "left_on",
    "withdrawn": "left_on",
}


class MentoringParticipantTimeline(models.AbstractModel):
    """The days on which a person came to each state, so that nobody waits in silence."""

    _name = "mentoring.participant.timeline"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Participant: Timeline"

    invited_on = fields.Datetime(readonly=True, copy=False)
    applied_on = fields.Datetime(readonly=True, copy=False)
    accepted_on = fields.Datetime(readonly=True, copy=False)
    waitlisted_on = fields.Datetime("On the Wait List Since", readonly=True, copy=False)
    left_on = fields.Datetime("Declined or Withdrawn On", readonly=True, copy=False)

    def _move_to(self, target, **values):
        if target in REACHED:
            values = {REACHED[target]: fields.Datetime.now(), **values}
        return super()._move_to(target, **values)

    def action_pause(self, until=None):
        """Take a break until a day, as the person himself: no new partner is proposed till then.

        :param until: the last day of the break, a date or its text
        :raise UserError: the day has passed
        """
        self.ensure_one()
        self._check_own_or_coordinated()
        day = self._day(until)
        if not day or day < fields.Date.context_today(self):
            raise UserError(self.env._("Please give the last day of your break, from today on."))
        # checked above; a person has no write access to his own record
        self.sudo().unavailable_until = day
        return True

    def action_end_pause(self):
        """End the break."""
        self._check_own_or_coordinated()
        # checked above; a person has no write access to his own record
        self.sudo().unavailable_until = False
        return True

    def _steps_so_far(self):
        """What has happened until now, the earliest first: [(state or “created”, moment)]."""
        self.ensure_one()
        begun = [("created", self.create_date)] if self.state == "draft" else []
        reached = {
            (state, self[name])
            for state, name in REACHED.items()
            if self[name] and (name != "left_on" or state == self.state)
        }
        return begun + sorted(reached, key=lambda one: one[1])
