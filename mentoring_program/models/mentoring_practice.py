from odoo import api, fields, models
from odoo.exceptions import AccessError

from .. import exceptions

LONGEST = 2000  # characters of a wish or of an answer


class PracticeError(exceptions.UserError):
    """A chance to practice that cannot be asked for or answered; the message says why."""


class MentoringPractice(models.Model):
    """A chance to practice at work, for which a member asks his line manager.

    The manager reads these words and no others: no goal, no note, no session.
    """

    _name = "mentoring.practice"
    _inherit = ["mentoring.private.mixin", "mentoring.lifecycle.mixin"]
    _description = "Mentoring Chance to Practice"
    _order = "id desc"
    _rec_name = "create_date"

    _transitions = {"sent": ("agreed", "declined", "withdrawn")}
    _private_fields = frozenset({"wish", "answer"})
    _protected_fields = frozenset({"member_id", "manager_user_id", "answered_on", "state"})

    member_id = fields.Many2one(
        "mentoring.relationship.member",
        "Who Asks",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    user_id = fields.Many2one(related="member_id.user_id", store=True, index="btree_not_null")
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    manager_user_id = fields.Many2one(
        "res.users", "Who Is Asked", required=True, ondelete="cascade", index=True, readonly=True
    )
    wish = fields.Text(required=True, readonly=True)
    state = fields.Selection(
        [
            ("sent", "Asked"),
            ("agreed", "Agreed"),
            ("declined", "Not now"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="sent",
        readonly=True,
        copy=False,
    )
    answer = fields.Text(readonly=True, copy=False)
    answered_on = fields.Datetime(readonly=True, copy=False)

    _one_open_per_member = models.UniqueIndex(
        "(member_id) WHERE state = 'sent'", "Your manager has not answered your last wish yet."
    )

    def action_agree(self, answer=None):
        """Say yes as the manager who is asked.

        :param str answer: a word for the one who asks
        """
        self._check_is_asked()
        return self._answer("agreed", answer)

    def action_decline(self, reason=None):
        """Say “not now” as the manager who is asked.

        :param str reason: a word for the one who asks; without one it would be hard to understand
        """
        self._check_is_asked()
        if not self._words(reason):
            raise PracticeError(self.env._("Please give a reason; it helps to find another way."))
        return self._answer("declined", reason)

    def action_withdraw(self):
        """Take the wish back as the one who made it."""
        self.ensure_one().check_access("read")
        if self.user_id != self.env.user:
            raise AccessError(self.env._("Only the person himself can take it back."))
        # the reader's own wish, checked above
        self.sudo()._close("withdrawn")
        return True

    def _check_is_asked(self):
        self.ensure_one().check_access("read")
        if self.manager_user_id != self.env.user:
            raise AccessError(self.env._("Only the manager who is asked can answer."))

    def _answer(self, state, answer):
        # it is the reader who is asked, checked by the caller
        self.sudo()._close(state, answer=self._checked_words(answer))._mail("answered")
        return True

    def _close(self, state, **values):
        closed = self._move_to(state, answered_on=fields.Datetime.now(), **values)
        closed.flush_recordset()  # the index allows one open wish at any moment
        return closed

    @api.model
    def _checked_words(self, text):
        words = self._words(text)
        if len(words) > LONGEST:
            raise PracticeError(self.env._("At most %s characters, please.", LONGEST))
        return words

    def _mail(self, event):
        """Queue the mail; it tells that there is something to read, never what."""
        template = self.env.ref(f"mentoring_program.mail_template_practice_{event}")
        if self:
            template.send_mail_batch(self.ids, email_layout_xmlid="mail.mail_notification_light")

    def _program_of_guarded(self):
        return self.member_id.program_id
