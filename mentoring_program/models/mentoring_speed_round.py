from datetime import timedelta

from odoo import api, fields, models


class MentoringSpeedRound(models.Model):
    """One round of a speed event: everybody meets one person, then all change tables."""

    _name = "mentoring.speed.round"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Speed Round"
    _order = "event_id, number"

    _protected_fields = frozenset({"event_id", "number"})

    event_id = fields.Many2one(
        "mentoring.speed.event", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="event_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="event_id.company_id", store=True, index=True)
    number = fields.Integer(required=True)
    start = fields.Datetime(compute="_compute_start", store=True)
    stop = fields.Datetime(compute="_compute_start", store=True)
    has_break = fields.Boolean(
        "A Break Follows", compute="_compute_start", store=True, help="Before the next round."
    )
    meeting_ids = fields.One2many("mentoring.speed.meeting", "round_id")

    _one_of_a_number = models.UniqueIndex(
        "(event_id, number)", "An event has one round of each number."
    )
    _number_positive = models.Constraint("CHECK(number >= 1)", "Rounds count from 1.")

    @api.depends(
        "number",
        "event_id.start",
        "event_id.round_count",
        "event_id.minutes",
        "event_id.break_after",
        "event_id.break_minutes",
    )
    def _compute_start(self):
        for one in self:
            event = one.event_id
            one.start = event.start and event._begin_of(one.number)
            one.stop = one.start and one.start + timedelta(minutes=event.minutes)
            one.has_break = event._has_break_after(one.number)

    @api.depends("number")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            one.display_name = self.env._("Round %s", one.number)
