from odoo import fields, models

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringProgramStuck(models.AbstractModel):
    """How many people of a program wait for something, and the way to them."""

    _name = "mentoring.program.stuck"
    _description = "Mentoring Program: Who Is Stuck"

    stuck_count = fields.Integer("Stuck", compute="_compute_stuck_count", groups=_COORDINATOR)

    def _compute_stuck_count(self):
        counts = dict(
            self.env["mentoring.stuck"]._read_group(
                [("program_id", "in", self._origin.ids)], ["program_id"], ["__count"]
            )
        )
        for program in self:
            program.stuck_count = counts.get(program._origin, 0)

    def action_view_stuck(self):
        """Open who waits in this program, for what and since when."""
        self.ensure_one().check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_stuck_action"
        )
        return {**action, "domain": [("program_id", "=", self.id)]}
