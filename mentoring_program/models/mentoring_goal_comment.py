from odoo import api, fields, models
from odoo.tools import is_html_empty

from .. import exceptions


class EmptyCommentError(exceptions.ValidationError):
    """A comment without a word."""


class MentoringGoalComment(models.Model):
    """What the members write to each other about a goal, the word at its end included.

    Read by the members of the relationship alone, whatever anybody's rights; the body is never
    read with superuser rights.
    """

    _name = "mentoring.goal.comment"
    _inherit = ["mentoring.authored.mixin", "mentoring.private.mixin", "mentoring.guard.mixin"]
    _description = "Mentoring Goal Comment"
    _order = "id"
    _rec_name = "create_date"

    _protected_fields = frozenset({"author_id", "kind"})
    _fixed_fields = frozenset({"goal_id"})

    goal_id = fields.Many2one("mentoring.goal", required=True, ondelete="cascade", index=True)
    relationship_id = fields.Many2one(
        related="goal_id.relationship_id", store=True, index=True, precompute=True
    )
    kind = fields.Selection(
        [
            ("comment", "Comment"),
            ("achieved", "When it was achieved"),
            ("dropped", "When it was dropped"),
        ],
        required=True,
        default="comment",
        readonly=True,
    )
    body = fields.Html(required=True, sanitize=True)

    @api.model_create_multi
    def create(self, vals_list):
        """Write comments; empty ones are refused."""
        self._check_words(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        """Change one's own comments; emptying them is refused."""
        if "body" in vals:
            self._check_words([vals])
        return super().write(vals)

    @api.model
    def _check_words(self, vals_list):
        if any(is_html_empty(vals.get("body")) for vals in vals_list):
            raise EmptyCommentError(self.env._("Please write a word."))

    def _program_of_guarded(self):
        return self.goal_id.program_id
