from odoo import api, fields, models

from odoo.addons.base.models.res_partner import _tz_get

from .mentoring_program_gate import Condition
from .mentoring_speed_event_flow import STANDING_STATES

COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringProgramSpeed(models.AbstractModel):
    """What a speed program plans: one event of short meetings, in rounds and at tables.

    These are the wishes for the event to come. Once a matching was applied there is the event
    itself, and what is said there counts.
    """

    _name = "mentoring.program.speed"
    _description = "Mentoring Program: Speed Event"

    speed_start = fields.Datetime("Event Begins", copy=False)
    speed_tz = fields.Selection(
        _tz_get,
        "Time Zone of the Event",
        default=lambda self: self.env.user.tz or "UTC",
        help="In which the timetable is printed.",
    )
    speed_location = fields.Char("Place of the Event")
    speed_rounds = fields.Integer("Rounds", default=6)
    speed_tables = fields.Integer("Tables", default=0, help="0: as many as there is need for.")
    speed_minutes = fields.Integer("Minutes per Round", default=10)
    speed_break_after = fields.Integer(
        "Rounds until a Break", default=3, help="0: no break at all."
    )
    speed_break_minutes = fields.Integer("Minutes of a Break", default=15)
    speed_event_ids = fields.One2many(
        "mentoring.speed.event", "program_id", "Speed Events", groups=COORDINATOR
    )
    speed_event_id = fields.Many2one(
        "mentoring.speed.event",
        "Timetable",
        compute="_compute_speed_event_id",
        compute_sudo=True,
        groups=COORDINATOR,
        help="The event that is planned or published.",
    )

    _speed_numbers_in_range = models.Constraint(
        "CHECK(speed_rounds BETWEEN 1 AND 50 AND speed_tables BETWEEN 0 AND 1000"
        " AND speed_minutes BETWEEN 1 AND 240 AND speed_break_after BETWEEN 0 AND 50"
        " AND speed_break_minutes BETWEEN 0 AND 240)",
        "An event has 1 to 50 rounds of 1 to 240 minutes, up to 1000 tables, and breaks of up to"
        " 240 minutes.",
    )

    @api.depends("speed_event_ids.state")
    def _compute_speed_event_id(self):
        for program in self:
            standing = program.speed_event_ids.filtered(lambda one: one.state in STANDING_STATES)
            program.speed_event_id = standing[:1]

    def action_view_speed_events(self):
        """Open the timetable of the program, or the list where there were several events."""
        self.ensure_one().check_access("read")
        action = self._open("mentoring.speed.event", self.env._("Speed Events"))
        # only the number of the program's own events is looked at
        events = self.sudo().speed_event_ids
        if len(events) == 1:
            action.update(view_mode="form", res_id=events.id)
        return action

    def _match_options(self):
        options = super()._match_options()
        if self.format == "speed":
            options |= {"rounds": self.speed_rounds, "tables": self.speed_tables or None}
        return options

    def _speed_event_values(self):
        """What a new event takes over from the program."""
        return {
            "program_id": self.id,
            "start": self.speed_start,
            "tz": self.speed_tz or "UTC",
            "location": self.speed_location,
            "minutes": self.speed_minutes,
            "break_after": self.speed_break_after,
            "break_minutes": self.speed_break_minutes,
        }

    def _gate_training_speed(self):
        published = self.speed_event_ids.filtered(lambda one: one.state in ("published", "held"))
        return [Condition(bool(published), self.env._("a published timetable"), "speed")]

    def _gate_monitoring_speed(self):
        """Nothing more is asked of those who only meet for some minutes."""
        return []

    def _gate_celebration_speed(self):
        held = self.speed_event_ids.filtered(lambda one: one.state == "held")
        return [
            Condition(bool(held), self.env._("the event held"), "speed"),
            self._condition_measured(),
        ]
