from odoo import api, fields, models

from .. import exceptions

WORDS = ("title", "about", "summary", "purpose", "scope")
AUDIENCES = [("all", "Everybody"), ("mentor", "Mentors"), ("mentee", "Mentees")]


class EventHomeError(exceptions.ValidationError):
    """An event of no kind, or a meeting of two with what events alone have."""


class MentoringSessionEvent(models.AbstractModel):
    """A session of a whole program: who is invited by role, and what attending it counts as.

    One row for each person invited; people come and go with the program, the rows with them.
    """

    _name = "mentoring.session.event"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Session: Program Event"

    title = fields.Char(help="What the event is called in the portal and in mails.")
    audience = fields.Selection(AUDIENCES, "Invited", required=True, default="all")
    about = fields.Html("What It Is About", sanitize=True, help="Read by everybody invited.")
    summary = fields.Html(
        "What Came Out of It", sanitize=True, help="Read by everybody invited, afterwards."
    )
    resource_id = fields.Many2one(
        "mentoring.resource",
        "Guide",
        ondelete="set null",
        index="btree_not_null",
        help="From the library: for example the outline for a guest speaker.",
    )
    training_ids = fields.Many2many(
        "mentoring.resource",
        "mentoring_session_training_rel",
        string="Counts as Training",
        help="Who attends has done these.",
    )
    completion_ids = fields.One2many("mentoring.resource.completion", "session_id")
    invitation_ids = fields.One2many("mentoring.event.invitation", "session_id", "Invitations")
    # The same rows, for rules and superusers: what they read does not get into the reader's cache.
    guest_ids = fields.One2many(
        "mentoring.event.invitation", "session_id", groups=fields.NO_ACCESS, copy=False
    )
    is_event = fields.Boolean(compute="_compute_is_event")
    has_begun = fields.Boolean(compute="_compute_has_begun")

    @api.depends("relationship_id", "speed_event_id")
    def _compute_is_event(self):
        for session in self:
            session.is_event = not session.relationship_id and not session.speed_event_id

    @api.depends("start")
    def _compute_has_begun(self):
        now = fields.Datetime.now()
        for session in self:
            session.has_begun = bool(session.start) and session.start <= now

    def write(self, vals):
        result = super().write(vals)
        if "audience" in vals:
            self._write_events()
        if not {"attended_participant_ids", "training_ids"}.isdisjoint(vals):
            self._count_as_training()
        return result

    def _move_to(self, target, **values):
        moved = super()._move_to(target, **values)
        moved._count_as_training()
        return moved

    def _event_name(self):
        """What the event is called: its title, else its kind."""
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return self.title or kinds.get(self.kind, "")

    def _program_events(self):
        return self.filtered("is_event")

    def _has_entry(self):
        """Whether the event stands in the calendars."""
        return bool(self.sudo().calendar_event_id)  # nothing of it is shown

    def _invited_participants(self):
        """Who is invited: of those who come anyway the roles that the event is for."""
        people = super()._invited_participants()
        side = {"mentor": 0, "mentee": 1}.get(self.audience)
        return people if side is None else people.filtered(lambda one: one._sides()[side])

    @api.constrains("relationship_id", *WORDS)
    def _check_words(self):
        for session in self.filtered("relationship_id"):
            if any(session[name] for name in WORDS):
                raise EventHomeError(
                    self.env._(
                        "Of a meeting of two, words are kept as agenda and notes: coordinators"
                        " read these here."
                    )
                )

    def _write_events(self):
        self._write_invitations()
        fresh = self._program_events().filtered(lambda one: not one._has_entry())
        result = super()._write_events()
        # only now that session and event know each other, the mail can say what it is about
        events = fresh._events().filtered(lambda one: one.start > fields.Datetime.now())
        events.attendee_ids._send_invitation_emails()
        return result

    def _events(self):
        events = super()._events()
        if self._program_events().filtered(lambda one: not one._has_entry()):
            events = events.with_context(no_mail_to_attendees=True)
        return events

    def _write_invitations(self):
        """Invite who is to come to what is planned, and no longer who is not."""
        # who may plan the event may invite its people; nothing is shown
        for event in self.sudo()._program_events().filtered(lambda one: one.state == "planned"):
            wanted, rows = event._invited_participants(), event.guest_ids
            gone = rows.filtered(lambda one, people=wanted: one.participant_id not in people)
            rows._invite(event, wanted - rows.participant_id)
            gone.unlink()

    def _note_attendance(self):
        """Of an event: everybody who did not say no, unless somebody was ticked before."""
        if not self.is_event or self.attended_participant_ids:
            return super()._note_attendance()
        # who may report the event may know who said no
        refused = self.sudo().guest_ids.filtered(lambda one: one.answer == "no")
        self.attended_participant_ids = self._invited_participants() - refused.participant_id
        return None

    def _count_as_training(self):
        """Who attended has done what the event counts as; nobody else by this event."""
        for event in self._program_events():
            # whoever may report the event may note what it counts as
            event = event.sudo()
            attended = event.attended_participant_ids if event.state == "held" else []
            event.completion_ids.filtered(
                lambda one, event=event, people=attended: (
                    one.participant_id not in people or one.resource_id not in event.training_ids
                )
            ).unlink()
            done = {"done_on": event.stop, "noted_by_id": self.env.uid, "session_id": event.id}
            for person in attended:
                for resource in event.training_ids:
                    person._complete(resource, **done)
