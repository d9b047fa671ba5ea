from odoo import api, models

from ..exceptions import ValidationError


class ProgramCoordinatorError(ValidationError):
    """A coordinator of a program who does not have the right to coordinate."""


class MentoringProgramCoordination(models.AbstractModel):
    """Who runs a program, and that approvals do not stay with somebody who no longer does."""

    _name = "mentoring.program.coordination"
    _description = "Mentoring Program: Coordinators"

    def write(self, vals):
        result = super().write(vals)
        if "coordinator_ids" in vals:
            # approvals that fell to a coordinator go to one of today; nothing is shown
            self.sudo().relationship_ids.member_ids._follow_manager()
        return result

    @api.constrains("coordinator_ids")
    def _check_coordinators(self):
        group = self._coordinator_group()
        for program in self:
            outsiders = program.coordinator_ids.filtered(
                lambda user: group not in user.all_group_ids
            )
            if outsiders:
                raise ProgramCoordinatorError(
                    self.env._(
                        "%(program)s: %(users)s may not coordinate; give them the right"
                        " “Mentoring / Coordinator” first.",
                        program=program.name,
                        users=", ".join(outsiders.mapped("name")),
                    )
                )

    @api.model
    def _coordinator_group(self):
        # known without a query, other than by ``env.ref``; rules ask for it on many pages
        known = self.env["ir.model.data"]._xmlid_to_res_id
        group = known("mentoring_program.group_mentoring_coordinator", raise_if_not_found=True)
        return self.env["res.groups"].browse(group)
