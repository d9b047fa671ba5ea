from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .mentoring_program import FOCUSES, FORMATS
from .mentoring_program_lifecycle import STATES

KINDS = [
    ("guide", "Guide"),
    ("agenda", "Agenda"),
    ("questions", "Questions"),
    ("case_study", "Case study"),
    ("reading", "Reading"),
    ("event", "Event plan"),
    ("training", "Training"),
]
DUES = [
    ("matching", "Before the matching"),
    ("session", "Before the first session"),
    ("date", "By a date"),
]


class MentoringResource(models.Model):
    """A guide, agenda, reading or training for participants, by role, format and step.

    It may be a text, a file, a link, a test, or several of them. Who has to do it by when is in
    ``mentoring_participant_training.py``, which gates wait for it in
    ``mentoring_program_training.py``.
    """

    _name = "mentoring.resource"
    _inherit = [
        "mentoring.reader.mixin",
        "mentoring.resource.content",
        "mentoring.resource.test",
        "mentoring.guard.mixin",
    ]
    _description = "Mentoring Resource"
    _order = "sequence, name, id"
    _check_company_auto = True

    _fixed_fields = frozenset({"program_id"})
    _reader_fields = ("program_id",)

    name = fields.Char(required=True, translate=True)
    summary = fields.Char(translate=True, help="One sentence: what the reader gets from it.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        help="None: all companies. That of the program, if it is for one.",
    )
    program_id = fields.Many2one(
        "mentoring.program",
        ondelete="cascade",
        index="btree_not_null",
        check_company=True,
        help="None: all programs.",
    )
    kind = fields.Selection(KINDS, required=True, default="guide")
    role = fields.Selection([("mentor", "Mentors"), ("mentee", "Mentees")], help="None: everybody.")
    format = fields.Selection(FORMATS, help="None: all formats.")
    focus = fields.Selection(FOCUSES, help="None: programs of any focus.")
    step = fields.Selection(
        [state for state in STATES if state[0] not in ("closed", "cancelled")], help="None: always."
    )
    is_mandatory = fields.Boolean(
        "Mandatory",
        help="In speed and informal programs only resources of the program itself are mandatory.",
    )
    due = fields.Selection(DUES, required=True, default="session", help="Until when it is done.")
    due_on = fields.Date()
    minutes = fields.Integer(help="How long it takes.")
    completion_ids = fields.One2many("mentoring.resource.completion", "resource_id")
    is_for_reader = fields.Boolean(
        help="Whether it belongs to a program of the reader, or to all and he takes part in one.",
    )

    _date_given = models.Constraint(
        "CHECK(NOT is_mandatory OR due != 'date' OR due_on IS NOT NULL)",
        "Something mandatory that is due by a date needs that date.",
    )
    _minutes_positive = models.Constraint(
        "CHECK(minutes >= 0)", "The minutes of a resource cannot be negative."
    )

    @api.depends("program_id")
    def _compute_company_id(self):
        for resource in self:
            resource.company_id = resource.program_id.company_id or resource.company_id

    @api.model
    def _reader_domain(self):
        return Domain.custom(to_sql=self._is_of_reader)

    @api.model
    def _is_of_reader(self, model, alias, query):
        """Whether the reader takes part in the program, or in any if it is for all of them."""
        # the reader's own programs are compared; nothing of them is shown
        people = self.env["mentoring.participant"].sudo()
        mine = people._search([("user_id", "=", self.env.uid)])
        own = people._field_to_sql(mine.table, "program_id", mine)
        asked = model._field_to_sql(alias, "program_id", query)
        mine.add_where(SQL("(%s IS NULL OR %s = %s)", asked, asked, own))
        return SQL("EXISTS (%s)", mine.select("1"))
