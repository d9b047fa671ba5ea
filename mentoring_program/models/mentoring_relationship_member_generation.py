from odoo import api, fields, models
from odoo.exceptions import AccessError


class MentoringRelationshipMemberGeneration(models.AbstractModel):
    """“Your mentee now mentors”: told to the former mentor, where both agreed to it."""

    _name = "mentoring.relationship.member.generation"
    _description = "Mentoring Membership: The Next Generation"

    shares_news = fields.Boolean(
        readonly=True,
        copy=False,
        help="A mentee: tell my mentor when I mentor. A mentor: I would like to hear of it.",
    )
    mentors_since = fields.Date(readonly=True, copy=False, help="As the former mentors were told.")

    def action_share_news(self):
        """Agree that the mentor hears when the mentee becomes a mentor."""
        self._share_news(True)
        return True

    def action_keep_news(self):
        """Take that back."""
        self._share_news(False)
        return True

    def _share_news(self, shares):
        self.check_access("read")
        for member in self:
            if member.user_id != self.env.user or member.role == "peer":
                raise AccessError(self.env._("Mentors and mentees say this for themselves."))
        # the reader's own answer, in his own membership
        self.sudo()._write_protected({"shares_news": shares})

    @api.model
    def _cron_tell_generations(self):
        """Tell mentors, once, whose former mentee has begun to mentor."""
        waiting = self.search(
            [
                ("role", "=", "mentee"),
                ("shares_news", "=", True),
                ("mentors_since", "=", False),
                ("user_id", "!=", False),
                ("relationship_state", "=", "completed"),
            ]
        )
        for mentee in waiting.try_lock_for_update(allow_referencing=True):
            mentors = mentee.relationship_id.member_ids.filtered(
                lambda one: one.role == "mentor" and one.shares_news and one.user_id
            )
            since = mentee._mentors_since()
            if mentors and since:
                mentee._write_protected({"mentors_since": since})
                mentee._tell_mentors(mentors)

    def _mentors_since(self):
        """Since when the mentee mentors somebody else, after this relationship began."""
        begun = self.search(
            [
                ("user_id", "=", self.user_id.id),
                ("role", "=", "mentor"),
                ("relationship_id", "!=", self.relationship_id.id),
                ("joined_on", ">=", self.joined_on),
                ("relationship_id.state", "in", ("active", "paused", "completed")),
            ],
            order="joined_on",
            limit=1,
        )
        return begun.joined_on

    def _tell_mentors(self, mentors):
        self.env.ref("mentoring_program.mail_template_generation").send_mail(
            self.id,
            email_values={"recipient_ids": [(6, 0, mentors.user_id.partner_id.ids)]},
            email_layout_xmlid="mail.mail_notification_light",
        )
