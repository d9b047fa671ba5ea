import base64
import binascii

from odoo import api, fields, models
from odoo.tools import human_size
from odoo.tools.mimetypes import guess_mimetype

from .. import exceptions

LARGEST = 10 * 1024 * 1024  # bytes of one file
MOST = 20  # files of one goal


class EvidenceFileError(exceptions.ValidationError):
    """A file that is empty, too large, or one too many."""


class MentoringGoalEvidence(models.Model):
    """A file that shows what was done for a goal, for the members of the relationship alone.

    The bytes lie in a column of this table and in no ``ir.attachment``: attachments are listed to
    administrators, and read by whoever reads the goal. They are never read with superuser rights.
    """

    _name = "mentoring.goal.evidence"
    _inherit = ["mentoring.authored.mixin", "mentoring.private.mixin", "mentoring.guard.mixin"]
    _description = "Mentoring Goal Evidence"
    _order = "id"

    _private_fields = frozenset({"file"})
    _protected_fields = frozenset({"author_id", "size", "mimetype"})
    _fixed_fields = frozenset({"goal_id", "name", "file"})

    goal_id = fields.Many2one("mentoring.goal", required=True, ondelete="cascade", index=True)
    relationship_id = fields.Many2one(
        related="goal_id.relationship_id", store=True, index=True, precompute=True
    )
    name = fields.Char("File", required=True)
    file = fields.Binary("Content", required=True, attachment=False, prefetch=False)
    size = fields.Integer(readonly=True, help="Bytes.")
    mimetype = fields.Char("Type", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        """Keep files; each is measured here, whatever a client says about it."""
        contents = [self._content(vals) for vals in vals_list]
        records = super().create(vals_list)
        for record, content in zip(records, contents, strict=True):
            # measured here; nobody has the right to change a file
            record.sudo()._write_protected(
                {"size": len(content), "mimetype": guess_mimetype(content)}
            )
        records._check_count()
        return records

    @api.model
    def _content(self, vals):
        try:
            content = base64.b64decode(vals.get("file") or b"", validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise EvidenceFileError(self.env._("This is not a file.")) from error
        if not content:
            raise EvidenceFileError(self.env._("This file is empty."))
        if len(content) > LARGEST:
            raise EvidenceFileError(self.env._("A file has at most %s.", human_size(LARGEST)))
        return content

    def _check_count(self):
        """Refuse more files than a goal needs."""
        counts = self._read_group([("goal_id", "in", self.goal_id.ids)], ["goal_id"], ["__count"])
        if any(count > MOST for _goal, count in counts):
            raise EvidenceFileError(self.env._("A goal has at most %s files.", MOST))

    def _program_of_guarded(self):
        return self.goal_id.program_id
