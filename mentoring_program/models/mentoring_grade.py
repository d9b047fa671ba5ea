from odoo import fields, models


class MentoringGrade(models.Model):
    """A rank of the organization; the order of the grades says who is more senior."""

    _name = "mentoring.grade"
    _description = "Mentoring Grade"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10, help="Junior first: a higher number is more senior.")
    company_id = fields.Many2one("res.company", index=True, help="None: all companies.")

    _name_unique = models.UniqueIndex(
        "(name, COALESCE(company_id, 0))", "A grade of this name exists already."
    )
