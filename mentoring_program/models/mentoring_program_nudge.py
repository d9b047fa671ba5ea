from odoo import fields, models


class MentoringProgramNudge(models.AbstractModel):
    """Whether the people of a program are reminded of what waits for them."""

    _name = "mentoring.program.nudge"
    _description = "Mentoring Program: Reminders"

    sends_nudges = fields.Boolean(
        "Remind People",
        default=True,
        help="At most one reminder a week for a person in each matter: a session that is "
        "overdue, an action, a signature, an answer. Each can turn his own off.",
    )
