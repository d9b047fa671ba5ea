from odoo import models


class MentoringProgramShown(models.AbstractModel):
    """The mentors who agreed to be shown to those who think about taking part."""

    _name = "mentoring.program.shown"
    _description = "Mentoring Program: Mentors to Look At"

    def _shown_mentors(self, person):
        """Whom the reader may look at before he ranks, with superuser rights for showing them.

        Who must not be matched with him is not there; why, nobody learns.

        :param person: the reader's participation; empty before he has applied
        """
        self.ensure_one()
        roles = ["peer" if self.format == "peer" else "mentor", "both"]
        # those who agreed to be shown to the people of their program
        mentors = self.env["mentoring.participant"].sudo()
        mentors = mentors.search(
            [
                ("program_id", "=", self.id),
                ("state", "=", "accepted"),
                ("in_directory", "=", True),
                ("user_id", "not in", [False, person.user_id.id or self.env.uid]),
                ("role", "in", roles),
            ],
            order="name, id",
        )
        return person._possible_mentors(mentors) if person else mentors
