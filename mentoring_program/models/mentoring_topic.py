from odoo import fields, models


class MentoringTopic(models.Model):
    """A subject that people want to talk about in mentoring, beyond single skills."""

    _name = "mentoring.topic"
    _description = "Mentoring Topic"
    _order = "sequence, name"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    color = fields.Integer()
    active = fields.Boolean(default=True)

    _name_unique = models.UniqueIndex("(name)", "A topic of this name exists already.")
