from collections import Counter

from odoo import fields, models

from .mentoring_evaluation_total import LEAST


class MentoringProgramCost(models.AbstractModel):
    """What the hours of a program cost, where the module of hourly costs is installed."""

    _name = "mentoring.program.cost"
    _description = "Mentoring Program: Cost"

    def _cost(self):
        """The cost of the hours held, for readers who may read what an hour of a person costs.

        :return: {"hours", "amount", "people", "all_people", "currency"}; nothing where the hourly
            cost of fewer than three people is known, so that none of them can be told
        """
        self.ensure_one()
        self.check_access("write")
        if not self._may_read_hourly_cost():
            return {}
        hours = self.sudo()._hours_by_employee()  # summed below, for at least three people
        rates = self._hourly_costs(self.env["hr.employee"].browse(hours))
        known = {one.id: rate for one, rate in rates.items() if rate > 0}
        if len(known) < LEAST:
            return {}
        return {
            "hours": sum(hours[one] for one in known),
            "amount": sum(hours[one] * rate for one, rate in known.items()),
            "people": len(known),
            "all_people": len(hours),
            "currency": self.company_id.sudo().currency_id,  # the sign alone is shown
        }

    def _may_read_hourly_cost(self):
        """Whether there are hourly costs, and the reader could look them up one by one."""
        has_costs = "hourly_cost" in self.env["hr.employee"]._fields
        return has_costs and self.env.user.has_group("hr.group_hr_user")

    def _hours_by_employee(self):
        """The hours each person spent in sessions and events that were held."""
        hours = Counter()
        for link in ("attended_member_ids", "attended_participant_ids"):
            groups = self.env["mentoring.session"]._read_group(
                [("program_id", "=", self.id), ("state", "=", "held"), (link, "!=", False)],
                [link],
                ["duration:sum"],
            )
            for person, duration in groups:
                if person.employee_id:
                    hours[person.employee_id.id] += duration
        return hours

    def _hourly_costs(self, employees):
        """What an hour of each of these people costs, in the program's currency."""
        today = fields.Date.context_today(self)
        company = self.company_id.sudo()  # its currency alone
        # the reader may look up these figures; people of companies not ticked count as well
        return {
            one: one.company_id.currency_id._convert(
                one.hourly_cost, company.currency_id, company, today, round=False
            )
            for one in employees.sudo().exists()
        }
