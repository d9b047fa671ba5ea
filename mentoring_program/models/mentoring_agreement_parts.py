from odoo import fields, models
from odoo.tools import is_html_empty

PARTS = ("goals", "rhythm", "channel", "confidentiality", "expectations", "ending", "other")


class MentoringAgreementParts(models.AbstractModel):
    """The questions that the members of a relationship answer together; their text is private."""

    _name = "mentoring.agreement.parts"
    _inherit = ["mentoring.private.mixin"]
    _description = "Mentoring Agreement: Its Parts"

    _private_fields = frozenset(PARTS)

    goals = fields.Html(
        "What we want to reach",
        help="One to three goals, and when you look at them together.",
    )
    rhythm = fields.Html(
        "How often we meet",
        help="How often, how long, where; who invites, and what if somebody cannot come.",
    )
    channel = fields.Html(
        "How we reach each other in between",
        help="Mail, telephone or messages here; at which hours, and how soon you answer.",
    )
    confidentiality = fields.Html(
        "What stays between us",
        help="What nobody else hears, what may be told, and when you would break silence.",
    )
    expectations = fields.Html(
        "What we expect of each other",
        help="Who prepares what; how you give feedback; what is not part of it.",
    )
    ending = fields.Html(
        "How we end well",
        help="How you notice that it is time, how you look back, and how either may stop.",
    )
    other = fields.Html("Anything else", help="Whatever matters to you and has no place above.")

    def _part_words(self):
        """The questions in the reader's language: [(name, question, hint)]."""
        found = [(name, self._fields[name]) for name in PARTS]
        return [
            (name, field._description_string(self.env), field._description_help(self.env))
            for name, field in found
        ]

    def _filled_parts(self):
        """What is agreed so far: [(name, question, text)]."""
        self.ensure_one()
        found = [(name, question, self[name]) for name, question, _hint in self._part_words()]
        return [one for one in found if not is_html_empty(one[2])]
