from datetime import timedelta

from odoo import api, fields, models

QUIET = timedelta(hours=12)  # so long nobody gets a second mail about messages he has not answered
NEW = timedelta(days=7)  # so long a message counts as new to who has not answered it


class MentoringMessage(models.Model):
    """What the members of a relationship write to each other, read by them alone.

    No chatter, no mail and no export carries it: the mail about a message says that there is one.
    """

    _name = "mentoring.message"
    _inherit = ["mentoring.authored.mixin", "mentoring.private.mixin", "mentoring.guard.mixin"]
    _description = "Mentoring Message"
    _order = "id desc"
    _rec_name = "create_date"

    _protected_fields = frozenset({"author_id"})
    _fixed_fields = frozenset({"relationship_id"})

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, ondelete="cascade", index=True
    )
    body = fields.Html("Message", required=True, sanitize=True)
    is_changed = fields.Boolean(compute="_compute_is_changed")

    @api.depends("write_date")
    def _compute_is_changed(self):
        for message in self:
            message.is_changed = message.write_date > message.create_date + timedelta(minutes=1)

    @api.model_create_multi
    def create(self, vals_list):
        messages = super().create(vals_list)
        for message in messages:
            message._tell_the_others()
        return messages

    def _tell_the_others(self):
        """Tell by mail that somebody wrote, unless one was told and has not answered yet."""
        # who is in the relationship, and when messages were written; their words are not read
        pair = self.sudo().relationship_id
        others = pair._current_members().filtered(lambda one: one.user_id != self.author_id)
        others.filtered(lambda one: not self._was_told(one.user_id))._notify_members("message")

    def _was_told(self, user):
        own = [("relationship_id", "=", self.relationship_id.id)]
        # only when messages were written is looked at
        messages = self.sudo().search(
            [*own, ("create_date", ">", fields.Datetime.now() - QUIET), ("id", "<", self.id)]
        )
        answered = max(messages.filtered(lambda one: one.author_id == user).ids, default=0)
        return any(one.author_id != user and one.id > answered for one in messages)

    def _count_new(self):
        """How many of these messages others wrote lately, after the reader's last one."""
        lately = fields.Datetime.now() - NEW
        mine = max(self.filtered(lambda one: one.author_id == self.env.user).ids, default=0)
        return len(self.filtered(lambda one: one.id > mine and one.create_date > lately))

    def _program_of_guarded(self):
        return self.relationship_id.program_id
