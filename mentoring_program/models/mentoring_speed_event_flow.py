from odoo import fields, models

from .. import exceptions

STATES = [
    ("planned", "Planned"),
    ("published", "Published"),
    ("held", "Held"),
    ("cancelled", "Cancelled"),
]
STANDING_STATES = ("planned", "published")


class EmptyTimetableError(exceptions.UserError):
    """A timetable without a meeting was to be published."""


class MentoringSpeedEventFlow(models.AbstractModel):
    """The life of an event: planned by a matching, published to its people, held.

    What is published can still be changed; publishing again tells those alone whom it concerns.
    """

    _name = "mentoring.speed.event.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Speed Event: Lifecycle"

    def action_publish(self):
        """Put the event into everybody's calendar and send everybody his own timetable.

        Of an event that is published already, only those get a mail whose timetable has changed.
        """
        self.check_access("write")
        self._check_publishable()
        for event in self:
            event._claim()
            event._move_to("published", published_on=fields.Datetime.now())
            event._write_session()
            event._tell_changes()
        return True

    def action_hold(self):
        """Note that the event took place: all its meetings are held, all who came attended.

        :raise SessionNotStartedError: it has not begun yet
        """
        self.check_access("write")
        held = self.filtered(lambda event: event.state != "held")
        held._check_move("held")
        held.session_ids.action_hold()
        return True

    def action_cancel(self):
        """Call the event off and take it out of the calendars; its timetable stays readable."""
        self.check_access("write")
        moved = self._move_to("cancelled")
        moved._cancel_session()
        return True

    def action_plan(self):
        """Plan an event again that was cancelled; it is published anew when that is wanted."""
        self.check_access("write")
        self.filtered(lambda event: event.state == "cancelled")._move_to("planned")
        return True

    def _move_to(self, target, **values):
        if target == "planned":  # nobody reads a new timetable before it is published anew
            values["published_on"] = False
        return super()._move_to(target, **values)

    def _check_publishable(self):
        self.filtered(lambda event: event.state not in STANDING_STATES)._refuse_move("published")
        empty = self.filtered(lambda event: not event._standing_meetings())
        if empty:
            raise EmptyTimetableError(
                self.env._(
                    "There is no meeting to publish: %s", ", ".join(empty.mapped("display_name"))
                )
            )

    def _standing_meetings(self):
        return self.meeting_ids.filtered(lambda one: one.state != "cancelled")

    def _attending(self):
        """Everybody who has a meeting there."""
        return self._standing_meetings()._people()
