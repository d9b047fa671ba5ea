from odoo import fields, models


class MentoringAuthoredMixin(models.AbstractModel):
    """What one person wrote and what goes with him; who it is cannot be changed.

    Models protect ``author_id``; their rules and their own words say who reads it.
    """

    _name = "mentoring.authored.mixin"
    _description = "Mentoring: Written by Somebody"

    author_id = fields.Many2one(
        "res.users",
        required=True,
        index=True,
        ondelete="cascade",
        readonly=True,
        default=lambda self: self.env.user,
    )
