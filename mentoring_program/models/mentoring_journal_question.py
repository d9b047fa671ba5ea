from odoo import fields, models


class MentoringJournalQuestion(models.Model):
    """A question to write about in one's journal; what people answer is theirs alone."""

    _name = "mentoring.journal.question"
    _description = "Mentoring Journal Question"
    _order = "sequence, id"

    name = fields.Char("Question", required=True, translate=True)
    role = fields.Selection(
        [("mentor", "Mentors"), ("mentee", "Mentees")], "For", help="Empty: for everybody."
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _name_unique = models.UniqueIndex("(name)", "This question exists already.")
