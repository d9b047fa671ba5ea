from odoo import api, fields, models
from odoo.exceptions import AccessError

from .. import exceptions
from .mentoring_event_invitation import ANSWERS


class EventAnswerError(exceptions.UserError):
    """An answer to an invitation that cannot be given any more."""


class MentoringSessionAnswer(models.AbstractModel):
    """Who comes to an event of a program: the reader's own answer, and how many said what."""

    _name = "mentoring.session.answer"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Session: Answers to Invitations"

    my_answer = fields.Selection(ANSWERS, "Your Answer", compute="_compute_my_answer")
    yes_count = fields.Integer("Will Come", compute="_compute_answer_counts")
    maybe_count = fields.Integer("Maybe", compute="_compute_answer_counts")
    no_count = fields.Integer("Will Not Come", compute="_compute_answer_counts")
    open_count = fields.Integer("No Answer Yet", compute="_compute_answer_counts")
    moved_on = fields.Datetime(readonly=True, copy=False, help="When its time changed last.")
    reminder_hours = fields.Integer(
        "Reminder", default=24, help="Hours before it begins. 0: nobody is reminded."
    )
    remind_on = fields.Datetime(compute="_compute_remind_on", store=True, index="btree_not_null")

    @api.depends("start", "reminder_hours", "relationship_id", "speed_event_id")
    def _compute_remind_on(self):
        for session in self:
            due = session.is_event and session.start and session.reminder_hours > 0
            session.remind_on = due and fields.Datetime.subtract(
                session.start, hours=session.reminder_hours
            )

    @api.depends("guest_ids.answer")
    @api.depends_context("uid")
    def _compute_my_answer(self):
        for session in self:
            session.my_answer = session._my_invitations()[:1].answer

    @api.depends("guest_ids.answer")
    def _compute_answer_counts(self):
        # how many, for everybody who may read the event; nobody's name
        found = {
            (session.id, answer): count
            for session, answer, count in self.env["mentoring.event.invitation"]
            .sudo()
            ._read_group([("session_id", "in", self.ids)], ["session_id", "answer"], ["__count"])
        }
        for session in self:
            for answer, _label in ANSWERS:
                session[f"{answer}_count"] = found.get((session._origin.id, answer), 0)

    def write(self, vals):
        before = {session: session.start for session in self} if "start" in vals else {}
        result = super().write(vals)
        moved = self.filtered(lambda one: one in before and one.start != before[one])
        moved._note_move()
        return result

    def action_answer_yes(self):
        """Tell that one comes to the event; twice is as once."""
        return self._answer("yes")

    def action_answer_maybe(self):
        """Tell that one perhaps comes to the event; twice is as once."""
        return self._answer("maybe")

    def action_answer_no(self):
        """Tell that one does not come to the event; twice is as once."""
        return self._answer("no")

    def _answer(self, answer):
        self.ensure_one()
        self.check_access("read")
        # the reader's own invitations, by his own id
        mine = self._my_invitations()
        if not mine:
            raise AccessError(self.env._("Only who is invited can answer."))
        if self.state != "planned" or self.stop <= fields.Datetime.now():
            raise EventAnswerError(
                self.env._("%s: nobody is asked any more who comes.", self.display_name)
            )
        mine._note_answer(answer)
        return True

    def _my_invitations(self):
        """The reader's own invitations, as the superuser: he may answer them, not write them."""
        # only his own rows are taken
        rows = self.sudo().guest_ids
        return rows.filtered(lambda one: one.user_id == self.env.user)

    def _note_move(self):
        """The time is another one: remind again, and ask again those who have answered."""
        events = self._program_events().filtered(lambda one: one.state == "planned")
        if events:
            events._write_protected({"moved_on": fields.Datetime.now()})
            # who may move the event may have its people reminded
            events.sudo().guest_ids._write_protected({"reminded_on": False})
