from odoo import api, fields, models

from .. import exceptions

_FROM = {
    "accepted": ("draft", "invited", "applied", "waitlisted"),
    "waitlisted": ("draft", "invited", "applied", "accepted"),
    "declined": ("draft", "invited", "applied", "waitlisted"),
}


class NobodyToMoveError(exceptions.UserError):
    """A decision about people of whom none can be moved; the message says why."""


class MentoringParticipantDecision(models.TransientModel):
    """Accept, put on the wait list or decline many people at once, with a reason.

    Who cannot be moved is left alone, and named before and after.
    """

    _name = "mentoring.participant.decision"
    _inherit = ["mentoring.call.mixin"]
    _description = "Decision about Applications"

    participant_ids = fields.Many2many(
        "mentoring.participant",
        "mentoring_participant_decision_rel",
        string="People",
        default=lambda self: self._default_people(),
    )
    move = fields.Selection(
        [
            ("accepted", "Accept"),
            ("waitlisted", "Put on the wait list"),
            ("declined", "Decline"),
        ],
        "Decision",
        required=True,
        default="accepted",
    )
    waitlist_rest = fields.Boolean(
        "Wait List for the Rest",
        default=True,
        help="Who applied first gets a place; for whom there is none goes on the wait list.",
    )
    reason = fields.Text(help="Read by coordinators alone, and by nobody about himself.")
    tell = fields.Boolean("Tell Them by Mail", default=True)
    places_told = fields.Char(compute="_compute_picture")
    moved_count = fields.Integer("People Concerned", compute="_compute_picture")
    left_told = fields.Text("Left as They Are", compute="_compute_picture")

    @api.model
    def _default_people(self):
        context = self.env.context
        if context.get("active_model") != "mentoring.participant":
            return self.env["mentoring.participant"]
        ids = context.get("active_ids") or [context.get("active_id")]
        return (
            self.env["mentoring.participant"]
            .browse([one for one in ids if type(one) is int])
            ._filtered_access("write")
        )

    @api.depends("participant_ids", "move")
    def _compute_picture(self):
        for dialog in self:
            people = dialog.participant_ids._origin
            left = dialog._left_alone(people)
            dialog.moved_count = len(people) - len(left)
            dialog.left_told = dialog._tell_left(left)
            dialog.places_told = dialog._tell_places(people.program_id)

    def _tell_places(self, programs):
        limited = programs.filtered(lambda one: any(map(one._places, ("mentor", "mentee"))))
        return "; ".join(f"{one.name}: {one.places_told}" for one in limited)

    def _tell_left(self, left, most=10):
        """One line for each reason, with the first names it holds for."""
        reasons = {}
        for one, why in left.items():
            reasons.setdefault(why, []).append(one.name)
        lines = []
        for why, names in reasons.items():
            told = ", ".join(names[:most]) + (f" +{len(names) - most}" if names[most:] else "")
            lines.append(f"{why}: {told}")
        return "\n".join(lines)

    def _left_alone(self, people):
        """Who cannot be moved, and why: {participant: reason}."""
        labels = dict(people._fields["state"]._description_selection(self.env))
        left = {
            one: self.env._("“%s” already", labels[one.state])
            if one.state == self.move
            else self.env._("“%s” now", labels[one.state])
            for one in people
            if one.state not in _FROM.get(self.move, ())
        }
        if self.move == "accepted":
            for one in people:
                if one not in left and one._needs_consent():
                    left[one] = self.env._("The manager has not consented (yet)")
        return left

    def action_decide(self):
        """Move the people as chosen; what cannot be moved stays as it is and is named.

        :raise NobodyToMoveError: nobody can be moved
        """
        self.ensure_one()
        people = self.participant_ids
        people.check_access("write")
        left = self._left_alone(people)
        movers = people.filtered(lambda one: one not in left)
        if not movers:
            told = self._tell_left(left) or self.env._("Nobody is chosen.")
            raise NobodyToMoveError(told)
        movers = movers.with_context(mentoring_untold=not self.tell)
        waiting = self._move(movers)
        movers._remark("application", self.reason)
        return self._note(movers - waiting, waiting, left)

    def _move(self, people):
        """Make the move; returns who went on the wait list for want of a place."""
        if self.move == "declined":
            people.action_decline()
        elif self.move == "waitlisted":
            people.action_waitlist()
        else:
            return self._accept(people)
        return people.browse()

    def _accept(self, people):
        """Mentors first: they may bring places for the others."""
        mentors = people.filtered(lambda one: one.role in ("mentor", "both"))
        waiting = people.browse()
        for group in (mentors, people - mentors):
            rest = group._without_place() if self.waitlist_rest else group.browse()
            (group - rest).action_accept()
            rest.action_waitlist()
            waiting |= rest
        return waiting

    def _note(self, moved, waiting, left):
        labels = dict(self._fields["move"]._description_selection(self.env))
        lines = [self.env._("%(move)s: %(count)s", move=labels[self.move], count=len(moved))]
        if waiting:
            names = ", ".join(waiting.mapped("name"))
            lines.append(self.env._("On the wait list, as there is no place: %s", names))
        if left:
            names = ", ".join(one.name for one in left)
            lines.append(self.env._("Left as they are: %s", names))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if waiting or left else "success",
                "sticky": bool(waiting or left),
                "message": "\n".join(lines),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
