from odoo import fields, models

LEVELS = [
    ("reaction", "Reaction"),
    ("learning", "Learning"),
    ("behavior", "Behavior"),
    ("results", "Results"),
]
# What research on mentoring says matters; the five known kinds of bad experience by their absence.
THEMES = [
    ("relationship", "Relationship"),
    ("goals", "Goal progress"),
    ("listening", "Listening"),
    ("feedback", "Feedback"),
    ("challenge", "Challenge"),
    ("availability", "Availability"),
    ("confidence", "Confidence"),
    ("self_awareness", "Self-awareness"),
    ("network", "Network"),
    ("valued", "Feeling valued"),
    ("skills", "Skills and their use"),
    ("mentor_learning", "What the mentor learned"),
    ("program", "The program"),
    ("continuation", "Going on together"),
    ("mismatch", "No mismatch"),
    ("distance", "No distance"),
    ("manipulation", "No manipulation"),
    ("expertise", "No lack of expertise"),
    ("dysfunction", "No dysfunction"),
    ("recommendation", "Recommendation"),
]


class SurveyQuestion(models.Model):
    _inherit = "survey.question"

    mentoring_level = fields.Selection(
        LEVELS,
        "Evaluation Level",
        help="Kirkpatrick's four levels: how people found it, what they learned, what they do"
        " differently, what came of it. Totals are shown for each level.",
    )
    mentoring_theme = fields.Selection(
        THEMES,
        "Theme",
        help="What the question is about. Questions of one theme can be compared between phases"
        " and questionnaires, whatever their wording.",
    )
    mentoring_reversed = fields.Boolean(
        "Less is Better",
        help="A high answer is a bad sign, as in “How often did you feel ...?”. It is turned round"
        " before it counts: in every figure 100 is best.",
    )
