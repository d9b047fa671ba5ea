from datetime import timedelta

from odoo import fields, models


class MentoringApproverMixin(models.AbstractModel):
    """Who decides about a person: his line manager, else a coordinator, else a mentoring manager.

    For models with an ``employee_id``, a ``program_id``, the day it was ``asked_on``, activities,
    and the methods ``_write_to_approver()`` and ``_may_decide(user)``.
    """

    _name = "mentoring.approver.mixin"
    _description = "Mentoring: Who Decides about a Person"

    reminded_on = fields.Datetime(readonly=True, copy=False)
    escalated_on = fields.Datetime(readonly=True, copy=False)

    def _line(self):
        """The managers above this person, the nearest first; a circle is walked once."""
        line, manager = self.env["hr.employee"], self.employee_id.parent_id
        while manager and manager not in line:
            line |= manager
            manager = manager.parent_id
        return line

    def _first_who_may(self, managers, apart):
        """The first active internal user who may work in a company of the program.

        :param managers: employees of the line who may be asked, the nearest first
        :param apart: users who may not decide, as it is about themselves
        """
        mentoring_managers = self.env.ref("mentoring_program.group_mentoring_manager").all_user_ids
        coordinators = self.program_id.coordinator_ids.sorted("id")
        candidates = managers[:1].user_id | coordinators | mentoring_managers.sorted("id")
        companies = self.program_id._companies()
        return candidates.filtered(
            lambda user: (
                user.active
                and not user.share
                and user not in apart
                and user.company_ids & companies
            )
        )[:1]

    def _remind_of_pending(self, late_activity):
        """Remind who is asked after 3 days, tell the coordinators after 7; each once.

        For a cron: rows that another transaction holds are left for the next time.
        """
        now = fields.Datetime.now()
        pending = self.try_lock_for_update()
        late = pending.filtered(lambda one: not one.reminded_on and one._asked_before(now, 3))
        late._write_protected({"reminded_on": now})
        late._write_to_approver()
        too_late = pending.filtered(lambda one: not one.escalated_on and one._asked_before(now, 7))
        too_late._write_protected({"escalated_on": now})
        for question in too_late:
            for coordinator in question.program_id.coordinator_ids.filtered("active"):
                if question._may_decide(coordinator):
                    question._schedule(late_activity, coordinator)

    def _asked_before(self, now, days):
        return self.asked_on and self.asked_on <= now - timedelta(days=days)

    def _schedule(self, activity_type, user):
        """Put an activity on the user's list; our own mail tells him, so Odoo's is left out."""
        self.with_context(mail_activity_quick_update=True).activity_schedule(
            activity_type, user_id=user.id
        )
