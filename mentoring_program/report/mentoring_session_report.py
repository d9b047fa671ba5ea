from odoo import fields, models
from odoo.tools import SQL

from ..models.mentoring_program import FORMALITIES, FORMATS
from ..models.mentoring_session import KINDS, STATES


class MentoringSessionReport(models.Model):
    """A row per session or event: when, how long, of what kind; nothing of what was said or where.

    Never stored.
    """

    _name = "mentoring.session.report"
    _inherit = ["mentoring.analysis"]
    _description = "Mentoring Sessions Analysis"
    _auto = False
    _log_access = False
    _order = "start desc, id desc"
    _rec_name = "session_id"
    _depends = {
        "mentoring.session": [
            "relationship_id",
            "program_id",
            "company_id",
            "kind",
            "state",
            "start",
            "duration",
        ],
        "mentoring.program": ["format", "formality"],
    }

    session_id = fields.Many2one("mentoring.session", readonly=True)
    relationship_id = fields.Many2one("mentoring.relationship", readonly=True)
    program_id = fields.Many2one("mentoring.program", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    format = fields.Selection(FORMATS, readonly=True)
    formality = fields.Selection(FORMALITIES, readonly=True)
    kind = fields.Selection(KINDS, readonly=True)
    state = fields.Selection(STATES, "Status", readonly=True)
    start = fields.Datetime(readonly=True)
    hours = fields.Float(readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT meeting.id, meeting.id AS session_id, meeting.relationship_id,
                   meeting.program_id, meeting.company_id, program.format, program.formality,
                   meeting.kind, meeting.state, meeting.start, meeting.duration AS hours
              FROM mentoring_session meeting
              JOIN mentoring_program program ON program.id = meeting.program_id
            """
        )
