from odoo import api, fields, models

from .mentoring_program_wait_list import sides_of


class MentoringParticipantWait(models.AbstractModel):
    """A person on the wait list of a program, and the place that somebody leaves."""

    _name = "mentoring.participant.wait"
    _description = "Mentoring Participant: Wait List"

    wait_position = fields.Integer("Place on the Wait List", readonly=True, copy=False)

    @api.constrains("state", "role")
    def _check_place(self):
        accepted = self.filtered(lambda person: person.state == "accepted")
        for program, people in accepted.grouped("program_id").items():
            program._check_places(people)

    def action_waitlist(self):
        """Put people at the end of the wait list, in the order given."""
        self.check_access("write")
        for program, people in self.grouped("program_id").items():
            # numbers alone; two who do this at once wait for each other
            program.sudo()._claim()
            last = len(program.sudo()._wait_list())
            for person in people.filtered(lambda one: one.state != "waitlisted"):
                last += 1
                person._move_to("waitlisted", wait_position=last)
        return True

    def _without_place(self):
        """For whom of these people there is no place, if who came first is served first."""
        rest = self.browse()
        for program, people in self.grouped("program_id").items():
            # numbers alone; whoever accepts people at the same time has to wait
            program.sudo()._claim()
            left = program.sudo()._places_left()
            for person in people.sorted(lambda one: (one.consent_date or one.create_date, one.id)):
                sides = [side for side in person._places_wanted() if side in left]
                if any(left[side] < 1 for side in sides):
                    rest |= person
                else:
                    left.subtract(sides)
        return rest

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
