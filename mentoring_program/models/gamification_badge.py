from odoo import fields, models

# What is counted of a person, over all his programs; who counts it is the membership.
MEASURES = [
    ("sessions", "Sessions held"),
    ("hours", "Hours together"),
    ("goals", "Own goals achieved"),
    ("mentees", "Mentees accompanied to the end"),
    ("relationships", "Relationships completed"),
]


class GamificationBadge(models.Model):
    """Badges that mark a milestone of mentoring, given when programs are celebrated."""

    _inherit = "gamification.badge"

    mentoring_measure = fields.Selection(
        MEASURES,
        "Mentoring Milestone",
        help="Given at a celebration to whoever has reached this much over all programs.",
    )
    mentoring_least = fields.Integer("From", help="What is to be reached for the milestone.")

    _mentoring_least_positive = models.Constraint(
        "CHECK(mentoring_measure IS NULL OR mentoring_least > 0)",
        "Please say how much is to be reached for the milestone.",
    )
