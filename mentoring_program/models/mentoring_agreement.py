from markupsafe import Markup

from odoo import api, fields, models

from .. import exceptions
from .mentoring_agreement_parts import PARTS


class AgreementChangedError(exceptions.UserError):
    """Somebody else has changed the agreement since it was read."""


class MentoringAgreement(models.Model):
    """One version of what the members of a relationship agree on; read by the members alone.

    A version is never changed: who signs it signs these words. A change is a new version.
    """

    _name = "mentoring.agreement"
    _inherit = ["mentoring.agreement.parts", "mentoring.guard.mixin"]
    _description = "Mentoring Agreement"
    _order = "relationship_id, version desc"
    _rec_name = "version"

    _protected_fields = frozenset({"version", "relationship_id", "is_current"})
    _private_fields = frozenset({*PARTS, "body"})

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="relationship_id.company_id", store=True, index=True)
    version = fields.Integer(default=1, required=True, readonly=True)
    is_current = fields.Boolean(default=True, readonly=True)
    body = fields.Html("Agreement", compute="_compute_body", help="All parts as one text.")
    signature_ids = fields.One2many("mentoring.agreement.signature", "agreement_id")

    _one_of_each_version = models.UniqueIndex(
        "(relationship_id, version)", "Somebody else changed the agreement at the same time."
    )
    _one_current = models.UniqueIndex(
        "(relationship_id) WHERE is_current", "A relationship has one current agreement."
    )

    @api.depends(*PARTS)
    @api.depends_context("lang")
    def _compute_body(self):
        for agreement in self:
            agreement.body = Markup().join(
                Markup("<h3>%s</h3>%s") % (question, text)
                for _name, question, text in agreement._filled_parts()
            )

    def _previous(self):
        """The version before this one."""
        return self.relationship_id.agreement_ids.filtered(
            lambda one: one.version == self.version - 1
        )

    def _changed_parts(self):
        """The names of the parts that read otherwise in the version before."""
        previous = self._previous()
        return {name for name in PARTS if previous and (self[name] or "") != (previous[name] or "")}

    def _says(self, parts):
        """Whether these parts, as they would be stored, are this version word by word."""
        draft = self.new(parts)
        return all((draft[name] or "") == (self[name] or "") for name in PARTS)

    def _check_version(self, version):
        """Refuse what was decided before somebody else put another version in force."""
        if version is not None and version != self.version:
            raise AgreementChangedError(
                self.env._(
                    "The agreement has been changed in the meantime: version %s is in force."
                    " Please read it first; what you typed is still here.",
                    self.version,
                )
            )

    def _program_of_guarded(self):
        return self.relationship_id.program_id
