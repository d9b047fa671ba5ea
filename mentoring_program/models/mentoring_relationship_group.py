from collections import Counter
from datetime import timedelta

from odoo import api, fields, models

from .. import exceptions
from .mentoring_relationship_flow import OVER_STATES

# Whom the sizes of the program count: mentees of a group, juniors of a board.
SIZED = {"group": "mentee", "shadow_board": "mentor"}
JOINABLE = ("proposed", "to_approve", "approved", "active")
REFILL_DAYS = 14  # to find somebody for a group that has become too small


class GroupFullError(exceptions.UserError):
    """A group that nobody can join: it is full, over, or no group at all."""


class MentoringRelationshipGroup(models.AbstractModel):
    """Relationships of more than two: their size, who joins later, and what if too few remain.

    A group below its minimum waits: it neither starts nor ends for REFILL_DAYS, in which the
    coordinator may add somebody. One that works already goes on working in that time.
    """

    _name = "mentoring.relationship.group"
    _description = "Mentoring Relationship: Groups"

    refill_until = fields.Date(
        "Too Small: Refill Until",
        copy=False,
        readonly=True,
        help="The group has too few people. It ends after this day unless somebody joins.",
    )
    free_places = fields.Integer(
        compute="_compute_free_places", compute_sudo=True, help="So many people may join."
    )

    @api.depends("member_ids.left_on", "state", "program_id.group_size_max")
    def _compute_free_places(self):
        for group in self:
            role = SIZED.get(group.program_id.format)
            held = group.member_ids.filtered(lambda one, role=role: one._counts_as(role))
            free = group.program_id.group_size_max - len(held)
            group.free_places = max(0, free) if role and group.state in JOINABLE else 0

    def _is_too_small(self):
        """Whether no mentor or no mentee (for peers: no pair) remains."""
        self.ensure_one()
        roles = Counter(self._current_members().mapped("role"))
        if roles["peer"]:
            return roles["peer"] < 2
        return not (roles["mentor"] and roles["mentee"])

    def _is_below_minimum(self):
        self.ensure_one()
        role = SIZED.get(self.program_id.format)
        held = self.member_ids.filtered(lambda one: one._counts_as(role))
        return bool(role) and len(held) < self.program_id.group_size_min

    def _note_size(self):
        """Give groups that are too small some days, and take them back once they are not."""
        until = fields.Date.context_today(self) + timedelta(days=REFILL_DAYS)
        sized = self.filtered(lambda one: one.program_id.format in SIZED)
        for group in sized.filtered(lambda one: one.state not in OVER_STATES):
            small = group._is_below_minimum()
            if small and not group.refill_until:
                group._write_protected({"refill_until": until})
                group._tell_coordinators("mentoring_program.mail_activity_refill")
            elif group.refill_until and not small:
                group._write_protected({"refill_until": False})
                group.activity_unlink(["mentoring_program.mail_activity_refill"])

    @api.model
    def _cron_end_small(self):
        """End the groups that nobody has joined in time; safe to run at any time."""
        today = fields.Date.context_today(self)
        small = self.search([("refill_until", "<", today), ("state", "not in", OVER_STATES)])
        for group in small.try_lock_for_update():
            group._finish(group._state_when_left())
            group._offer_rematch()

    def _join(self, participant):
        """Ask somebody to join this group.

        In one that has begun, the newcomer is invited: he belongs to it, and reads anything of
        it, from the day that he has accepted and his manager has approved.

        :raise GroupFullError: nobody can join
        :raise NoSeatLeftError: the person has no free place
        """
        self.ensure_one()
        self._claim()
        if not self.free_places:
            raise GroupFullError(self.env._("Nobody can join this group: %s", self.name))
        role = SIZED[self.program_id.format]
        participant._take_seats(role)
        values = {
            **self._member_values(participant, role),
            "is_invited": self.state != "proposed",
        }
        [member] = self.env["mentoring.relationship.member"]._create_protected([values])
        self._note_size()
        if self.program_id.require_acceptance:
            member._notify_members("proposed")
        else:
            member._ask_as_newcomer()
        return member
