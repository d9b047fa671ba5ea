from odoo import api, fields, models


class MentoringRelationshipMemberLoad(models.AbstractModel):
    """How much time a membership took, and what is asked of its person: figures for managers."""

    _name = "mentoring.relationship.member.load"
    _description = "Mentoring Membership: Hours"

    hours = fields.Float("Hours Held", compute="_compute_hours", compute_sudo=True)
    hours_expected = fields.Float(
        "Hours a Month",
        compute="_compute_hours_expected",
        compute_sudo=True,
        help="What is asked of this person, all running relationships and programs together.",
    )

    @api.depends("relationship_id.session_ids.state", "relationship_id.session_ids.duration")
    def _compute_hours(self):
        held = dict(
            self.env["mentoring.session"]._read_group(
                [("attended_member_ids", "in", self.ids), ("state", "=", "held")],
                ["attended_member_ids"],
                ["duration:sum"],
            )
        )
        for member in self:
            member.hours = held.get(member._origin, 0.0)

    @api.depends("holds_seat", "employee_id", "program_id.hours_expected")
    def _compute_hours_expected(self):
        hours = dict.fromkeys(self.employee_id.ids, 0.0)
        for employee, program, count in self._read_group(
            [("employee_id", "in", self.employee_id.ids), ("holds_seat", "=", True)],
            ["employee_id", "program_id"],
            ["__count"],
        ):
            hours[employee.id] += count * program.hours_expected
        for member in self:
            member.hours_expected = hours.get(member.employee_id.id, 0.0)
