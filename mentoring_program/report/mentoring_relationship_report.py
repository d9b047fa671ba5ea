from odoo import fields, models
from odoo.tools import SQL

from ..models.mentoring_program import FORMALITIES, FORMATS
from ..models.mentoring_relationship_flow import STATES
from ..models.mentoring_relationship_health import HEALTHS

DAYS_OF_MONTH = 365.25 / 12


class MentoringRelationshipReport(models.Model):
    """A row per relationship: what it has held and reached, beside what was due until today.

    Never stored. Sessions and goals are counted in a sub-query each, which the database leaves
    out where nobody asks for their figures.
    """

    _name = "mentoring.relationship.report"
    _inherit = ["mentoring.analysis"]
    _description = "Mentoring Relationships Analysis"
    _auto = False
    _log_access = False
    _order = "program_id, id"
    _rec_name = "relationship_id"
    _depends = {
        "mentoring.relationship": [
            "program_id",
            "state",
            "health",
            "date_start",
            "date_end",
            "date_ended",
        ],
        "mentoring.program": [
            "company_id",
            "format",
            "formality",
            "session_interval",
            "session_target",
            "hours_expected",
        ],
        "mentoring.session": ["relationship_id", "state", "duration"],
        "mentoring.goal": ["relationship_id", "state", "progress"],
    }

    relationship_id = fields.Many2one("mentoring.relationship", readonly=True)
    program_id = fields.Many2one("mentoring.program", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    format = fields.Selection(FORMATS, readonly=True)
    formality = fields.Selection(FORMALITIES, readonly=True)
    state = fields.Selection(STATES, "Status", readonly=True)
    health = fields.Selection(
        HEALTHS, readonly=True, groups="mentoring_program.group_mentoring_coordinator"
    )
    date_start = fields.Date("Start", readonly=True)
    date_ended = fields.Date("Ended On", readonly=True)
    days = fields.Integer("Days So Far", readonly=True, aggregator="avg")
    session_count = fields.Integer("Sessions Held", readonly=True)
    session_due = fields.Integer(
        "Sessions Due", readonly=True, help="Held by now, if the rhythm had been kept."
    )
    hours = fields.Float("Hours Held", readonly=True)
    hours_due = fields.Float(readonly=True, help="As the program expects until today.")
    goal_count = fields.Integer("Goals", readonly=True)
    goal_achieved = fields.Integer("Goals Achieved", readonly=True)
    goal_progress = fields.Float("Progress of Goals (%)", readonly=True, aggregator="avg")

    @property
    def _table_query(self):
        today = fields.Date.context_today(self)
        return SQL(_QUERY, today=today, month=DAYS_OF_MONTH)


_QUERY = """
    SELECT pair.id, pair.id AS relationship_id, pair.program_id, program.company_id,
           program.format, program.formality, pair.state, pair.health, pair.date_start,
           pair.date_ended,
           lived.days,
           COALESCE(held.sessions, 0) AS session_count,
           CASE WHEN lived.days IS NULL THEN 0
                ELSE LEAST(program.session_target, lived.days / program.session_interval)
            END AS session_due,
           COALESCE(held.hours, 0) AS hours,
           COALESCE(program.hours_expected * lived.days / %(month)s, 0) AS hours_due,
           COALESCE(aimed.goals, 0) AS goal_count,
           COALESCE(aimed.achieved, 0) AS goal_achieved,
           aimed.progress AS goal_progress
      FROM mentoring_relationship pair
      JOIN mentoring_program program ON program.id = pair.program_id
     CROSS JOIN LATERAL (
           SELECT CASE WHEN pair.state IN ('active', 'paused', 'completed', 'ended') THEN
                  GREATEST(0, COALESCE(pair.date_ended, LEAST(pair.date_end, %(today)s::date))
                              - pair.date_start) END AS days) lived
      LEFT JOIN (
           SELECT relationship_id, count(*) AS sessions, sum(duration) AS hours
             FROM mentoring_session
            WHERE state = 'held' AND relationship_id IS NOT NULL
            GROUP BY relationship_id) held ON held.relationship_id = pair.id
      LEFT JOIN (
           SELECT relationship_id, count(*) AS goals,
                  count(*) FILTER (WHERE state = 'achieved') AS achieved,
                  avg(progress) AS progress
             FROM mentoring_goal
            WHERE state IN ('agreed', 'achieved')
            GROUP BY relationship_id) aimed ON aimed.relationship_id = pair.id
"""
