from odoo import api, fields, models


class MentoringProgramSchedule(models.AbstractModel):
    """What the calendar brings: due steps are told to the coordinators or taken by themselves."""

    _name = "mentoring.program.schedule"
    _description = "Mentoring Program: Schedule"

    @api.model
    def _cron_due_steps(self):
        """Advance programs that may do so by themselves; tell the coordinators of the others.

        Safe to run at any time: a step taken is not due anymore, and an activity that is open is
        not scheduled again.
        """
        due = self.search([("state", "not in", ("closed", "cancelled"))]).filtered("step_due_on")
        today = fields.Date.context_today(self)
        for program in due.filtered(lambda one: one.step_due_on <= today).try_lock_for_update():
            if program.auto_advance and program.gate_is_met:
                program._enter(program._neighbour(1))
                program.activity_unlink(["mentoring_program.mail_activity_step_due"])
            else:
                program._tell_due()

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

    def _tell_due(self):
        label = dict(self._fields["state"]._description_selection(self.env))[self._neighbour(1)]
        told = self.activity_search(["mentoring_program.mail_activity_step_due"]).user_id
        for coordinator in self.coordinator_ids - told:
            self.activity_schedule(
                "mentoring_program.mail_activity_step_due",
                user_id=coordinator.id,
                summary=self.env._("Due: %s", label),
            )
