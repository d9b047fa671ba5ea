from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

from .. import exceptions

REMIND_DAYS = 3  # before it expires
LONGEST = 5000  # characters of a message or an answer


class RequestError(exceptions.UserError):
    """A request that cannot be made or answered (any more); the message says why."""


class MentoringRequestFlow(models.AbstractModel):
    """How a request is answered: by the one who is asked, or by time."""

    _name = "mentoring.request.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Request: Lifecycle"

    def action_accept(self):
        """Accept as the one who is asked: the mentoring begins, the places are taken.

        :raise RequestError: it was answered, withdrawn or has expired, or a rule forbids it now
        :raise NoSeatLeftError: somebody was quicker
        """
        self.ensure_one()
        if not self._check_answering("mentor_user_id", "accepted"):
            return True
        # it is the reader who is asked, checked above; relationships begin by our methods alone
        request = self.sudo()
        if request.kind == "question":
            raise RequestError(self.env._("A question is answered in words."))
        request.program_id._check_directory_open()
        request._check_possible()
        [relationship] = request.env["mentoring.relationship"]._agree(
            request.program_id, request.mentor_id, request.mentee_id
        )
        request._answer("accepted", relationship_id=relationship.id)
        request._withdraw_needless()
        return True

    def action_decline(self, reason=None):
        """Decline as the one who is asked.

        :param str reason: a word for the one who asked, whom it helps; nobody else reads it
        """
        self.ensure_one()
        if self._check_answering("mentor_user_id", "declined"):
            words = self._words(reason)
            if not words:
                raise RequestError(self.env._("Please give a reason; it helps to look on."))
            if len(words) > LONGEST:
                raise RequestError(self.env._("At most %s characters, please.", LONGEST))
            # it is the reader who is asked, checked above
            self.sudo()._answer("declined", answer=words)
        return True

    def action_answer(self, words=None):
        """Answer a question as the one who is asked.

        :param str words: read by the one who asked alone
        """
        self.ensure_one()
        if self._check_answering("mentor_user_id", "accepted"):
            words = self._words(words)
            if self.kind != "question":
                raise RequestError(self.env._("This is no question."))
            if not words:
                raise RequestError(self.env._("Please write your answer."))
            if len(words) > LONGEST:
                raise RequestError(self.env._("At most %s characters, please.", LONGEST))
            # it is the reader who is asked, checked above
            self.sudo()._answer("accepted", answer=words)
        return True

    def action_withdraw(self):
        """Take the request back as the one who made it."""
        self.ensure_one()
        if self._check_answering("mentee_user_id", "withdrawn"):
            self.sudo()._answer("withdrawn")  # the reader's own request, checked above
        return True

    def _check_answering(self, side, target):
        """Whether there is something to do; saying the same twice is as once.

        :raise AccessError: it is not the reader's part
        :raise RequestError: something else has been said already
        """
        self.check_access("read")
        if self[side] != self.env.user:
            raise AccessError(self.env._("Only the person himself can answer."))
        if self.state == target:
            return False
        if self.state != "sent":
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise RequestError(
                self.env._("This request cannot be answered any more: %s.", labels[self.state])
            )
        if self.expires_on < fields.Date.context_today(self):
            raise RequestError(self.env._("The time to answer this request is over."))
        return True

    def _check_possible(self):
        """Refuse what has become impossible since it was asked, without telling which rule."""
        mentor, mentee = self.mentor_id, self.mentee_id
        if mentor._places_left() < 1:
            raise RequestError(
                self.env._("All your places are taken. End a mentoring, or decline the request.")
            )
        if not mentee._has_free_seat("mentee"):
            raise RequestError(self.env._("%s has found somebody in the meantime.", mentee.name))
        if mentee.state != "accepted" or mentor not in mentee._possible_mentors(mentor):
            raise RequestError(self.env._("This mentoring is not possible any more."))

    def _answer(self, state, **values):
        self._move_to(state, answered_on=fields.Datetime.now(), **values)
        self.flush_recordset()  # the index allows one open request at any moment
        questions = self.filtered(lambda one: one.kind == "question")
        if state in ("accepted", "declined"):
            questions._mail("answered")
        if state == "declined":
            (self - questions)._mail(state)
            self._ask_next()

    def _withdraw_needless(self):
        """Who has found all the mentors he may have waits for no further answer."""
        mentee = self.mentee_id
        if not mentee._has_free_seat("mentee"):
            mentee.request_ids.filtered(
                lambda one: one.state == "sent" and one.kind == "mentoring"
            )._answer("withdrawn")

    def _ask_next(self):
        """Ask the next wish of those who wished so, in the words that did not succeed."""
        for request in self.filtered("asks_next"):
            mentee, program = request.mentee_id, request.program_id
            mentor = mentee._next_wish()
            if mentor and program._has_directory() and mentee._has_free_seat("mentee"):
                program._create_request(mentee, mentor, request.message, asks_next=True)

    def _mail(self, event):
        """Queue the mail; it tells that there is something to read, never what."""
        for kind, requests in self.grouped("kind").items():
            name = "question" if kind == "question" and event != "expired" else "request"
            template = self.env.ref(f"mentoring_program.mail_template_{name}_{event}")
            template.send_mail_batch(
                requests.ids, email_layout_xmlid="mail.mail_notification_light"
            )

    @api.model
    def _cron_follow_up(self):
        """Close what nobody answered in time, remind once of what is near it.

        Safe to run at any time: what is claimed is written before a mail is queued.
        """
        today = fields.Date.context_today(self)
        near = self.search(
            [("state", "=", "sent"), ("expires_on", "<=", today + timedelta(days=REMIND_DAYS))]
        ).try_lock_for_update()
        over = near.filtered(lambda one: one.expires_on < today)
        over._move_to("expired")
        over._mail("expired")
        over._ask_next()
        due = (near - over).filtered(lambda one: not one.reminded_on)
        due._write_protected({"reminded_on": fields.Datetime.now()})
        due._mail("sent")
