from odoo import fields, models
from odoo.fields import Domain

from .mentoring_relationship_flow import APPROVED_STATES


class MentoringProgramTraining(models.AbstractModel):
    """What everybody in a program must have done before it goes to monitoring."""

    _name = "mentoring.program.training"
    _description = "Mentoring Program: Training"

    mandatory_resource_ids = fields.Many2many(
        "mentoring.resource", compute="_compute_training", string="Mandatory Resources"
    )
    untrained_ids = fields.Many2many(
        "mentoring.participant", compute="_compute_training", string="Not Trained Yet"
    )

    def _compute_training(self):
        for program in self:
            program.mandatory_resource_ids = self.env["mentoring.resource"].search(
                program._mandatory_domain()
            )
            program.untrained_ids = program._people_to_train()._untrained()

    def _mandatory_domain(self):
        """The mandatory resources of this program, for whichever role."""
        return Domain("is_mandatory", "=", True) & self._resource_domain()

    def _resource_domain(self):
        """The resources that are for this program, for whichever role."""
        self.ensure_one()
        return (
            Domain("program_id", "in", [False, *self.ids])
            & Domain("company_id", "in", [False, *self._companies().ids])
            & Domain("format", "in", [False, self.format])
        )

    def _people_to_train(self):
        """The participants who are in an approved relationship."""
        pairs = self.relationship_ids.filtered(lambda pair: pair.state in APPROVED_STATES)
        return pairs.member_ids.filtered(lambda member: not member.left_on).participant_id
