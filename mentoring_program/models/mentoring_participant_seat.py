from odoo import models
from odoo.exceptions import UserError


class NoSeatLeftError(UserError):
    """A mentor or a mentee has no free place."""


class MentoringParticipantSeat(models.AbstractModel):
    """Places: written counters with a check in the database, never a count.

    Two transactions that take the last place both write the same row: one of them fails, is
    repeated by the framework and then finds the place taken.
    """

    _name = "mentoring.participant.seat"
    _description = "Mentoring Participant: Places"

    def _take_seats(self, side, count=1):
        """Take places of each person on one side.

        :param str side: ``mentor`` or ``mentee`` (a peer takes a mentee's place)
        :raise NoSeatLeftError: names everybody who has too few places; nothing is taken then
        """
        taken, limit = self._seat_fields(side)
        full = self.filtered(lambda person: person[taken] + count > person[limit])
        if full:
            raise NoSeatLeftError(self.env._("No free place: %s", ", ".join(full.mapped("name"))))
        for person in self:
            person._write_protected({taken: person[taken] + count})

    def _release_seats(self, side):
        taken, _limit = self._seat_fields(side)
        for person in self:
            person._write_protected({taken: person[taken] - 1})

    def _seat_fields(self, side):
        if side == "mentor":
            return "mentor_seats_taken", "capacity"
        return "mentee_seats_taken", "quota"

    def _has_free_seat(self, side):
        self.ensure_one()
        taken, limit = self._seat_fields(side)
        return self[taken] < self[limit]
