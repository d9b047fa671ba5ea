from odoo import models


class MentoringProgramConfidant(models.AbstractModel):
    """To whom the people of a program can turn with a concern."""

    _name = "mentoring.program.confidant"
    _description = "Mentoring Program: Confidant"

    def _confidant_for(self, user):
        """The confidant, if he can be one for this user: neither himself nor his own partner."""
        self.ensure_one()
        # whether the two work together is looked at, nothing is shown
        program = self.sudo()
        pairs = program.relationship_ids.filtered(lambda pair: user in pair.member_ids.user_id)
        partners = pairs.member_ids.user_id | user
        return program.confidant_id.filtered("active") - partners
