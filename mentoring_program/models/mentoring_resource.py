from odoo import api, fields, models
from odoo.fields import Domain

from .. import exceptions
from .mentoring_program import FORMATS
from .mentoring_program_lifecycle import STATES


class ResourceLinkError(exceptions.ValidationError):
    """A link that a browser would not open as a page."""


class MentoringResource(models.Model):
    """A guide, agenda, reading or training for participants, by role, format and step."""

    _name = "mentoring.resource"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Resource"
    _order = "sequence, name, id"
    _check_company_auto = True

    _fixed_fields = frozenset({"program_id"})

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
    is_for_reader = fields.Boolean(
        compute="_compute_is_for_reader",
        search="_search_is_for_reader",
        help="Whether it belongs to a program of the reader, or to all and he takes part in one.",
    )

    @api.constrains("url")
    def _check_url(self):
        for resource in self.filtered("url"):
            if not resource.url.startswith(("https://", "http://")):
                raise ResourceLinkError(
                    self.env._("%s: a link starts with https://.", resource.name)
                )

    @api.depends("program_id")
    @api.depends_context("uid")
    def _compute_is_for_reader(self):
        # only ids leave sudo, to be compared with those already here
        readable = self.sudo().filtered_domain(self._reader_domain())
        for resource in self:
            resource.is_for_reader = resource in readable

    def _search_is_for_reader(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._reader_domain() if True in value else ~self._reader_domain()

    @api.model
    def _reader_domain(self):
        # the reader's own programs; nothing of them is shown
        people = self.env["mentoring.participant"].sudo().search([("user_id", "=", self.env.uid)])
        programs = people.program_id
        return Domain("program_id", "in", [False, *programs.ids]) if programs else Domain.FALSE
