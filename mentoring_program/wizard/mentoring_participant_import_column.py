from odoo import fields, models

from ..models.imported_column import column_name
from .registration_targets import SIDES, TARGETS


class MentoringParticipantImportColumn(models.TransientModel):
    """One column of an uploaded file and what it stands for. No cell of the file is kept."""

    _name = "mentoring.participant.import.column"
    _description = "Column of a Registration File"
    _order = "import_id, side, position"

    import_id = fields.Many2one(
        "mentoring.participant.import", required=True, ondelete="cascade", index=True
    )
    side = fields.Selection(SIDES, "File", required=True, readonly=True)
    position = fields.Integer(readonly=True)
    header = fields.Char("Column", required=True, readonly=True)
    target = fields.Selection(TARGETS, "Holds", required=True)

    def _property_name(self):
        return column_name(self.header)
