from odoo import fields, models


class MentoringEventReading(models.Model):
    """A part of the book that the book club reads until a day."""

    _name = "mentoring.event.reading"
    _inherit = ["mentoring.event.part"]
    _description = "Mentoring Event Reading"
    _order = "due_on, id"

    name = fields.Char("What to Read", required=True)
    due_on = fields.Date("Until", required=True)
    question = fields.Char("To Think About")
