from odoo import api, fields, models

from .mentoring_program_wait_list import sides_of


class MentoringParticipantWait(models.AbstractModel):
    """A person on the wait list of a program, and the place that somebody leaves."""

    _name = "mentoring.participant.wait"
    _description = "Mentoring Participant: Wait List"

    wait_position = fields.Integer("Place on the Wait List", readonly=True, copy=False)

    rounds_waited = fields.Integer(
        "Waited in Rounds Before",
        readonly=True,
        copy=False,
        help="In so many rounds before this one the person got no partner.",
    )

    @api.constrains("state", "role")
    def _check_place(self):
        accepted = self.filtered(lambda person: person.state == "accepted")
        for program, people in accepted.grouped("program_id").items():
            program._check_places(people)

    def write(self, vals):
        """Close the gaps of the wait list when all its people have been written."""
        result = super().write(vals)
        if "wait_position" in vals:
            self.env.cr.precommit.add(self.program_id._close_wait_list)
        return result

    def action_waitlist(self):
        """Put people at the end of the wait list, in the order given.

        Who waited in rounds before comes before all who did not.
        """
        self.check_access("write")
        for program, people in self.grouped("program_id").items():
            # numbers alone; two who do this at once wait for each other
            program.sudo()._claim()
            last = len(program.sudo()._wait_list())
            movers = people.filtered(lambda one: one.state != "waitlisted")
            for person in movers:
                last += 1
                person._move_to("waitlisted", wait_position=last)
            movers._go_before_newcomers()
        return True

    def _go_before_newcomers(self):
        """Put those of these people who waited in rounds before right behind the last such one."""
        program = self.program_id.sudo()  # numbers alone are written
        waited = self.filtered("rounds_waited").sudo()
        if not waited:
            return
        others = program._wait_list() - waited
        place = max((rank for rank, one in enumerate(others, 1) if one.rounds_waited), default=0)
        for rank, one in enumerate(others[:place] + waited + others[place:], 1):
            if one.wait_position != rank:
                one.wait_position = rank

    def _without_place(self):
        """For whom of these people there is no place, if who came first is served first."""
        rest = self.browse()
        for program, people in self.grouped("program_id").items():
            # numbers alone; whoever accepts people at the same time has to wait
            program.sudo()._claim()
            left = program.sudo()._places_left()
            for person in people.sorted(lambda one: one._turn()):
                sides = [side for side in person._places_wanted() if side in left]
                if any(left[side] < 1 for side in sides):
                    rest |= person
                else:
                    left.subtract(sides)
        return rest

    def _turn(self):
        """Whose turn it is first: who waited in more rounds, then who came earlier."""
        return -self.rounds_waited, self.consent_date or self.create_date, self.id

    def _places_wanted(self):
        """The sides on which the person takes a place of the program."""
        return sides_of(self.role)

    def _may_move_up(self):
        return self._is_available() and not self._needs_consent()

    def _move_to(self, target, **values):
        """Close the gap in the list, and give the place of whoever leaves to the next one."""
        if target != "waitlisted":
            values["wait_position"] = 0
        held = self.filtered(lambda person: person.state == "accepted")
        waited = self.filtered(lambda person: person.state == "waitlisted")
        movers = super()._move_to(target, **values)
        (movers & waited).program_id._number_wait_list()
        left = movers & held
        left.program_id._move_up(left)
        if target == "accepted":  # mentors bring places along
            movers.program_id.filtered("mentee_places_follow")._move_up()
        return movers
