from odoo import api, fields, models

from .. import exceptions
from ..models.mentoring_speed_event_flow import STANDING_STATES
from .mentoring_match_pair import ForbiddenPairError


class EventOverError(exceptions.UserError):
    """A meeting was to be added to an event that is held or cancelled."""


class MentoringSpeedPlace(models.TransientModel):
    """Let two people meet in a free slot: for late joiners, and where somebody withdrew."""

    _name = "mentoring.speed.place"
    _inherit = ["mentoring.dialog.mixin"]
    _description = "Meeting Made by Hand"

    event_id = fields.Many2one(
        "mentoring.speed.event",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["mentoring.speed.swap"]._default_event(),
    )
    program_id = fields.Many2one(related="event_id.program_id")
    round_id = fields.Many2one("mentoring.speed.round", required=True, ondelete="cascade")
    table_number = fields.Integer(
        "Table", compute="_compute_table_number", store=True, readonly=False
    )
    mentor_id = fields.Many2one("mentoring.participant", required=True, ondelete="cascade")
    mentee_id = fields.Many2one("mentoring.participant", required=True, ondelete="cascade")

    @api.depends("round_id")
    def _compute_table_number(self):
        for place in self:
            place.table_number = place.round_id and place.event_id._free_table(place.round_id)

    def action_add(self):
        """Add the meeting; its people are told on publishing.

        :raise EventOverError: the event is held or cancelled
        :raise ForbiddenPairError: a rule forbids the pair
        :raise DoubleBookingError: somebody, or the table, is not free then
        """
        self.ensure_one()
        self.event_id.check_access("write")
        self._check_open()
        score = self._check_pair()
        # he may write the event, checked above; meetings are written by methods alone
        place = self.sudo()
        event = place.event_id
        event._add_meeting(
            place.round_id, place.table_number, place.mentor_id, place.mentee_id, score
        )
        event.session_ids._write_events()
        return True

    def _check_open(self):
        if self.event_id.state not in STANDING_STATES or self.round_id.event_id != self.event_id:
            raise EventOverError(self.env._("Choose a round of an event that is still to come."))

    def _check_pair(self):
        """Refuse people of another program and pairs that a rule forbids; the points else."""
        people, program = self.mentor_id | self.mentee_id, self.event_id.program_id
        people.check_access("read")
        matching = self.env["mentoring.matching"]
        if people.program_id != program:
            reason, score = self.env._("both must take part in this program"), 0.0
        else:
            codes, score = matching._judge(program, self.mentee_id, self.mentor_id)
            reason = matching._pair_words(codes, program)
        if reason:
            names = " – ".join(people.mapped("name"))
            raise ForbiddenPairError(f"{names}: {reason}")
        return score
