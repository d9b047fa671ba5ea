from odoo import api, fields, models

from .. import exceptions


class NoSeatLeftError(exceptions.UserError):
    """A mentor or a mentee has no free place."""


class MentoringParticipantSeat(models.AbstractModel):
    """Places: written counters with a check in the database, never a count.

    Two transactions that take the last place both write the same row: one of them fails, is
    repeated by the framework and then finds the place taken.
    """

    _name = "mentoring.participant.seat"
    _description = "Mentoring Participant: Places"

    capacity = fields.Integer(
        compute="_compute_places",
        inverse="_inverse_places",
        store=True,
        precompute=True,
        help="How many mentees this person takes as a mentor.",
    )
    quota = fields.Integer(
        compute="_compute_places",
        inverse="_inverse_places",
        store=True,
        precompute=True,
        help="How many mentors this person wants as a mentee.",
    )
    chosen_capacity = fields.Integer(help="0: as many mentees as the program says.")
    chosen_quota = fields.Integer(help="0: as many mentors as the program says.")
    mentor_seats_taken = fields.Integer(default=0, readonly=True, copy=False)
    mentee_seats_taken = fields.Integer(default=0, readonly=True, copy=False)

    _mentor_seats_within_capacity = models.Constraint(
        "CHECK(mentor_seats_taken >= 0 AND mentor_seats_taken <= capacity)",
        "This mentor has no free place.",
    )
    _mentee_seats_within_quota = models.Constraint(
        "CHECK(mentee_seats_taken >= 0 AND mentee_seats_taken <= quota)",
        "This mentee has all the mentors he may have.",
    )
    _places_in_range = models.Constraint(
        "CHECK(capacity BETWEEN 0 AND 1000 AND quota BETWEEN 0 AND 100)",
        "A mentor takes 0 to 1000 mentees, a mentee has 0 to 100 mentors.",
    )
    _choices_in_range = models.Constraint(
        "CHECK(chosen_capacity BETWEEN 0 AND 1000 AND chosen_quota BETWEEN 0 AND 100)",
        "A mentor takes 0 to 1000 mentees, a mentee has 0 to 100 mentors.",
    )

    @api.depends(
        "role",
        "chosen_capacity",
        "chosen_quota",
        "program_id.mentor_capacity",
        "program_id.mentee_quota",
    )
    def _compute_places(self):
        for person in self:
            program = person.program_id
            mentors, learns = person._sides()
            person.capacity = mentors and (person.chosen_capacity or program.mentor_capacity)
            person.quota = learns and (person.chosen_quota or program.mentee_quota)

    def _inverse_places(self):
        """Keep what differs from the program as the person's own choice; all others follow it."""
        for person in self:
            program = person.program_id
            own = person.capacity != program.mentor_capacity
            person.chosen_capacity = own and person.capacity
            own = person.quota != program.mentee_quota
            person.chosen_quota = own and person.quota

    def _sides(self):
        """Whether the role mentors others, and whether it looks for a partner to learn from."""
        return self.role in ("mentor", "both"), self.role in ("mentee", "both", "peer")

    def _is_available(self):
        """Whether the person is an employee and not away."""
        self.ensure_one()
        away = self.unavailable_until and self.unavailable_until >= fields.Date.context_today(self)
        return bool(self.employee_id.active) and not away

    def _take_seats(self, side, count=1):
        """Take places of each person on one side.

        :param str side: ``mentor`` or ``mentee`` (a peer takes a mentee's place)
        :raise NoSeatLeftError: names everybody who has too few places; nothing is taken then
        """
        taken, limit = self._seat_fields(side)
        full = self.filtered(lambda person: person[taken] + count > person[limit])
        if full:
            raise NoSeatLeftError(self.env._("No free place: %s", ", ".join(full.mapped("name"))))
        for held, people in self.grouped(taken).items():
            people._write_protected({taken: held + count})

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
