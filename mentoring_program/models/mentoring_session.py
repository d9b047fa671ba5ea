from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import is_html_empty
from odoo.tools.misc import format_datetime

from .. import exceptions

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
    ("speed", "Speed meetings"),
    ("celebration", "Celebration"),
]


class SessionHomeError(exceptions.ValidationError):
    """A session of a relationship that is not running, or of another program than its own."""


class SessionAttendanceError(exceptions.ValidationError):
    """Somebody attended who is not a member (or, at a program's event, no participant)."""


class VideoLinkError(exceptions.ValidationError):
    """A video link that a browser would not open as a page."""


class MentoringSession(models.Model):
    """A meeting of a relationship, or of a whole program.

    The session is the truth; its calendar event is private and carries a neutral title alone.
    Coordinators read dates and hours. Where people meet is shown to those who meet; what is to be
    talked about is a note, read by the members.
    """

    _name = "mentoring.session"
    _inherit = [
        "mentoring.session.event",
        "mentoring.session.answer",
        "mentoring.session.seats",
        "mentoring.session.formats",
        "mentoring.session.speed",
        "mentoring.session.office",
        "mentoring.session.reply",
        "mentoring.session.call",
        "mentoring.session.series",
        "mentoring.session.calendar",
        "mentoring.session.file",
        "mentoring.session.time",
        "mentoring.session.agenda",
        "mentoring.session.flow",
    ]
    _description = "Mentoring Session"
    _order = "start desc, id desc"

    _protected_fields = frozenset(
        {"state", "calendar_event_id", "speed_event_id", "moved_on", "call_token", "seats_taken"}
    )
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
    location = fields.Char(
        compute="_compute_place", inverse="_inverse_location", help="Seen by those who meet."
    )
    video_link = fields.Char(
        compute="_compute_place", inverse="_inverse_video_link", help="Seen by those who meet."
    )
    private_location = fields.Char(groups=fields.NO_ACCESS)
    private_video_link = fields.Char(groups=fields.NO_ACCESS)
    is_for_reader = fields.Boolean(compute="_compute_place", help="Whether the reader meets here.")
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
            # whole minutes, as calendars have them
            minutes = round(session.duration * 60)
            session.stop = session.start and session.start + timedelta(minutes=minutes)

    @api.depends("kind", "title", "start")
    @api.depends_context("lang", "tz")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for session in self:
            when = format_datetime(self.env, session.start, dt_format="short")
            session.display_name = f"{session.title or labels.get(session.kind, '')} {when}".strip()

    @api.depends("private_location", "private_video_link")
    @api.depends_context("uid")
    def _compute_place(self):
        for session in self:
            # who meets may know where; everybody else sees nothing
            session.is_for_reader = session._is_attended_by_reader()
            place = session.sudo() if session.is_for_reader else session.sudo().browse()
            session.location = place.private_location
            session.video_link = place.private_video_link

    def _inverse_location(self):
        for session in self:
            # the ORM has checked that the reader may write the session
            session.sudo().private_location = session.location

    def _inverse_video_link(self):
        for session in self:
            # the ORM has checked that the reader may write the session
            session.sudo().private_video_link = session.video_link

    @api.depends("note_ids.body")
    @api.depends_context("uid")
    def _compute_agenda(self):
        notes = self._agenda_notes()
        # a superuser is no member of anything; the body is not for him
        bodies = {} if notes.env.su else {note.session_id.id: note.body for note in notes}
        for session in self:
            session.agenda = bodies.get(session._origin.id)

    def _inverse_agenda(self):
        for session in self:
            notes = session._agenda_notes()
            if is_html_empty(session.agenda):
                notes.unlink()
            elif notes:
                notes.body = session.agenda
            else:
                notes.create({"session_id": session.id, "kind": "agenda", "body": session.agenda})

    def _agenda_notes(self):
        """The agendas the person himself may read, whatever rights the code around has."""
        # this gives superuser rights up: the rules of notes decide
        notes = self.env["mentoring.note"].sudo(False)
        return notes.search([("session_id", "in", self.ids), ("kind", "=", "agenda")])

    @api.constrains("relationship_id", "program_id")
    def _check_home(self):
        for session in self.filtered("relationship_id"):
            relationship = session.relationship_id
            if session.program_id != relationship.program_id or not relationship._is_running():
                raise SessionHomeError(
                    self.env._(
                        "%s: sessions can be planned from the approval until the end.",
                        relationship.name,
                    )
                )

    @api.constrains("attended_member_ids", "attended_participant_ids")
    def _check_attendance(self):
        # names of people of other programs are refused, not shown
        for session in self.sudo():
            strangers = session.attended_member_ids - session.relationship_id.member_ids
            guests = session.attended_participant_ids
            foreign = guests.filtered(lambda one, home=session: one.program_id != home.program_id)
            if strangers or foreign or (guests and session.relationship_id):
                raise SessionAttendanceError(
                    self.env._("Only members of the relationship or of the program attend.")
                )

    @api.constrains("private_video_link")
    def _check_video_link(self):
        # only the form of the link is looked at
        for link in self.sudo().filtered("private_video_link").mapped("private_video_link"):
            if not link.startswith(("https://", "http://")):
                raise VideoLinkError(
                    self.env._("The video link “%s” does not start with https://.", link)
                )
