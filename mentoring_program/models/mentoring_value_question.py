from odoo import fields, models


class MentoringValueQuestion(models.Model):
    """A question on values or working style: two poles, and a person stands between them."""

    _name = "mentoring.value.question"
    _description = "Mentoring Question on Values"
    _order = "sequence, id"

    name = fields.Char("Subject", required=True, translate=True)
    low = fields.Char("One Pole", required=True, translate=True)
    high = fields.Char("Other Pole", required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(
        default=True, help="Archive a question rather than giving it another meaning."
    )

    _name_unique = models.UniqueIndex("(name)", "A question on this subject exists already.")
