from odoo import fields, models


class MentoringAgreementSignature(models.Model):
    """The signature of one member under one version of an agreement."""

    _name = "mentoring.agreement.signature"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Agreement Signature"
    _rec_name = "member_id"

    _protected_fields = frozenset({"agreement_id", "member_id", "signed_on"})

    agreement_id = fields.Many2one(
        "mentoring.agreement", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="agreement_id.company_id", store=True, index=True)
    member_id = fields.Many2one(
        "mentoring.relationship.member",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    signed_on = fields.Datetime(required=True, readonly=True)

    _signed_once = models.UniqueIndex(
        "(agreement_id, member_id)", "This member has signed this version already."
    )

    def _program_of_guarded(self):
        return self.agreement_id.relationship_id.program_id
