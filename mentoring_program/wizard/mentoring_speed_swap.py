from odoo import api, fields, models

from .. import exceptions
from .mentoring_match_pair import ForbiddenPairError


class SwapError(exceptions.UserError):
    """Two meetings that cannot be swapped whoever sits there."""


class MentoringSpeedSwap(models.TransientModel):
    """Swap two meetings of an event, under the same rules as the computer's."""

    _name = "mentoring.speed.swap"
    _inherit = ["mentoring.dialog.mixin"]
    _description = "Swap of Two Meetings"

    event_id = fields.Many2one(
        "mentoring.speed.event",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_event(),
    )
    first_id = fields.Many2one("mentoring.speed.meeting", required=True, ondelete="cascade")
    second_id = fields.Many2one("mentoring.speed.meeting", required=True, ondelete="cascade")
    what = fields.Selection(
        [("slots", "Their rounds and tables"), ("mentees", "Their mentees")],
        string="Swap",
        required=True,
        default="slots",
    )

    @api.model
    def _default_event(self):
        context = self.env.context
        known = context.get("active_model") == "mentoring.speed.event"
        return known and context.get("active_id")

    def action_swap(self):
        """Swap the two meetings; who has been told his timetable is told again on publishing.

        :raise SwapError: they are not two planned meetings of the event
        :raise ForbiddenPairError: a rule forbids a new pair
        :raise DoubleBookingError: somebody is not free then
        """
        self.ensure_one()
        self.event_id.check_access("write")
        self._check_two_planned()
        if self.what == "mentees":
            for mentor, mentee in zip(
                self._meetings("mentor_id"), self._meetings("mentee_id")[::-1], strict=True
            ):
                self._check_pair(mentor, mentee)
        # he may write the event, checked above; meetings are written by methods alone
        wizard = self.sudo()
        wizard.event_id._swap(wizard.first_id, wizard.second_id, self.what)
        return True

    def _meetings(self, name):
        return [self.first_id[name], self.second_id[name]]

    def _check_two_planned(self):
        both = self.first_id | self.second_id
        if (
            len(both) != 2
            or both.event_id != self.event_id
            or set(both.mapped("state")) != {"planned"}
        ):
            raise SwapError(self.env._("Choose two planned meetings of the event."))

    def _check_pair(self, mentor, mentee):
        matching, program = self.env["mentoring.matching"], self.event_id.program_id
        codes, _score = matching._judge(program, mentee, mentor)
        if codes:
            raise ForbiddenPairError(
                self.env._(
                    "%(mentor)s and %(mentee)s: %(reason)s",
                    mentor=mentor.name,
                    mentee=mentee.name,
                    reason=matching._pair_words(codes, program),
                )
            )
