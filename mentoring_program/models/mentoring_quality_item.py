from odoo import fields, models

AREAS = [
    ("purpose", "Clear purpose"),
    ("briefing", "Briefing and training"),
    ("matching", "Selection and matching"),
    ("review", "Measurement and review"),
    ("ethics", "Ethics"),
    ("support", "Administration and support"),
]


class MentoringQualityItem(models.Model):
    """Something a good program does, in one of six areas; the same for all programs.

    With a ``code`` the data of a program tell how far it is there: by the method of that name in
    ``mentoring_program_evidence*.py``. The others are judged by people alone.
    """

    _name = "mentoring.quality.item"
    _description = "Mentoring Quality Item"
    _order = "sequence, id"

    name = fields.Char("What a Good Program Does", required=True, translate=True)
    area = fields.Selection(AREAS, required=True)
    evidence = fields.Char("What Shows It", translate=True)
    code = fields.Char(readonly=True, copy=False, help="The evidence that is found in the data.")
    sequence = fields.Integer(default=1000)
    active = fields.Boolean(default=True)

    _name_unique = models.UniqueIndex("(name)", "This item exists already.")
    _code_unique = models.UniqueIndex(
        "(code) WHERE code IS NOT NULL", "This evidence is looked at by another item."
    )
