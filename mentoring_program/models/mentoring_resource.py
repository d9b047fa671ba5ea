from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .mentoring_program import FORMATS
from .mentoring_program_lifecycle import STATES


class ResourceLinkError(ValidationError):
    """A link that a browser would not open as a page."""


class MentoringResource(models.Model):
    """A guide, agenda, reading or training for participants, by role, format and step."""

    _name = "mentoring.resource"
    _description = "Mentoring Resource"
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index=True, help="None: all companies.")
    program_id = fields.Many2one(
        "mentoring.program",
        ondelete="cascade",
        index="btree_not_null",
        check_company=True,
        help="None: all programs.",
    )
    kind = fields.Selection(
        [
            ("guide", "Guide"),
            ("agenda", "Agenda"),
            ("questions", "Questions"),
            ("case_study", "Case study"),
            ("reading", "Reading"),
            ("training", "Training"),
        ],
        required=True,
        default="guide",
    )
    role = fields.Selection([("mentor", "Mentors"), ("mentee", "Mentees")], help="None: everybody.")
    format = fields.Selection(FORMATS, help="None: all formats.")
    step = fields.Selection(
        [state for state in STATES if state[0] not in ("closed", "cancelled")], help="None: always."
    )
    body = fields.Html(translate=True)
    url = fields.Char("Link")
    is_mandatory = fields.Boolean("Mandatory")
    minutes = fields.Integer(help="How long it takes.")
    completion_ids = fields.One2many("mentoring.resource.completion", "resource_id")

    @api.constrains("url")
    def _check_url(self):
        for resource in self.filtered("url"):
            if not resource.url.startswith(("https://", "http://")):
                raise ResourceLinkError(
                    self.env._("%s: a link starts with https://.", resource.name)
                )
