from odoo import fields, models
from odoo.exceptions import AccessError


class MentoringEventOutcome(models.Model):
    """What a discussion came to: a decision, or something that somebody is to do."""

    _name = "mentoring.event.outcome"
    _inherit = ["mentoring.event.part"]
    _description = "Mentoring Event Outcome"
    _order = "kind desc, done, deadline, id"

    kind = fields.Selection(
        [("decision", "Decision"), ("action", "Action item")], required=True, default="decision"
    )
    name = fields.Char("What", required=True)
    participant_id = fields.Many2one(
        "mentoring.participant", "Who", ondelete="set null", index="btree_not_null"
    )
    user_id = fields.Many2one(related="participant_id.user_id", store=True, index=True)
    owner_name = fields.Char(related="participant_id.name", store=True)
    deadline = fields.Date()
    done = fields.Boolean()

    def action_done(self):
        """Note that one has done what one was to do."""
        return self._tick(True)

    def action_undone(self):
        """Take that back."""
        return self._tick(False)

    def _tick(self, done):
        self.check_access("read")
        if self.user_id != self.env.user or not all(one.user_id for one in self):
            raise AccessError(self.env._("Everybody ticks what he is to do himself."))
        self.sudo().write({"done": done})  # the reader's own, checked above
        return True
