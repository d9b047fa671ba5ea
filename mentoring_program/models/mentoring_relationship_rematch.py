from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import format_date

from .mentoring_health_facts import VERY_LOW
from .mentoring_relationship_flow import OVER_STATES
from .mentoring_relationship_health import COORDINATOR


class MentoringRelationshipRematch(models.AbstractModel):
    """The way to another partner, without blame: a member asks, a coordinator acts.

    Nobody else in the relationship learns who asked, or that anybody did.
    """

    _name = "mentoring.relationship.rematch"
    _description = "Mentoring Relationship: Another Partner"

    intervention_ids = fields.One2many(
        "mentoring.intervention", "relationship_id", groups=COORDINATOR
    )
    last_help = fields.Char("Done About It", compute="_compute_last_help", groups=COORDINATOR)
    has_rematch_wish = fields.Boolean(
        "Another Partner Is Asked For", compute="_compute_last_help", groups=COORDINATOR
    )

    def _compute_last_help(self):
        found = self.env["mentoring.intervention"].search(
            [("relationship_id", "in", self._origin.ids)], order="done_on desc, id desc"
        )
        by_pair = found.grouped("relationship_id")
        for pair in self:
            rows = by_pair.get(pair._origin, found.browse())
            done = rows.filtered("done_on")[:1]
            day = format_date(self.env, done.done_on)
            words = (day, done.author_id.name, done.display_name)
            pair.last_help = " · ".join(map(str, words)) if done else False
            pair.has_rematch_wish = bool(rows.filtered(lambda one: not one.done_on))

    def action_ask_rematch(self, words=None):
        """Ask for another partner, as a member; nothing ends before a coordinator acts.

        :param str words: why, for the coordinators alone
        """
        self.ensure_one()
        member = self._asking_member()
        words = self._words(words) or self.env._("Asked for another partner.")
        # a member has no right on remarks and tasks of coordinators; that it is he is checked
        pair = self.sudo()
        pair._claim()
        if not member.sudo()._rematch_wishes():  # his own
            member.sudo()._remark("fit", words)
        pair.env["mentoring.intervention"]._open_rematch(pair)
        return True

    def action_withdraw_rematch(self):
        """Take back, as a member, that one asked for another partner."""
        self.ensure_one()
        member = self._asking_member()
        # his own words go, and the task if nobody else asks; that it is he is checked
        pair = self.sudo()
        pair._claim()
        member.sudo()._rematch_wishes().unlink()
        if not pair._current_members()._rematch_wishes():
            pair._close_rematch()
        return True

    def _asking_member(self):
        self.check_access("read")
        member = self._current_members().filtered(lambda one: one.user_id == self.env.user)
        if not member:
            raise AccessError(self.env._("Only a member of the relationship can do this."))
        # whether there is anybody to ask, of the reader's own program
        if self.state in OVER_STATES or self.sudo().program_id.formality != "formal":
            raise UserError(self.env._("There is nobody to ask for another partner here."))
        return member[:1]

    def action_rematch(self):
        """Open the dialog in which a coordinator gives somebody another partner."""
        self.ensure_one()
        self.check_access("write")
        dialog = self.env["mentoring.rematch"].create({"relationship_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Another Partner, without Blame"),
            "res_model": dialog._name,
            "res_id": dialog.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_note_help(self):
        """Open the dialog in which a coordinator notes what he did about it."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What Did You Do About It?"),
            "res_model": "mentoring.intervention",
            "view_mode": "form",
            "target": "new",
            "context": {"default_relationship_id": self.id},
        }

    def _open_rematch_if_unfit(self, evaluation):
        """A first-session answer that it does not fit opens the way to another partner."""
        if evaluation.phase == "fit" and evaluation.score < VERY_LOW:
            self.env["mentoring.intervention"]._open_rematch(self)

    def _close_rematch(self):
        self.intervention_ids.filtered(lambda one: not one.done_on)._done()

    def _finish(self, state, **values):
        """What waits to be done about it is over with it."""
        running = super()._finish(state, **values)
        running.sudo()._close_rematch()  # of relationships that the caller may end
        return running
