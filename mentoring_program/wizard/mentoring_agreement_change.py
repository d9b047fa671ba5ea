from odoo import fields, models


class MentoringAgreementChange(models.TransientModel):
    """Write a new version of an agreement, starting from the one in force."""

    _name = "mentoring.agreement.change"
    _inherit = ["mentoring.call.mixin"]
    _description = "Change of a Mentoring Agreement"

    relationship_id = fields.Many2one("mentoring.relationship", required=True, readonly=True)
    body = fields.Html("Agreement", required=True, sanitize=True)

    def action_confirm(self):
        """Put the new version in force; all members are asked to sign it."""
        self.ensure_one()
        self.relationship_id.action_change_agreement(self.body)
        return {"type": "ir.actions.act_window_close"}
