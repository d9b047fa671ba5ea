from odoo import api, fields, models

from .. import exceptions
from .mentoring_speed_event_change import DoubleBookingError

STATES = [
    ("planned", "Planned"),
    ("held", "Held"),
    ("missed", "Missed"),
    ("cancelled", "Cancelled"),
]


class MentoringSpeedMeeting(models.Model):
    """Two people at one table for one round.

    Made by applying a matching, or by hand under the same rules. Read by the two and by the
    coordinators; changed by methods alone.
    """

    _name = "mentoring.speed.meeting"
    _inherit = ["mentoring.speed.meeting.wish", "mentoring.lifecycle.mixin"]
    _description = "Mentoring Speed Meeting"
    _order = "event_id, round_number, table_number, id"

    _protected_fields = frozenset(
        {"state", "event_id", "round_id", "table_number", "mentor_id", "mentee_id", "score"}
        | {"mentor_wishes", "mentee_wishes"}
    )
    _transitions = {
        "planned": ("held", "missed", "cancelled"),
        "held": ("missed", "planned"),
        "missed": ("held", "planned"),
    }

    round_id = fields.Many2one(
        "mentoring.speed.round", "Round of the Event", required=True, ondelete="cascade", index=True
    )
    event_id = fields.Many2one(
        "mentoring.speed.event", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="event_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="event_id.company_id", store=True, index=True)
    round_number = fields.Integer("Round", related="round_id.number", store=True)
    start = fields.Datetime(related="round_id.start")
    stop = fields.Datetime(related="round_id.stop")
    table_number = fields.Integer("Table", required=True)
    mentor_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True
    )
    mentee_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True
    )
    mentor_user_id = fields.Many2one(
        string="Mentor's Login", related="mentor_id.user_id", store=True, index=True
    )
    mentee_user_id = fields.Many2one(
        string="Mentee's Login", related="mentee_id.user_id", store=True, index=True
    )
    score = fields.Float(
        "Points", readonly=True, groups="mentoring_program.group_mentoring_coordinator"
    )
    state = fields.Selection(
        STATES, required=True, default="planned", copy=False, readonly=True, index=True
    )

    _mentor_once_a_round = models.UniqueIndex(
        "(round_id, mentor_id) WHERE state != 'cancelled'",
        "This mentor meets somebody else in that round.",
    )
    _mentee_once_a_round = models.UniqueIndex(
        "(round_id, mentee_id) WHERE state != 'cancelled'",
        "This mentee meets somebody else in that round.",
    )
    _table_once_a_round = models.UniqueIndex(
        "(round_id, table_number) WHERE state != 'cancelled'", "This table is taken in that round."
    )
    _pair_once = models.UniqueIndex(
        "(event_id, mentor_id, mentee_id) WHERE state != 'cancelled'",
        "These two meet already at this event.",
    )
    _two_people = models.Constraint("CHECK(mentor_id != mentee_id)", "Nobody meets himself.")
    _table_positive = models.Constraint("CHECK(table_number >= 1)", "Tables count from 1.")

    @api.depends("round_number", "table_number", "mentor_id.name", "mentee_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for meeting in self:
            # whoever may read a meeting may know who meets
            names = meeting.sudo()
            meeting.display_name = self.env._(
                "Round %(round)s, table %(table)s: %(mentor)s and %(mentee)s",
                round=meeting.round_number,
                table=meeting.table_number,
                mentor=names.mentor_id.name,
                mentee=names.mentee_id.name,
            )

    @api.constrains("round_id", "mentor_id", "mentee_id", "state")
    def _check_nobody_twice(self):
        """Who mentors in a round cannot learn in it; the database looks at each side alone."""
        for one_round in self.round_id:
            meetings = one_round.meeting_ids.filtered(lambda one: one.state != "cancelled")
            both = meetings.mentor_id & meetings.mentee_id
            if both:
                raise DoubleBookingError(
                    self.env._(
                        "Round %(round)s has two tables for: %(names)s",
                        round=one_round.number,
                        names=", ".join(both.mapped("name")),
                    )
                )

    def action_hold(self):
        """Note that meetings took place after all, at an event that was held."""
        return self._report("held")

    def action_miss(self):
        """Note that meetings of a held event did not take place."""
        return self._report("missed")

    def _report(self, target):
        self.check_access("read")
        self.event_id.check_access("write")
        early = self.event_id.filtered(lambda event: event.state != "held")
        if early:
            raise exceptions.UserError(
                self.env._(
                    "Report these as held first: %s", ", ".join(early.mapped("display_name"))
                )
            )
        # he may write the event, checked above; meetings are written by methods alone
        self.sudo()._move_to(target)
        self.event_id.sudo()._count_attendance()  # see above
        return True

    def _exchange(self, names):
        """Exchange these values of two meetings; the caller has checked that they fit."""
        first, second = self
        values = [
            {name: self._fields[name].convert_to_write(one[name], one) for name in names}
            for one in self
        ]
        # called off for a moment: the database would refuse to see the exchange half done
        self._write_protected({"state": "cancelled"})
        self.flush_recordset()
        first._write_protected(values[1])
        second._write_protected(values[0])
        self.flush_recordset()
        self._write_protected({"state": "planned"})

    def _people(self):
        return self.mentor_id | self.mentee_id

    def _partner_of(self, participant):
        """Whom somebody meets."""
        return self.mentee_id if self.mentor_id == participant else self.mentor_id

    @api.model
    def _cancel_departed(self):
        """Cancel what is planned with people who left the company; safe to run at any time."""
        today = fields.Date.context_today(self)
        gone = self.env["mentoring.participant"].search(
            [
                ("program_id.speed_event_ids.state", "in", ("planned", "published")),
                "|",
                "|",
                ("employee_id", "=", False),  # deleted
                ("employee_id.active", "=", False),
                ("employee_id.departure_date", "<=", today),
            ]
        )
        gone._cancel_speed_meetings()
