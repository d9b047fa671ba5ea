from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import is_html_empty

from .mentoring_agreement_parts import PARTS
from .mentoring_relationship_flow import OVER_STATES


class MentoringRelationshipAgreement(models.AbstractModel):
    """The agreement of a relationship: versions, and a signature of each member per version."""

    _name = "mentoring.relationship.agreement"
    _description = "Mentoring Relationship: Agreement"

    agreement_id = fields.Many2one(
        "mentoring.agreement", "Current Agreement", compute="_compute_agreement_id"
    )

    agreement_version = fields.Integer("Version", compute="_compute_agreement_id")
    agreement_body = fields.Html("Agreement Text", compute="_compute_agreement_id")

    @api.depends("agreement_ids.is_current")
    @api.depends_context("uid")
    def _compute_agreement_id(self):
        current = self.env["mentoring.agreement"].search(
            [("relationship_id", "in", self.ids), ("is_current", "=", True)]
        )
        by_pair = current.grouped("relationship_id")
        for relationship in self:
            agreement = by_pair.get(relationship._origin, current.browse())
            relationship.agreement_id = agreement
            relationship.agreement_version = agreement.version
            # with superuser rights nobody reads it
            relationship.agreement_body = not self.env.su and agreement.body

    def _open_agreement(self):
        """Give relationships without an agreement the first version, from the template."""
        qweb, agreements = self.env["ir.qweb"], self.env["mentoring.agreement"]
        first = {
            part: qweb._render("mentoring_program.agreement_template", {"part": part}).strip()
            for part in PARTS
        }
        missing = self.filtered(lambda pair: not pair.agreement_ids)
        agreements._create_protected([{"relationship_id": pair.id, **first} for pair in missing])

    def action_change_agreement(self, body=None, parts=None, version=None):
        """Replace the agreement by a new version; everybody is asked to sign again.

        The same words once more change nothing.

        :param str body: HTML, sanitized by the field: all of it as one text
        :param dict parts: instead, HTML for each part, see ``mentoring.agreement.parts``
        :param int version: the version that was read before the change, where that is known
        :raise AgreementChangedError: it is not in force any more
        """
        self.ensure_one()
        self._check_is_member()
        parts = self._clean_parts({"other": body} if parts is None else parts)
        # members have no write access to agreements; membership is checked above
        relationship = self.sudo()
        relationship._claim()
        last = relationship._current_agreement()
        last._check_version(version)
        if last.sudo(False)._says(parts):
            return True
        last._write_protected({"is_current": False})
        last.flush_recordset()  # the index allows one current version at any moment
        relationship.agreement_ids._create_protected(
            [{"relationship_id": self.id, "version": last.version + 1, **parts}]
        )
        relationship.member_ids._write_protected({"agreement_date": False})
        others = relationship._current_members().filtered(lambda one: one.user_id != self.env.user)
        others._notify_members("agreement")
        return True

    def _clean_parts(self, parts):
        """The parts of an agreement as they were sent, if they say anything."""
        if not isinstance(parts, dict) or set(parts) - set(PARTS):
            raise UserError(self.env._("An agreement has these parts: %s.", ", ".join(PARTS)))
        parts = {name: self._words(text) for name, text in parts.items()}
        if all(is_html_empty(text) for text in parts.values()):
            raise UserError(self.env._("An agreement cannot be empty."))
        return parts

    def action_sign_agreement(self, version=None):
        """Sign the current version as the member who is logged in; twice is as once.

        :param int version: the version that was read, where that is known
        :raise AgreementChangedError: it is not in force any more
        """
        self.ensure_one()
        self._check_is_member()
        # members have no write access to signatures; membership is checked above
        relationship = self.sudo()
        relationship._claim()
        agreement = relationship._current_agreement()
        agreement._check_version(version)
        member = relationship._current_members().filtered(lambda one: one.user_id == self.env.user)
        if not agreement.signature_ids.filtered(lambda signature: signature.member_id == member):
            now = fields.Datetime.now()
            agreement.signature_ids._create_protected(
                [{"agreement_id": agreement.id, "member_id": member.id, "signed_on": now}]
            )
            member._write_protected({"agreement_date": now})
        relationship._activate_when_ready()
        return True

    def _current_agreement(self):
        """The version in force, to be signed or replaced while the relationship runs."""
        current = self.agreement_ids.filtered("is_current")
        if not current or self.state in OVER_STATES:
            raise UserError(self.env._("There is no agreement to sign or to change now."))
        return current

    def action_open_agreement(self):
        """Open the text of the agreement to be changed."""
        self.ensure_one()
        self._check_is_member()
        current = self.agreement_id
        dialog = self.env["mentoring.agreement.change"].create(
            {
                "relationship_id": self.id,
                "version": current.version,
                **{name: current[name] for name in PARTS},
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Change the Agreement"),
            "res_model": dialog._name,
            "res_id": dialog.id,
            "view_mode": "form",
            "target": "new",
        }

    def _check_is_member(self):
        self.check_access("read")
        # only whether the reader is among the members is looked at
        if self.env.user not in self.sudo()._current_members().user_id:
            raise AccessError(self.env._("Only a member of the relationship can do this."))
