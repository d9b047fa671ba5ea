from odoo import fields, models

from .registration_targets import SIDES


class MentoringParticipantImportProblem(models.TransientModel):
    """A line of an uploaded file that cannot be imported, and why."""

    _name = "mentoring.participant.import.problem"
    _description = "Problem in a Registration File"
    _order = "import_id, side, line, id"

    import_id = fields.Many2one(
        "mentoring.participant.import", required=True, ondelete="cascade", index=True
    )
    side = fields.Selection(SIDES, "File", required=True, readonly=True)
    line = fields.Integer(readonly=True)
    reason = fields.Char(required=True, readonly=True)
