from odoo import fields, models

from .mentoring_participant import ROLES
from .mentoring_program import FOCUSES

ANYBODY = ("any", "Anybody")


class MentoringGoalTemplate(models.Model):
    """A goal of the library: an idea with its measure and first actions, to be made one's own."""

    _name = "mentoring.goal.template"
    _inherit = ["mentoring.call.mixin"]
    _description = "Mentoring Goal Library"
    _order = "sequence, id"

    name = fields.Char("Goal", required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    role = fields.Selection(
        [ANYBODY, *(role for role in ROLES if role[0] != "both")],
        "For",
        required=True,
        default="any",
    )
    focus = fields.Selection(FOCUSES, help="Shown first in programs with this focus.")
    description = fields.Text("Why It Matters", translate=True)
    measure = fields.Char("How It Is Noticed", translate=True)
    unit = fields.Char(translate=True, help="Only where a figure is counted, e.g. talks.")
    value_start = fields.Float("From")
    value_target = fields.Float("To", help="Zero in both: measured by one's own estimate.")
    first_steps = fields.Text(
        translate=True, help="One action a line; they are added when the goal is proposed."
    )

    def _steps(self):
        """The first actions, as a list of names."""
        self.ensure_one()
        lines = (line.strip(" -•\t") for line in (self.first_steps or "").splitlines())
        return [line for line in lines if line]
