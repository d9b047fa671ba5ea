from odoo import api, fields, models
from odoo.tools.misc import format_datetime, format_time

from .. import exceptions

ANSWERS = [("open", "No answer yet"), ("yes", "Yes"), ("maybe", "Maybe"), ("no", "No")]
ATTENDEE_STATES = {
    "open": "needsAction",
    "yes": "accepted",
    "maybe": "tentative",
    "no": "declined",
}


class InvitationGroupError(exceptions.ValidationError):
    """Somebody was put into a group of another event."""


class MentoringEventInvitation(models.Model):
    """That a person is invited to an event of a program, what he answers, and whether he came.

    The person answers by the buttons of the event or in a calendar; coordinators note what they
    are told at the phone. Answer and calendar follow each other, each writes only what differs.
    """

    _name = "mentoring.event.invitation"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Event Invitation"
    _order = "session_id, role, name, id"
    _rec_name = "name"

    _protected_fields = frozenset({"answered_on", "reminded_on"})
    _fixed_fields = frozenset({"session_id", "participant_id"})

    session_id = fields.Many2one("mentoring.session", required=True, ondelete="cascade", index=True)
    participant_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="session_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="session_id.company_id", store=True, index=True)
    user_id = fields.Many2one(related="participant_id.user_id", store=True, index=True)
    name = fields.Char(related="participant_id.name", store=True)
    role = fields.Selection(related="participant_id.role", store=True)
    answer = fields.Selection(ANSWERS, required=True, default="open")
    answered_on = fields.Datetime(readonly=True, copy=False)
    reminded_on = fields.Datetime(readonly=True, copy=False)
    is_outdated = fields.Boolean(
        compute="_compute_is_outdated", help="The time has changed since the person answered."
    )
    group_id = fields.Many2one("mentoring.event.group", ondelete="set null", index="btree_not_null")
    attended = fields.Boolean("Was There", compute="_compute_attended", inverse="_inverse_attended")

    _once = models.UniqueIndex("(session_id, participant_id)", "Everybody is invited once.")

    @api.constrains("group_id")
    def _check_group(self):
        # only to which event a group belongs is looked at
        for row in self.sudo().filtered("group_id"):
            if row.group_id.session_id != row.session_id:
                raise InvitationGroupError(self.env._("%s: a group of another event.", row.name))

    @api.depends("answered_on", "session_id.moved_on")
    def _compute_is_outdated(self):
        for row in self:
            moved = row.session_id.moved_on
            row.is_outdated = bool(row.answered_on and moved and row.answered_on < moved)

    @api.depends("session_id.attended_participant_ids")
    def _compute_attended(self):
        for row in self:
            row.attended = row.participant_id in row.session_id.attended_participant_ids

    def _inverse_attended(self):
        for event, rows in self.grouped("session_id").items():
            there = rows.filtered("attended").participant_id
            gone = rows.participant_id - there
            event.attended_participant_ids = event.attended_participant_ids - gone | there

    @api.model_create_multi
    def create(self, vals_list):
        """Invite people; who comes according to his answer takes a seat."""
        records = super().create(vals_list)
        records.filtered(lambda one: one.answer == "yes").session_id._count_seats()
        return records

    def write(self, vals):
        result = super().write(vals)
        if "answer" in vals:
            self.session_id._count_seats()
        if "answer" in vals and self._is_guarded():
            self._write_protected({"answered_on": fields.Datetime.now()})
            self._tell_calendar()
        return result

    def unlink(self):
        """Give the seats back of those who are no longer invited."""
        events = self.session_id
        result = super().unlink()
        events._count_seats()
        return result

    def _invite(self, event, people):
        """Make the rows of these people; who comes late is not reminded of what is near."""
        now = fields.Datetime.now()
        near = event.remind_on and event.remind_on <= now
        return self._create_protected(
            [
                {
                    "session_id": event.id,
                    "participant_id": person.id,
                    "reminded_on": near and now,
                }
                for person in people
            ]
        )

    def _note_answer(self, answer):
        """Write an answer where it is another one, or the same to another time."""
        self.filtered(lambda one: one.answer != answer or one.is_outdated).write({"answer": answer})

    def _partner(self):
        """Whom mails and calendars know: the login, else the employee's contact."""
        return self.user_id.partner_id or self.participant_id.employee_id.work_contact_id

    def _tell_calendar(self):
        # the person's own place in the event that stands for the session
        for row in self.sudo():
            attendees = row.session_id.calendar_event_id.attendee_ids
            mine = attendees.filtered(lambda one, row=row: one.partner_id == row._partner())
            state = ATTENDEE_STATES[row.answer]
            mine.filtered(lambda one, state=state: one.state != state).write({"state": state})

    def _when(self):
        """When the event begins, in the person's time zone and language."""
        zone = self.user_id.tz or self.participant_id.employee_id.tz or "UTC"
        start = self.session_id.start
        day = format_datetime(self.env, start, tz=zone, dt_format="EEEE, d MMMM y")
        return f"{day}, {format_time(self.env, start, tz=zone, time_format='short')} ({zone})"

    @api.model
    def _cron_remind(self):
        """Remind those who have not said no of what is near: once, unless its time changes.

        Safe to run at any time: what is claimed is written before a mail is queued.
        """
        now = fields.Datetime.now()
        due = self.search(
            [
                ("reminded_on", "=", False),
                ("answer", "!=", "no"),
                ("session_id.state", "=", "planned"),
                ("session_id.remind_on", "<=", now),
                ("session_id.start", ">", now),
            ]
        ).try_lock_for_update()
        due._write_protected({"reminded_on": now})
        template = self.env.ref("mentoring_program.mail_template_event_reminder")
        told = due.filtered(lambda one: one._partner().email)
        if told:
            template.send_mail_batch(told.ids, email_layout_xmlid="mail.mail_notification_light")
