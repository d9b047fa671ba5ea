from odoo import api, fields, models

from .. import exceptions


class EventFullError(exceptions.ValidationError):
    """Somebody was to come to an event that has no seat left, or it was to get too few seats."""


class MentoringSessionSeats(models.AbstractModel):
    """How many people an event takes, and how many said that they come.

    The number is written with each answer, in the row of the event: of two who take the last seat
    at the same moment the database lets one through, and repeats the other, who then hears it.
    """

    _name = "mentoring.session.seats"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Session: Seats"

    seats = fields.Integer(help="How many people can come. 0: as many as like.")
    seats_taken = fields.Integer(readonly=True, copy=False)
    seats_left = fields.Integer(compute="_compute_seats_left", help="Where the seats are limited.")

    _seats_not_negative = models.Constraint(
        "CHECK(seats >= 0)", "A number of seats cannot be negative; 0 is as many as like."
    )
    _seats_are_enough = models.Constraint(
        "CHECK(seats = 0 OR seats_taken <= seats)", "Nobody comes without a seat."
    )

    @api.depends("seats", "seats_taken")
    def _compute_seats_left(self):
        for session in self:
            session.seats_left = max(session.seats - session.seats_taken, 0)

    def write(self, vals):
        """Refuse fewer seats than people who said that they come."""
        if vals.get("seats"):
            self._check_seats(vals["seats"])
        return super().write(vals)

    def _count_seats(self):
        """Write how many said that they come.

        :raise EventFullError: more than there are seats
        """
        # numbers alone, after an answer that was checked
        for session in self.sudo():
            taken = len(session.guest_ids.filtered(lambda one: one.answer == "yes"))
            if taken > session.seats_taken:
                session._check_seats(session.seats, taken)
            if taken != session.seats_taken:
                session._write_protected({"seats_taken": taken})

    def _check_seats(self, seats, taken=0):
        for session in self:
            coming = taken or session.seats_taken
            if seats and seats < coming:
                raise EventFullError(
                    self.env._(
                        "%(event)s has %(seats)s seats; %(coming)s people would come.",
                        event=session.display_name,
                        seats=seats,
                        coming=coming,
                    )
                )
