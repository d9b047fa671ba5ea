from odoo import models


class MentoringApproverMixin(models.AbstractModel):
    """Who decides about a person: his line manager, else a coordinator, else a mentoring manager.

    For models with an ``employee_id`` and a ``program_id``.
    """

    _name = "mentoring.approver.mixin"
    _description = "Mentoring: Who Decides about a Person"

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
