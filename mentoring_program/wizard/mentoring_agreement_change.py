from odoo import fields, models

from ..models.mentoring_agreement_parts import PARTS


class MentoringAgreementChange(models.TransientModel):
    """Write a new version of an agreement, starting from the one in force."""

    _name = "mentoring.agreement.change"
    _inherit = ["mentoring.agreement.parts", "mentoring.call.mixin"]
    _description = "Change of a Mentoring Agreement"

    relationship_id = fields.Many2one("mentoring.relationship", required=True, readonly=True)
    version = fields.Integer("Started From", readonly=True)

    def action_confirm(self):
        """Put the new version in force; all members are asked to sign it."""
        self.ensure_one()
        parts = {name: self[name] or "" for name in PARTS}
        self.relationship_id.action_change_agreement(parts=parts, version=self.version or None)
        return {"type": "ir.actions.act_window_close"}
