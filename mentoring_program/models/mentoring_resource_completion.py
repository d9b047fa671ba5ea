from odoo import fields, models


class MentoringResourceCompletion(models.Model):
    """That a participant has done a resource, or was let off it with a reason."""

    _name = "mentoring.resource.completion"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Resource Completion"

    _fixed_fields = frozenset({"resource_id", "participant_id"})
    _protected_fields = frozenset(
        {"done_on", "noted_by_id", "waived_by_id", "waived_reason", "session_id"}
    )

    resource_id = fields.Many2one(
        "mentoring.resource", required=True, ondelete="cascade", index=True
    )
    participant_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="participant_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="participant_id.company_id", store=True, index=True)
    user_id = fields.Many2one(related="participant_id.user_id", store=True, index=True)
    done_on = fields.Datetime(readonly=True)
    noted_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        ondelete="set null",
        help="The coordinator who noted it; nobody where the person did so himself.",
    )
    session_id = fields.Many2one(
        "mentoring.session",
        "Event",
        readonly=True,
        ondelete="cascade",
        index="btree_not_null",
        help="The event that counted as this training.",
    )
    waived_by_id = fields.Many2one("res.users", readonly=True, ondelete="set null")
    waived_reason = fields.Char(readonly=True)

    _once_per_participant = models.UniqueIndex(
        "(resource_id, participant_id)", "This is noted for the participant already."
    )
