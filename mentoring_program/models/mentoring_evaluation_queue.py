import logging
from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .mentoring_evaluation_plan_due import LATE_DAYS

_logger = logging.getLogger(__name__)

PRIORITY = ("final", "midterm", "fit", "pulse", "baseline", "followup")
PAUSE = relativedelta(months=1)  # between two questionnaires of one person, over all programs


class MentoringEvaluationQueue(models.AbstractModel):
    """Who is sent what next: one questionnaire a month at most, and one open per program.

    What is planned waits its turn, the weightiest phase first; of equal ones the relationship
    that was asked about longest ago. What waits too long is dropped rather than sent too late.
    """

    _name = "mentoring.evaluation.queue"
    _description = "Mentoring Evaluation: Queue"

    @api.model
    def _send_waiting(self, users=None):
        """Send each person the one questionnaire that is next for him, if his month is over.

        :param users: only these people; None: everybody
        :return: what was sent
        """
        # one month over all programs and companies: nothing of them is shown
        queue = self.sudo()
        queue._drop_unwanted()
        domain = Domain("state", "=", "planned")
        if users is not None:
            domain &= Domain("respondent_user_id", "in", users.ids)
        waiting = queue.search(domain).filtered(lambda one: one._may_be_sent())
        return queue._next_ones(waiting)._send_out_each_program()

    def _may_be_sent(self):
        """Whether there is somebody to ask and something to ask; a pause is a rest."""
        return (
            self.respondent_user_id.active
            and self.relationship_id.state != "paused"
            and self.survey_id
            and self.survey_id._is_answerable()
        )

    def _next_ones(self, waiting):
        """For each person whose turn it is, the first of his questionnaires."""
        people = self._claim_people(waiting.respondent_user_id) - self._asked_this_month(waiting)
        still_open = self._open_by_person(waiting)
        asked_last = self._asked_last(waiting)
        chosen = self.browse()
        for user, own in waiting.grouped("respondent_user_id").items():
            free = own.filtered(
                lambda one: (one.respondent_user_id, one.program_id) not in still_open
            )
            if user in people and free:
                chosen |= free.sorted(lambda one: one._rank(asked_last))[0]
        return chosen

    def _rank(self, asked_last):
        last = asked_last.get(self.member_id) or date.min
        return PRIORITY.index(self.phase), last, self.planned_on, self.id

    @api.model
    def _claim_people(self, users):
        """The people whom nobody else is sending something at the same moment.

        Their rows are touched: who decided from an older picture fails at it and is repeated.
        """
        mine = users.try_lock_for_update(allow_referencing=True)
        self.env.cr.execute(
            SQL("UPDATE res_users SET write_date = write_date WHERE id = ANY(%s)", mine.ids)
        )
        return mine

    @api.model
    def _asked_this_month(self, waiting):
        since = fields.Datetime.now() - PAUSE
        recent = self.search(
            [
                ("respondent_user_id", "in", waiting.respondent_user_id.ids),
                ("sent_on", ">", since),
            ]
        )
        return recent.respondent_user_id

    @api.model
    def _open_by_person(self, waiting):
        """The programs in which somebody has not answered yet: {(user, program)}."""
        found = self.search(
            [
                ("respondent_user_id", "in", waiting.respondent_user_id.ids),
                ("state", "=", "sent"),
            ]
        )
        return {(one.respondent_user_id, one.program_id) for one in found}

    @api.model
    def _asked_last(self, waiting):
        """When somebody was asked last about a relationship: {member: moment}."""
        groups = self._read_group(
            [("member_id", "in", waiting.member_id.ids), ("sent_on", "!=", False)],
            ["member_id"],
            ["sent_on:max"],
        )
        return {member: moment.date() for member, moment in groups}

    def _send_out_each_program(self):
        """Send; a program in which it fails is logged and does not hold up the others."""
        sent = self.browse()
        for program, evaluations in self.grouped("program_id").items():
            try:
                with self.env.cr.savepoint():
                    evaluations._send_out()
                    sent |= evaluations
            except Exception:
                _logger.exception("Sending questionnaires of mentoring program %s", program.id)
        return sent

    @api.model
    def _drop_unwanted(self):
        """Withdraw what nobody should be asked any more: people who left, days that passed."""
        gone = Domain("member_id.left_on", "!=", False)
        gone |= Domain("respondent_user_id.active", "=", False)
        gone |= Domain("phase", "=", "baseline") & Domain("participant_id.state", "!=", "accepted")
        self.search(Domain("state", "in", ("planned", "sent")) & gone)._withdraw()
        waiting = self.search([("state", "=", "planned")])
        waiting.filtered(lambda one: one._is_too_late())._withdraw()

    def _is_too_late(self):
        """Whether it waited so long, or its program is over, that nobody should be asked."""
        waited = (fields.Date.context_today(self) - self.planned_on).days
        is_over = self.program_id._is_final() and self.phase != "followup"
        return is_over or waited > LATE_DAYS[self.phase]
