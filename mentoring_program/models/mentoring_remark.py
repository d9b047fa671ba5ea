from odoo import fields, models


class MentoringRemark(models.Model):
    """A word for the coordinators alone: why somebody declined, refused, or left early.

    A coordinator never reads one about himself.
    """

    _name = "mentoring.remark"
    _description = "Mentoring Remark for Coordinators"
    _order = "id desc"

    member_id = fields.Many2one(
        "mentoring.relationship.member", required=True, ondelete="cascade", index=True
    )
    relationship_id = fields.Many2one(related="member_id.relationship_id", store=True, index=True)
    program_id = fields.Many2one(related="member_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    kind = fields.Selection(
        [("decline", "Declined"), ("refusal", "Refused by the manager"), ("end", "Left early")],
        required=True,
    )
    body = fields.Text(required=True)
