from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError

from .. import exceptions


class ConcernError(exceptions.ValidationError):
    """A concern without words, or where there is nobody to confide in."""


class MentoringConcern(models.Model):
    """Something a person confides in the confidant of the program, apart from everything else.

    Read by the two of them and by nobody else at all, whatever anybody's rights; it belongs to no
    relationship, and no number of concerns is shown anywhere. The confidant of the day it was
    written keeps it. It can be written after the program is closed, too.
    """

    _name = "mentoring.concern"
    _inherit = ["mentoring.authored.mixin", "mentoring.private.mixin", "mentoring.guard.mixin"]
    _description = "Mentoring Concern"
    _order = "id desc"
    _rec_name = "create_date"

    _private_fields = frozenset({"body", "reply"})
    _protected_fields = frozenset({"author_id", "confidant_id", "reply", "replied_on"})
    _fixed_fields = frozenset({"program_id", "body"})

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    confidant_id = fields.Many2one(
        "res.users", index="btree_not_null", ondelete="set null", readonly=True
    )
    body = fields.Text(required=True)
    reply = fields.Text(readonly=True)
    replied_on = fields.Datetime(readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        """Confide something; the confidant gets a mail without a word of it."""
        if any(not self._words(vals.get("body")) for vals in vals_list):
            raise ConcernError(self.env._("Please write what it is about."))
        records = super().create(vals_list)
        if self._is_guarded():
            records._give_to_confidant()
        return records

    def _give_to_confidant(self):
        for concern in self:
            confidant = concern._confidant()
            if not confidant:
                raise ConcernError(self.env._("There is nobody in this program to confide in."))
            # who reads it is decided here, and by nobody who writes it
            concern.sudo()._write_protected({"confidant_id": confidant.id})
        self._mail("mentoring_program.mail_template_concern")

    def _confidant(self):
        self.ensure_one()
        # the program's confidant is told to its participants
        return self.sudo().program_id._confidant_for(self.author_id)

    def action_reply(self, text):
        """Answer, as the confidant; the last answer stands.

        :param str text: read by the author alone
        """
        self.ensure_one()
        self.check_access("read")
        if self.confidant_id != self.env.user:
            raise AccessError(self.env._("Only the confidant answers."))
        if not self._words(text):
            raise ConcernError(self.env._("Please write an answer."))
        # the confidant has no right to write; he is checked above
        self.sudo()._write_protected(
            {"reply": self._words(text), "replied_on": fields.Datetime.now()}
        )
        self._mail("mentoring_program.mail_template_concern_reply")
        return True

    def _mail(self, template):
        """Queue a mail that says there is something to read, and names nobody."""
        # written by the system, so that the mail does not carry the author's name either
        system = self.with_user(SUPERUSER_ID)
        system.env.ref(template).send_mail_batch(
            self.ids, email_layout_xmlid="mail.mail_notification_light"
        )

    def _program_of_guarded(self):
        """None: what is wrong may be told also when the program is over."""
        return self.env["mentoring.program"]
