from odoo import fields, models
from odoo.tools import SQL

from ..models.mentoring_participant import ROLES, STATES
from ..models.mentoring_program import FORMALITIES, FORMATS

LOADS = [("none", "No mentee yet"), ("some", "Some places taken"), ("full", "All places taken")]


class MentoringParticipantReport(models.Model):
    """A row per person in a program: how far he came, and how much a mentor carries.

    Each step of the way is a number, 1 or 0, so that sums tell how many came that far. Who came to
    a step has come to all before it. Never stored.
    """

    _name = "mentoring.participant.report"
    _inherit = ["mentoring.analysis"]
    _description = "Mentoring Participants Analysis"
    _auto = False
    _log_access = False
    _order = "program_id, id"
    _rec_name = "participant_id"
    _depends = {
        "mentoring.participant": [
            "program_id",
            "employee_id",
            "role",
            "state",
            "grade_id",
            "capacity",
            "mentor_seats_taken",
            "applied_on",
            "accepted_on",
            "waitlisted_on",
        ],
        "mentoring.program": ["company_id", "format", "formality"],
        "mentoring.relationship": ["state", "date_start"],
        "mentoring.relationship.member": ["relationship_id", "participant_id"],
        "hr.employee": ["current_version_id"],
        "hr.version": ["department_id", "job_id"],
    }

    participant_id = fields.Many2one("mentoring.participant", "Person", readonly=True)
    program_id = fields.Many2one("mentoring.program", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    format = fields.Selection(FORMATS, readonly=True)
    formality = fields.Selection(FORMALITIES, readonly=True)
    role = fields.Selection(ROLES, readonly=True)
    state = fields.Selection(STATES, "Status", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    job_id = fields.Many2one("hr.job", "Job Position", readonly=True)
    grade_id = fields.Many2one("mentoring.grade", readonly=True)
    registered = fields.Integer("Invited or Registered", readonly=True)
    applied = fields.Integer(readonly=True)
    accepted = fields.Integer(readonly=True)
    matched = fields.Integer(readonly=True, help="In a relationship that was approved.")
    started = fields.Integer(readonly=True, help="In a relationship that has started.")
    completed = fields.Integer(readonly=True, help="In a relationship that was completed.")
    days_to_accept = fields.Float(
        "Days to the Answer",
        readonly=True,
        aggregator="avg",
        help="From the application until the person was accepted.",
    )
    capacity = fields.Integer("Mentor's Places", readonly=True)
    seats_taken = fields.Integer("Mentor's Places Taken", readonly=True)
    load = fields.Selection(LOADS, "Mentor's Load", readonly=True)

    @property
    def _table_query(self):
        return SQL(_QUERY)


_QUERY = """
    SELECT person.id, person.id AS participant_id, person.program_id, program.company_id,
           program.format, program.formality, person.role, person.state,
           version.department_id, version.job_id, person.grade_id,
           (way.accepted OR way.applied OR person.state != 'draft')::integer AS registered,
           (way.accepted OR way.applied)::integer AS applied,
           way.accepted::integer AS accepted,
           COALESCE(met.matched, FALSE)::integer AS matched,
           COALESCE(met.started, FALSE)::integer AS started,
           COALESCE(met.completed, FALSE)::integer AS completed,
           EXTRACT(EPOCH FROM person.accepted_on - person.applied_on) / 86400 AS days_to_accept,
           carried.capacity, carried.seats_taken,
           CASE WHEN carried.seats_taken IS NULL THEN NULL
                WHEN carried.seats_taken = 0 THEN 'none'
                WHEN carried.seats_taken < carried.capacity THEN 'some'
                ELSE 'full' END AS load
      FROM mentoring_participant person
      JOIN mentoring_program program ON program.id = person.program_id
      LEFT JOIN hr_employee employee ON employee.id = person.employee_id
      LEFT JOIN hr_version version ON version.id = employee.current_version_id
      LEFT JOIN (
           SELECT member.participant_id,
                  bool_or(pair.state = 'approved' OR lived.begun) AS matched,
                  bool_or(lived.begun) AS started,
                  bool_or(pair.state = 'completed') AS completed
             FROM mentoring_relationship_member member
             JOIN mentoring_relationship pair ON pair.id = member.relationship_id
            CROSS JOIN LATERAL (
                  SELECT pair.state IN ('active', 'paused', 'completed')
                         OR pair.state = 'ended' AND pair.date_start IS NOT NULL AS begun) lived
            GROUP BY member.participant_id) met ON met.participant_id = person.id
     CROSS JOIN LATERAL (
           SELECT person.state = 'accepted' OR person.accepted_on IS NOT NULL
                  OR COALESCE(met.matched, FALSE) AS accepted,
                  person.state IN ('applied', 'waitlisted') OR person.applied_on IS NOT NULL
                  OR person.waitlisted_on IS NOT NULL AS applied) way
      LEFT JOIN LATERAL (
           SELECT person.capacity, person.mentor_seats_taken AS seats_taken
            WHERE person.role IN ('mentor', 'both') AND person.state = 'accepted'
              AND person.capacity > 0) carried ON TRUE
"""
