from odoo import api, models

from .. import exceptions


class PlacesTakenError(exceptions.ValidationError):
    """A program was to give fewer places than its people have taken already."""


class MentoringProgramPlaces(models.AbstractModel):
    """How many partners the program gives those who did not choose a number of their own."""

    _name = "mentoring.program.places"
    _description = "Mentoring Program: Places"

    @api.constrains("mentor_capacity", "mentee_quota")
    def _check_places_taken(self):
        # names of those who hold more places are told to whoever may change the program
        Participant = self.env["mentoring.participant"].sudo()
        for program in self:
            holders = Participant.search(
                [
                    ("program_id", "=", program.id),
                    "|",
                    "&",
                    ("chosen_capacity", "=", 0),
                    ("mentor_seats_taken", ">", program.mentor_capacity),
                    "&",
                    ("chosen_quota", "=", 0),
                    ("mentee_seats_taken", ">", program.mentee_quota),
                ]
            )
            if holders:
                raise PlacesTakenError(
                    self.env._(
                        "%(program)s: these people have more partners already; give them a number"
                        " of their own first: %(names)s",
                        program=program.name,
                        names=", ".join(holders.mapped("name")),
                    )
                )
