from odoo import api, fields, models


class MentoringNomineeMixin(models.AbstractModel):
    """An employee, private or public, whom the manager may nominate for a mentoring program."""

    _name = "mentoring.nominee.mixin"
    _description = "Employee: Nomination for Mentoring"

    mentoring_can_nominate = fields.Boolean(
        "Can Be Nominated for Mentoring", compute="_compute_mentoring_can_nominate"
    )

    @api.depends("parent_id")
    @api.depends_context("uid")
    def _compute_mentoring_can_nominate(self):
        for employee in self:
            employee.mentoring_can_nominate = bool(employee._mentoring_programs_to_nominate_for())

    def _mentoring_programs_to_nominate_for(self):
        # ids are the same in both models; what is looked at is not shown
        employee = self.env["hr.employee"].sudo().browse(self._origin.ids)
        programs = self.env["mentoring.program"]._open_for_nomination(employee)
        people = programs.env["mentoring.participant"].search(
            [("employee_id", "in", employee.ids), ("state", "!=", "draft")]
        )
        return programs - people.program_id

    def action_mentoring_nominate(self):
        """Open the dialog in which the manager nominates this employee for a program."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Nominate for Mentoring"),
            "res_model": "mentoring.nomination",
            "view_mode": "form",
            "target": "new",
            "context": {"default_employee_id": self.id},
        }
