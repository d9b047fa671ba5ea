from odoo import fields, models


class MentoringSessionSpeed(models.AbstractModel):
    """The session of a speed event: the event's people come, and the event follows it."""

    _name = "mentoring.session.speed"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Session: Speed Event"

    speed_event_id = fields.Many2one(
        "mentoring.speed.event",
        ondelete="cascade",
        index="btree_not_null",
        copy=False,
        readonly=True,
    )

    def write(self, vals):
        result = super().write(vals)
        if not {"start", "duration", "private_location"}.isdisjoint(vals):
            # whoever may move the session moves the event with it
            self.sudo().speed_event_id._follow_session()
        return result

    def _move_to(self, target, **values):
        moved = super()._move_to(target, **values)
        moved.sudo().speed_event_id._follow_session_state(target)  # see above
        return moved

    def _events(self):
        events = super()._events()
        if self.speed_event_id:  # the event sends everybody his own timetable instead
            events = events.with_context(no_mail_to_attendees=True)
        return events

    def _invited_participants(self):
        """Who comes: to a speed event everybody who has a meeting there."""
        if self.speed_event_id:
            # who plans the session may know who comes
            return self.sudo().speed_event_id._attending()
        return super()._invited_participants()
