import logging

from odoo import api, fields, models

_logger = logging.getLogger(__name__)


class MentoringProgramSchedule(models.AbstractModel):
    """What the calendar brings: due steps are told to the coordinators or taken by themselves."""

    _name = "mentoring.program.schedule"
    _description = "Mentoring Program: Schedule"

    auto_advance = fields.Boolean(
        help="Go to the next step by itself when its conditions are met and its date has come."
    )
    step_due_on = fields.Date("Next Step Due On", compute="_compute_step_due_on")

    @api.depends("state", "enrollment", "enrollment_deadline", "date_start", "date_end")
    def _compute_step_due_on(self):
        for program in self:
            program.step_due_on = {
                "objectives": program.enrollment_deadline,
                "recruitment": program.enrollment_deadline or program.date_start,
                "structure": program.date_start,
                "training": program.date_start,
                "monitoring": program.enrollment == "cohort" and program.date_end,
                "celebration": program.enrollment == "cohort" and program.date_end,
            }.get(program.state, False)

    @api.model
    def _cron_due_steps(self):
        """Advance programs that may do so by themselves; tell the coordinators of the others.

        Safe to run at any time: a step taken is not due anymore, and an activity that is open is
        not scheduled again. A program that fails is logged and does not hold up the others.
        """
        running = self.search([("state", "not in", ("closed", "cancelled"))])
        due = running.filtered(lambda program: program._is_step_due())
        for program in due.try_lock_for_update(allow_referencing=True):
            try:
                with self.env.cr.savepoint():
                    program._take_due_steps()
            except Exception:
                _logger.exception("Due step of mentoring program %s", program.id)

    def _is_step_due(self):
        return bool(self.step_due_on) and self.step_due_on <= fields.Date.context_today(self)

    def _take_due_steps(self):
        """Take the steps that are due and ready; tell the coordinators of the one that is not."""
        while self.auto_advance and self._is_step_due() and self.gate_is_met:
            self._enter(self._neighbour(1))
        if self._is_step_due() and not self._is_final():
            self._tell_due()

    def _tell_due(self):
        told = self.activity_search(["mentoring_program.mail_activity_step_due"]).user_id
        for coordinator in self.coordinator_ids.filtered("active") - told:
            program = self.with_context(lang=coordinator.lang)
            labels = dict(self._fields["state"]._description_selection(program.env))
            program.activity_schedule(
                "mentoring_program.mail_activity_step_due",
                user_id=coordinator.id,
                summary=program.env._("Due: %s", labels[self._neighbour(1)]),
            )

    def _forget_due(self):
        """The step was taken: nobody needs to be told of it anymore."""
        self.activity_unlink(["mentoring_program.mail_activity_step_due"])
