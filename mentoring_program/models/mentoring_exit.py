from datetime import date

from odoo import api, fields, models

from .. import exceptions
from .mentoring_relationship_flow import OVER_STATES


class ExitError(exceptions.ValidationError):
    """Looking back on a mentoring that is not over, or a later time that lies in the past."""


class MentoringExit(models.Model):
    """What a member says when it is over: what to do better, and whether he would like to go on.

    Read by the person, and by coordinators and mentoring managers of formal programs, but for
    those who were part of the relationship. Its words are never read with superuser rights.
    """

    _name = "mentoring.exit"
    _inherit = ["mentoring.private.mixin", "mentoring.guard.mixin"]
    _description = "Mentoring Exit Question"
    _order = "id desc"
    _rec_name = "member_id"

    _private_fields = frozenset({"body", "next_names"})
    _fixed_fields = frozenset({"member_id"})

    member_id = fields.Many2one(
        "mentoring.relationship.member", "Person", required=True, ondelete="cascade", index=True
    )
    relationship_id = fields.Many2one(related="member_id.relationship_id", store=True, index=True)
    program_id = fields.Many2one(related="member_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    user_id = fields.Many2one(related="member_id.user_id", store=True, index=True)
    rematch = fields.Selection(
        [
            ("now", "Yes, as soon as possible"),
            ("later", "Yes, but later"),
            ("no", "No, thank you"),
        ],
        "Another Partner",
    )
    later_from = fields.Date("Not Before")
    body = fields.Text("What to Do Better")
    next_names = fields.Char("Who Should Take Part Next")

    _one_per_member = models.UniqueIndex("(member_id)", "This is answered already; change it.")

    @api.model_create_multi
    def create(self, vals_list):
        """Look back on a mentoring that is over, and follow the wish for another partner."""
        records = super().create(vals_list)
        if self._is_guarded():
            records._check_over()
            records._follow_wish()
        return records

    def write(self, vals):
        """Change what one said, and follow the wish for another partner."""
        result = super().write(vals)
        if vals.keys() & {"rematch", "later_from"}:
            self._follow_wish()
        return result

    def _check_over(self):
        for one in self:
            if not one.member_id.left_on and one.relationship_id.state not in OVER_STATES:
                raise ExitError(self.env._("Look back when it is over."))

    @api.constrains("rematch", "later_from")
    def _check_later(self):
        today = fields.Date.context_today(self)
        for one in self.filtered(lambda answer: answer.rematch == "later"):
            if not one.later_from or one.later_from <= today:
                raise ExitError(self.env._("Later: please give a day to come."))

    def _follow_wish(self):
        """Be there for a new match, later, or not any more in this program; tell who matches."""
        for one in self.filtered("rematch"):
            until = {
                "now": False,
                "later": one.later_from,
                "no": one.sudo().program_id.date_end or date.max,  # the last day of the program
            }[one.rematch]
            # the reader's own part in the program; he has no right to write it otherwise
            one.sudo().member_id.participant_id.unavailable_until = until
            if one.rematch == "now":
                # an activity for the coordinators that carries no word of his
                one.sudo().relationship_id._tell_coordinators(
                    "mentoring_program.mail_activity_rematch"
                )

    def _program_of_guarded(self):
        return self.member_id.program_id
