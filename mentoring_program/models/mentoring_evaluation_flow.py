from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("planned", "Planned"),
    ("sent", "Sent"),
    ("answered", "Answered"),
    ("expired", "Expired"),
    ("cancelled", "Cancelled"),
]
REMINDER_DAYS = 3  # before the deadline


class MentoringEvaluationFlow(models.AbstractModel):
    """The life of a questionnaire: sent, reminded of once, answered, or too late.

    The answer itself lives in the survey application. Its door stays open until the end of the
    deadline's day where the person is; each finished answer is taken, the last one counts until
    it is part of the totals.
    """

    _name = "mentoring.evaluation.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Evaluation: Flow"

    _transitions = {
        "planned": ("sent", "cancelled"),
        "sent": ("answered", "expired", "cancelled"),
        "expired": ("answered", "sent", "cancelled"),
    }

    def write(self, vals):
        """Let the survey application keep to a new deadline too."""
        result = super().write(vals)
        if "deadline" in vals:
            self._keep_deadline()
        return result

    def _send_out(self):
        """Open the questionnaires and tell the people asked."""
        today = fields.Date.context_today(self)
        for evaluation in self.filtered(lambda one: not one.deadline):
            last_day = today + timedelta(days=evaluation.answer_days)
            evaluation._write_protected({"deadline": last_day})
        for evaluation in self._move_to("sent", sent_on=fields.Datetime.now()):
            evaluation._write_protected(
                {
                    "user_input_id": evaluation._open_answer().id,
                    "is_confidential": evaluation._is_read_by_name(),
                }
            )
        self._mail("sent")

    def _open_answer(self):
        """A new empty answer that only the person asked can fill in."""
        # the caller may send; the person asked has no right on surveys, the answer is his key
        survey = self.survey_id.sudo()
        return survey._create_answer(
            user=self.respondent_user_id,
            check_attempts=False,
            mentoring_evaluation_id=self.id,
            deadline=self._closes_at(),
        )

    def _closes_at(self):
        """The end of the deadline's day where the person asked is, in UTC; False without one."""
        self.ensure_one()
        if not self.deadline:
            return False
        # the time zone of the person asked, to be fair to him
        zone = pytz.timezone(self.respondent_user_id.sudo().tz or "UTC")
        midnight = datetime.combine(self.deadline + timedelta(days=1), time())
        return zone.localize(midnight).astimezone(pytz.utc).replace(tzinfo=None)

    def _keep_deadline(self):
        """Open and close the answers as the deadline says; more time makes the late ones due."""
        # only the closing time is written, of answers to these very questionnaires
        answers = self.env["survey.user_input"].sudo()
        for evaluation in self.filtered(lambda one: one.state != "cancelled"):
            answers.search([("mentoring_evaluation_id", "=", evaluation.id)]).write(
                {"deadline": evaluation._closes_at()}
            )
        now = fields.Datetime.now()
        again = self.filtered(
            lambda one: one.state == "expired" and one._closes_at() and one._closes_at() > now
        )
        again._check_none_open()
        again._move_to("sent", reminded_on=False)

    def _check_none_open(self):
        """Refuse to open a second questionnaire of a program for the same person."""
        for evaluation in self:
            # whether there is one; the reader runs the program
            others = self.sudo().search_count(
                [
                    ("respondent_user_id", "=", evaluation.respondent_user_id.id),
                    ("program_id", "=", evaluation.program_id.id),
                    ("state", "=", "sent"),
                ],
                limit=1,
            )
            if others:
                raise UserError(
                    self.env._(
                        "%(name)s is asked something else in %(program)s at this time; open these"
                        " questions when that is answered or over.",
                        name=evaluation.respondent_user_id.sudo().name,  # of a person asked
                        program=evaluation.program_id.name,
                    )
                )

    def _is_open(self):
        """Whether the person asked may answer, or answer differently, now.

        What was counted stays as it is.
        """
        self.ensure_one()
        closing = self._closes_at()
        # whether it is counted; nothing else of the answer is looked at
        counted = self.sudo().wave
        return (
            self.state in ("sent", "answered")
            and not counted
            and (not closing or closing > fields.Datetime.now())
        )

    def _own_words(self):
        """What the person asked wrote in words, for his own page: [(question, text)]."""
        lines = self.user_input_id.user_input_line_ids
        texts = [(line.question_id.title, line.value_text_box) for line in lines]
        return [(title, text) for title, text in texts if text]

    def _take_answer(self, user_input):
        """Keep the score of a finished answer, unless an earlier one is part of the totals."""
        self.ensure_one()
        if self.wave:
            return
        scores = user_input._mentoring_scores()
        values = {
            "user_input_id": user_input.id,
            "answered_on": fields.Date.context_today(self),
            "score": scores.get("all", 0.0),
            "level_scores": scores,
        }
        if self.state == "answered":
            self._write_protected(values)
        elif self._can_move_to("answered"):
            self._move_to("answered", **values)
        if self.is_confidential:
            self.relationship_id._open_rematch_if_unfit(self)
        self._count()

    def _withdraw(self):
        """Cancel what is not answered; a questionnaire that is open somewhere closes."""
        waiting = self.filtered(lambda one: one.state in ("planned", "sent", "expired"))
        waiting._move_to("cancelled")
        # only the closing time is written, of answers to these very questionnaires
        self.env["survey.user_input"].sudo().search(
            [("mentoring_evaluation_id", "in", waiting.ids)]
        ).write({"deadline": fields.Datetime.now()})

    def _count(self):
        """Add to the totals what may be added now."""
        for program, evaluations in self.grouped("program_id").items():
            for phase in set(evaluations.mapped("phase")):
                self.env["mentoring.evaluation.total"]._count(program, phase)

    def action_remind(self):
        """Remind people of the questionnaires they have not answered; once a day at most."""
        self.check_access("write")
        yesterday = fields.Datetime.now() - timedelta(days=1)
        waiting = self.filtered(lambda one: one.state == "sent")
        waiting.filtered(lambda one: (one.reminded_on or yesterday) <= yesterday)._remind()
        return True

    def action_reopen(self):
        """Give people who were too late as many days again as the program gives everybody."""
        self.check_access("write")
        late = self.filtered(lambda one: one.state == "expired")
        for evaluation in late:
            evaluation.deadline = evaluation.program_id._evaluation_deadline()
        late._mail("sent")
        return True

    def action_cancel(self):
        """Withdraw questionnaires that are not answered."""
        self.check_access("write")
        self._withdraw()
        return True

    def _remind(self):
        """Claim first, then queue the mail: a second run finds nothing to do."""
        self._write_protected({"reminded_on": fields.Datetime.now()})
        self._mail("reminder")

    def _mail(self, event):
        template = self.env.ref(f"mentoring_program.mail_template_evaluation_{event}")
        if self:
            template.send_mail_batch(self.ids, email_layout_xmlid="mail.mail_notification_light")

    @api.model
    def _cron_follow_up(self):
        """Close what is past its deadline, remind of what is near it; each once.

        Safe to run at any time, and after a month without running: nobody is reminded of what
        is over.
        """
        today = fields.Date.context_today(self)
        near = today + timedelta(days=REMINDER_DAYS)
        sent = self.search([("state", "=", "sent"), ("deadline", "<=", near)])
        sent = sent.try_lock_for_update()
        now = fields.Datetime.now()
        over = sent.filtered(lambda one: one._closes_at() <= now)
        over._move_to("expired")
        (sent - over).filtered(
            lambda one: (
                not one.reminded_on
                and one.sent_on <= now - timedelta(days=1)
                and one.relationship_id.state != "paused"
            )
        )._remind()
        self.search([("state", "=", "answered"), ("wave", "=", 0)])._count()
