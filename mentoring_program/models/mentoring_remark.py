from odoo import api, fields, models


class MentoringRemark(models.Model):
    """A word for the coordinators alone: why somebody declined, refused, or left early.

    A coordinator never reads one about himself.
    """

    _name = "mentoring.remark"
    _description = "Mentoring Remark for Coordinators"
    _order = "id desc"

    member_id = fields.Many2one("mentoring.relationship.member", ondelete="cascade", index=True)
    participant_id = fields.Many2one(
        "mentoring.participant",
        compute="_compute_participant_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        ondelete="cascade",
        index=True,
    )
    relationship_id = fields.Many2one(related="member_id.relationship_id", store=True, index=True)
    program_id = fields.Many2one(related="participant_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="participant_id.company_id", store=True, index=True)
    kind = fields.Selection(
        [
            ("decline", "Declined"),
            ("refusal", "Refused by the manager"),
            ("end", "Left early"),
            ("fit", "Asked for another partner"),
            ("consent", "Consent refused by the manager"),
            ("application", "Application decided"),
        ],
        required=True,
    )
    body = fields.Text(required=True)

    @api.depends("member_id")
    def _compute_participant_id(self):
        for remark in self:
            remark.participant_id = remark.member_id.participant_id or remark.participant_id
