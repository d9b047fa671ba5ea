from datetime import timedelta

from odoo import api, fields, models

STATES = [
    ("planned", "Planned"),
    ("held", "Held"),
    ("missed", "Missed"),
    ("cancelled", "Cancelled"),
]
KINDS = [
    ("session", "Mentoring session"),
    ("kickoff", "Kick-off"),
    ("workshop", "Workshop"),
    ("speaker", "Guest speaker"),
    ("book_club", "Book club"),
    ("case_study", "Case study"),
    ("discussion", "Discussion"),
    ("celebration", "Celebration"),
]


class MentoringSession(models.Model):
    """A meeting of a relationship, or of a whole program.

    The session is the truth; its calendar event is private and carries a neutral title alone.
    Coordinators read dates and hours. What is to be talked about is a note, read by the members.
    """

    _name = "mentoring.session"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Session"
    _order = "start desc, id desc"

    _protected_fields = frozenset({"state", "calendar_event_id"})
    _fixed_fields = frozenset({"relationship_id", "program_id"})
    _transitions = {
        "planned": ("held", "missed", "cancelled"),
        "held": ("missed", "planned"),
        "missed": ("held", "planned"),
        "cancelled": ("planned",),
    }

    relationship_id = fields.Many2one(
        "mentoring.relationship", ondelete="cascade", index="btree_not_null"
    )
    program_id = fields.Many2one(
        "mentoring.program",
        compute="_compute_program_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
        ondelete="cascade",
        compute_sudo=True,
    )
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    kind = fields.Selection(KINDS, required=True, default="session")
    state = fields.Selection(
        STATES, required=True, default="planned", copy=False, readonly=True, index=True
    )
    start = fields.Datetime(required=True)
    duration = fields.Float(default=1.0, required=True, help="Hours.")
    stop = fields.Datetime(compute="_compute_stop", store=True)
    location = fields.Char()
    video_link = fields.Char()
    agenda = fields.Html(
        compute="_compute_agenda",
        inverse="_inverse_agenda",
        sanitize=True,
        help="Seen by the members of the relationship alone.",
    )
    attended_member_ids = fields.Many2many(
        "mentoring.relationship.member", "mentoring_session_member_rel", string="Attended"
    )
    attended_participant_ids = fields.Many2many(
        "mentoring.participant", "mentoring_session_participant_rel", string="Participants Attended"
    )
    calendar_event_id = fields.Many2one(
        "calendar.event", ondelete="set null", index="btree_not_null", copy=False, readonly=True
    )
    note_ids = fields.One2many("mentoring.note", "session_id")
    action_ids = fields.One2many("mentoring.goal.action", "session_id")

    _relationship_start_idx = models.Index("(relationship_id, state, start)")
    _duration_in_range = models.Constraint(
        "CHECK(duration > 0 AND duration <= 24)",
        "A session lasts up to 24 hours, and more than 0.",
    )

    @api.depends("relationship_id")
    def _compute_program_id(self):
        for session in self:
            session.program_id = session.relationship_id.program_id or session.program_id

    @api.depends("start", "duration")
    def _compute_stop(self):
        for session in self:
            session.stop = session.start and session.start + timedelta(hours=session.duration)

    @api.depends("note_ids.body")
    @api.depends_context("uid")
    def _compute_agenda(self):
        agendas = self.env["mentoring.note"].search(
            [("session_id", "in", self.ids), ("kind", "=", "agenda")]
        )
        bodies = {note.session_id: note.body for note in agendas}
        for session in self:
            session.agenda = bodies.get(session._origin)

    def _inverse_agenda(self):
        notes = self.env["mentoring.note"]
        for session in self:
            found = notes.search([("session_id", "=", session.id), ("kind", "=", "agenda")])
            if found:
                found.body = session.agenda
            elif session.agenda:
                notes.create(
                    {
                        "session_id": session.id,
                        "relationship_id": session.relationship_id.id,
                        "kind": "agenda",
                        "visibility": "members",
                        "body": session.agenda,
                    }
                )
