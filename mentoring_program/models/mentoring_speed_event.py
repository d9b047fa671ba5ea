from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.misc import format_datetime, format_time

from odoo.addons.base.models.res_partner import _tz_get

from .. import exceptions
from .mentoring_speed_event_flow import STATES

LONGEST = timedelta(hours=24)


class SpeedEventTooLongError(exceptions.ValidationError):
    """Rounds and breaks that do not fit into a day."""


class MentoringSpeedEvent(models.Model):
    """An evening of short meetings: rounds one after the other, tables side by side.

    Its timetable is made by applying a matching. Coordinators read all of it; who takes part reads
    his own meetings, once it is published. Its session is what stands in the calendars.
    """

    _name = "mentoring.speed.event"
    _inherit = [
        "mentoring.speed.event.session",
        "mentoring.speed.event.timetable",
        "mentoring.speed.event.change",
        "mentoring.speed.event.flow",
        "mentoring.session.owner",
        "mentoring.editable.mixin",
    ]
    _description = "Mentoring Speed Event"
    _order = "start desc, id desc"

    _session_link = "speed_event_id"
    _protected_fields = frozenset(
        {"state", "round_count", "table_count", "match_run_id", "published_on", "told"}
    )
    _fixed_fields = frozenset({"program_id"})
    _transitions = {
        "planned": ("published", "cancelled"),
        "published": ("planned", "held", "cancelled"),
        "held": ("published",),
        "cancelled": ("planned",),
    }

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    state = fields.Selection(
        STATES, required=True, default="planned", copy=False, readonly=True, index=True
    )
    start = fields.Datetime(required=True)
    stop = fields.Datetime(compute="_compute_stop", store=True)
    tz = fields.Selection(
        _tz_get, "Time Zone", required=True, help="In which the timetable is printed."
    )
    location = fields.Char("Place")
    round_count = fields.Integer("Rounds", required=True, readonly=True)
    table_count = fields.Integer("Tables", required=True, readonly=True)
    minutes = fields.Integer("Minutes per Round", required=True)
    break_after = fields.Integer("Rounds until a Break", help="0: no break at all.")
    break_minutes = fields.Integer("Minutes of a Break")
    has_begun = fields.Boolean(compute="_compute_has_begun")
    match_run_id = fields.Many2one(
        "mentoring.match.run",
        "Matching",
        ondelete="set null",
        index="btree_not_null",
        readonly=True,
    )
    published_on = fields.Datetime(copy=False, readonly=True)
    round_ids = fields.One2many("mentoring.speed.round", "event_id", "Timetable Rounds")
    meeting_ids = fields.One2many("mentoring.speed.meeting", "event_id", "Meetings")
    mutual_ids = fields.One2many(
        "mentoring.speed.meeting", "event_id", "Meet Again", domain=[("is_mutual", "=", True)]
    )

    _one_standing_per_program = models.UniqueIndex(
        "(program_id) WHERE state IN ('planned', 'published')",
        "The program has a planned event already.",
    )
    _numbers_in_range = models.Constraint(
        "CHECK(round_count BETWEEN 1 AND 50 AND table_count BETWEEN 0 AND 1000"
        " AND minutes BETWEEN 1 AND 240 AND break_after BETWEEN 0 AND 50"
        " AND break_minutes BETWEEN 0 AND 240)",
        "An event has 1 to 50 rounds of 1 to 240 minutes, up to 1000 tables, and breaks of up to"
        " 240 minutes.",
    )

    @api.depends("start", "round_count", "minutes", "break_after", "break_minutes")
    def _compute_stop(self):
        for event in self:
            event.stop = event.start and event._begin_of(event.round_count) + timedelta(
                minutes=event.minutes
            )

    @api.depends("start")
    def _compute_has_begun(self):
        now = fields.Datetime.now()
        for event in self:
            event.has_begun = bool(event.start) and event.start <= now

    @api.depends("program_id.name", "start", "tz")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for event in self:
            when = format_datetime(self.env, event.start, tz=event.tz, dt_format="d MMM y")
            event.display_name = f"{event.program_id.name}, {when}"

    @api.constrains("start", "round_count", "minutes", "break_after", "break_minutes")
    def _check_length(self):
        for event in self:
            if event.stop - event.start > LONGEST:
                raise SpeedEventTooLongError(
                    self.env._(
                        "%s: rounds and breaks do not fit into 24 hours.", event.display_name
                    )
                )

    def _begin_of(self, number):
        """When a round begins; in UTC, so that no clock change gets between two rounds."""
        before = number - 1
        breaks = before // self.break_after if self.break_after else 0
        return self.start + timedelta(minutes=before * self.minutes + breaks * self.break_minutes)

    def _has_break_after(self, number):
        return bool(
            self.break_after
            and self.break_minutes
            and number % self.break_after == 0
            and number < self.round_count
        )

    def _time(self, moment, zone=None):
        """The hour of a stored moment, in the event's time zone or in a reader's."""
        return format_time(self.env, moment, tz=zone or self.tz, time_format="short")

    def _day(self, zone=None):
        """The day on which it begins, in the event's time zone or in a reader's."""
        return format_datetime(self.env, self.start, tz=zone or self.tz, dt_format="EEEE, d MMMM y")
