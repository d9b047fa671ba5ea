from collections import Counter

from odoo import SUPERUSER_ID, api, fields, models

from .. import exceptions
from .mentoring_program_application import OPEN_STATES

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"
SIDES = ("mentor", "mentee")


class NoPlaceError(exceptions.ValidationError):
    """More people were to be accepted than the program has places for."""


class MentoringProgramWaitList(models.AbstractModel):
    """How many people a program takes, and the wait list that moves up when a place is free.

    A place belongs to a side: mentors give, mentees and peers learn; who does both takes one of
    each. Whoever takes or frees places claims the program first, so that the last free one is
    given once.
    """

    _name = "mentoring.program.wait.list"
    _description = "Mentoring Program: Places and Wait List"

    mentor_places = fields.Integer("Places for Mentors", help="0: as many as come.")
    mentee_places = fields.Integer(
        "Places for Mentees", help="Peers count as mentees. 0: as many as come."
    )
    mentee_places_follow = fields.Boolean(
        "No More Mentees than Mentors Take",
        help="Mentees wait until the accepted mentors have places for them.",
    )
    wait_list_moves = fields.Boolean(
        "Wait List Moves Up by Itself",
        default=True,
        help="Who has waited longest and whose manager consents, where asked, is accepted when a"
        " place becomes free. Where the program sets no number of places, one comes for each who"
        " leaves.",
    )
    places_told = fields.Char(
        "Places", compute="_compute_places_told", compute_sudo=True, groups=_COORDINATOR
    )

    _places_not_negative = models.Constraint(
        "CHECK(mentor_places >= 0 AND mentee_places >= 0)",
        "A number of places cannot be negative; 0 is as many as come.",
    )

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {
            "mentor_places",
            "mentee_places",
            "mentee_places_follow",
            "mentor_capacity",
            "wait_list_moves",
        }:
            self._move_up()
        return result

    @api.depends(
        "participant_ids.state",
        "participant_ids.role",
        "participant_ids.capacity",
        "mentor_places",
        "mentee_places",
        "mentee_places_follow",
    )
    def _compute_places_told(self):
        for program in self:
            taken = program._origin._places_taken()
            mentors = program._places_of_side(taken, "mentor", self.env._("Mentors"))
            people = self.env._("People") if program.format == "peer" else self.env._("Mentees")
            mentees = program._places_of_side(taken, "mentee", people)
            parts = [mentees] if program.format == "peer" else [mentors, mentees]
            program.places_told = " · ".join(parts)

    def _places_of_side(self, taken, side, label):
        limit = self._places(side)
        if limit is None:
            return self.env._(
                "%(side)s: %(taken)s accepted, no limit", side=label, taken=taken[side]
            )
        return self.env._(
            "%(side)s: %(taken)s of %(limit)s places taken",
            side=label,
            taken=taken[side],
            limit=limit,
        )

    def _places(self, side):
        """How many people a side takes in all; None: as many as come."""
        if side == "mentor":
            return self.mentor_places or None
        limits = [self.mentee_places] if self.mentee_places else []
        if self.mentee_places_follow:
            limits.append(self._places_of_mentors())
        return min(limits, default=None)

    def _places_of_mentors(self):
        """How many mentees the accepted mentors take together."""
        accepted = [("program_id", "in", self.ids), ("state", "=", "accepted")]
        rows = self.env["mentoring.participant"]._read_group(accepted, [], ["capacity:sum"])
        return rows[0][0] or 0

    def _places_taken(self):
        """How many accepted people hold a place: {side: number}."""
        accepted = [("program_id", "in", self.ids), ("state", "=", "accepted")]
        taken = Counter()
        for role, count in self.env["mentoring.participant"]._read_group(
            accepted, ["role"], ["__count"]
        ):
            for side in SIDES:
                taken[side] += count * (side in sides_of(role))
        return taken

    def _places_left(self):
        """How many more people a side takes, for sides with a limit: {side: number}."""
        taken = self._places_taken()
        limits = {side: self._places(side) for side in SIDES}
        return Counter(
            {side: limit - taken[side] for side, limit in limits.items() if limit is not None}
        )

    def _check_places(self, people):
        """Refuse people for whom there is no place, just after they were accepted.

        :raise NoPlaceError: names the side and its places
        """
        self.ensure_one()
        program = self.sudo()  # numbers alone are told, to whoever may accept people
        sides = {side for one in people for side in sides_of(one.role)}
        if all(program._places(side) is None for side in sides):
            return
        program._claim()
        taken = program._places_taken()
        labels = {"mentor": self.env._("mentors"), "mentee": self.env._("mentees")}
        for side in SIDES:
            limit = program._places(side) if side in sides else None
            if limit is not None and taken[side] > limit:
                raise NoPlaceError(
                    self.env._(
                        "%(program)s has %(limit)s places for %(side)s; %(taken)s people would have"
                        " one. Put the others on the wait list, or give the program more places.",
                        program=program.name,
                        limit=limit,
                        side=labels[side],
                        taken=taken[side],
                    )
                )

    def _move_up(self, gone=None):
        """Accept from the top of the wait list for whom there is a place.

        :param gone: people who have just left the place they held, for programs without limits
        """
        # the system gives the places: nobody learns from the history whose place it was
        for program in self.with_user(SUPERUSER_ID).sudo():
            if not program.wait_list_moves or program.state not in OPEN_STATES:
                continue
            if waiting := program._wait_list() - (gone or program.participant_ids.browse()):
                program._claim()
                program._give_places(waiting, gone)

    def _give_places(self, waiting, gone):
        free = Counter(side for one in gone or () for side in sides_of(one.role))
        for person in waiting.filtered(lambda one: one._may_move_up()):
            taken, sides = self._places_taken(), sides_of(person.role)
            if person.state == "waitlisted" and all(
                self._is_free(side, taken, free) for side in sides
            ):
                person._move_to("accepted")
                free.subtract(sides)
        self._update_invitations()

    def _is_free(self, side, taken, free):
        limit = self._places(side)
        return free[side] > 0 if limit is None else taken[side] < limit

    def _wait_list(self):
        """Who waits, the first in line first."""
        return self.env["mentoring.participant"].search(
            [("program_id", "in", self.ids), ("state", "=", "waitlisted")],
            order="program_id, wait_position, id",
        )

    def _number_wait_list(self):
        """Number the people on the list from 1 without gaps."""
        # positions alone are written, after a move that was checked
        for program in self.sudo():
            for position, person in enumerate(program._wait_list(), 1):
                if person.wait_position != position:
                    person.wait_position = position

    def _close_wait_list(self):
        """Number the list once more before the transaction ends, whatever was written into it."""
        self._number_wait_list()
        self.env.flush_all()

    @api.model
    def _cron_move_up(self):
        """Give free places to those who wait: somebody's mentor may take more people by now."""
        waiting = self.env["mentoring.participant"]._read_group(
            [("state", "=", "waitlisted"), ("program_id.state", "in", OPEN_STATES)], ["program_id"]
        )
        for (program,) in waiting:
            if program.try_lock_for_update(allow_referencing=True):
                program._move_up()


def sides_of(role):
    """The sides on which a role takes a place: mentors give, mentees and peers learn."""
    return {"mentor": ("mentor",), "both": SIDES}.get(role, ("mentee",))
