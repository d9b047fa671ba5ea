import logging

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL

from .mentoring_program_lifecycle import FINAL_STATES
from .personal_traces import TRACES

_logger = logging.getLogger(__name__)


class MentoringProgramRetention(models.AbstractModel):
    """How long a program that is over keeps what people wrote, and the removal after that."""

    _name = "mentoring.program.retention"
    _description = "Mentoring Program: Retention"

    over_on = fields.Date(
        "Closed or Cancelled On",
        readonly=True,
        copy=False,
        help="From this day on the months run until personal data is removed.",
    )
    anonymized_on = fields.Datetime("Personal Data Removed On", readonly=True, copy=False)
    anonymize_from = fields.Date(
        "Personal Data Is Removed On", compute="_compute_anonymize_from", search=False
    )

    @api.depends("over_on", "retention_months")
    def _compute_anonymize_from(self):
        for program in self:
            months = relativedelta(months=program.retention_months)
            program.anonymize_from = program.over_on and program.over_on + months

    def _move_to(self, target, **values):
        """Start the clock of the retention when a program is over."""
        if target in FINAL_STATES:
            values.setdefault("over_on", fields.Date.context_today(self))
        return super()._move_to(target, **values)

    @api.model
    def _cron_anonymize(self):
        """Remove the personal data of programs whose time has come, each by itself.

        Safe to run twice: what is removed stays removed. A program that fails is told in the log
        and tried again the next day; the others are not held up.
        """
        due = self._due_for_removal()
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(due))
        for program in due:
            if program.try_lock_for_update(allow_referencing=True):
                program._anonymize_safely()
            if not cron._commit_progress(1):
                break

    @api.model
    def _due_for_removal(self):
        programs = self.with_context(active_test=False).search(
            [("state", "in", FINAL_STATES), ("anonymized_on", "=", False)]
        )
        today = fields.Date.context_today(self)
        return programs.filtered(lambda one: one.anonymize_from and one.anonymize_from <= today)

    def _anonymize_safely(self):
        try:
            with self.env.cr.savepoint():
                self._anonymize()
        except Exception:
            # one damaged program must not keep the personal data of all others
            _logger.exception("The personal data of program %s could not be removed", self.id)

    def _anonymize(self):
        """Remove all that people wrote in these programs, and their names."""
        personal = self.env["mentoring.personal.data"]
        for model in TRACES:
            personal._erase(personal._of_programs(model, self))
        self.participant_ids._anonymize()
        pairs = self.relationship_ids
        personal._erase_messages(pairs._name, pairs.ids)
        self._forget_deciders()
        self._write_protected({"anonymized_on": fields.Datetime.now()})

    def _forget_deciders(self):
        """Take managers off the approvals they gave: a name beside a nameless report tells much."""
        members = self.relationship_ids.member_ids
        members.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET approver_id = NULL, decided_by_id = NULL WHERE id = ANY(%s)",
                SQL.identifier(members._table),
                members.ids,
            )
        )
        members.invalidate_recordset(["approver_id", "decided_by_id"])
