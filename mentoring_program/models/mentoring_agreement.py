from odoo import fields, models


class MentoringAgreement(models.Model):
    """One version of what the members of a relationship agree on; read by the members alone."""

    _name = "mentoring.agreement"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Agreement"
    _order = "relationship_id, version desc"
    _rec_name = "version"

    _protected_fields = frozenset({"version", "relationship_id", "is_current"})

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="relationship_id.company_id", store=True, index=True)
    version = fields.Integer(default=1, required=True, readonly=True)
    is_current = fields.Boolean(default=True, readonly=True)
    body = fields.Html(required=True)
    signature_ids = fields.One2many("mentoring.agreement.signature", "agreement_id")

    _one_of_each_version = models.UniqueIndex(
        "(relationship_id, version)", "Somebody else changed the agreement at the same time."
    )
    _one_current = models.UniqueIndex(
        "(relationship_id) WHERE is_current", "A relationship has one current agreement."
    )

    def _program_of_guarded(self):
        return self.relationship_id.program_id
