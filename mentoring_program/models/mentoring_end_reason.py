from odoo import fields, models


class MentoringEndReason(models.Model):
    """Why a relationship or a membership ended."""

    _name = "mentoring.end.reason"
    _inherit = ["mentoring.call.mixin"]
    _description = "Mentoring End Reason"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    is_early = fields.Boolean(
        default=True, help="A pair that ended for this reason is not matched with each other again."
    )
    is_departure = fields.Boolean(help="Set by the system for people who left the company.")
