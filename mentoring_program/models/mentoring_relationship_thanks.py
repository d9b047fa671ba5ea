from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import plaintext2html

LOOKING_BACK = ("active", "paused", "completed", "ended")


class MentoringRelationshipThanks(models.AbstractModel):
    """A word of thanks from one member to the others, which nobody else reads."""

    _name = "mentoring.relationship.thanks"
    _description = "Mentoring Relationship: Thanks"

    def _can_thank(self):
        """Whether there is something to be thankful for: it began, and the program goes on."""
        self.ensure_one()
        return self.state in LOOKING_BACK and not self.program_id._is_final()

    def action_thank(self, body):
        """Thank the other members of the relationship.

        :param str body: plain text, read by its giver and its receivers alone
        """
        self.ensure_one()
        self._check_is_member()
        if not self._can_thank():
            raise UserError(self.env._("It has not begun yet, or its program is over."))
        if not self._words(body):
            raise UserError(self.env._("Please write a word of thanks."))
        # members have no right to create honours; membership is checked above
        relationship = self.sudo()
        others = relationship._current_members().filtered(
            lambda member: member.user_id and member.user_id != self.env.user
        )
        if not others:
            raise UserError(self.env._("Nobody here has a login to read your thanks with."))
        given = {
            "giver_id": self.env.uid,
            "body": plaintext2html(body.strip()),
            "state": "published",
            "published_on": fields.Date.context_today(self),
        }
        thanks = relationship.env["mentoring.recognition"]._create_protected(
            [{**member._recognition_values("thanks"), **given} for member in others]
        )
        template = relationship.env.ref("mentoring_program.mail_template_thanks")
        template.send_mail_batch(thanks.ids, email_layout_xmlid="mail.mail_notification_light")
        return True
