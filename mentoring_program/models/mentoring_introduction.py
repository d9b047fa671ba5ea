from odoo import api, fields, models

from .. import exceptions

STATES = [("planned", "To be made"), ("made", "Made"), ("met", "In touch")]


class IntroductionError(exceptions.ValidationError):
    """Somebody is to be introduced who is not in the relationship."""


class MentoringIntroduction(models.Model):
    """One member opens a door for another: who is to know whom, why, and what came of it.

    The members alone read it. The ready text leaves by the mail of the one who introduces.
    """

    _name = "mentoring.introduction"
    _inherit = ["mentoring.authored.mixin", "mentoring.private.mixin", "mentoring.guard.mixin"]
    _description = "Mentoring Introduction"
    _order = "id desc"
    _rec_name = "create_date"

    _private_fields = frozenset({"name", "email", "about", "reason"})
    _protected_fields = frozenset({"author_id"})
    _fixed_fields = frozenset({"relationship_id", "member_id"})

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, ondelete="cascade", index=True
    )
    author_id = fields.Many2one(string="Introduced By")
    member_id = fields.Many2one(
        "mentoring.relationship.member",
        "Who Is Introduced",
        required=True,
        ondelete="cascade",
        index=True,
    )
    name = fields.Char("To Whom", required=True)
    email = fields.Char("Mail Address")
    about = fields.Char("What This Person Does")
    reason = fields.Text("Why They Should Know Each Other", required=True)
    state = fields.Selection(STATES, required=True, default="planned")
    made_on = fields.Date(compute="_compute_made_on", store=True, precompute=True)

    @api.depends("state")
    def _compute_made_on(self):
        for one in self:
            today = fields.Date.context_today(one)
            one.made_on = one.state != "planned" and (one.made_on or today)

    @api.constrains("member_id", "relationship_id")
    def _check_member(self):
        # whether two ids agree is looked at, nothing is shown
        for one in self.sudo():
            if one.member_id.relationship_id != one.relationship_id:
                raise IntroductionError(self.env._("This person is not in the relationship."))

    def _ready_text(self):
        """The mail that introduces the two to each other: (subject, text)."""
        self.ensure_one()
        # the names of the member and of the reader himself
        member, me = self.member_id.sudo().name, self.env.user.name
        first = self.name.split()[0] if self.name.split() else self.name
        lines = [
            self.env._("Dear %s,", first),
            "",
            self.env._(
                "may I introduce %(member)s to you? %(reason)s",
                member=member,
                reason=self.reason.strip(),
            ),
            "",
            self.env._(
                "%(member)s reads this as well. Would you have twenty minutes for each other in"
                " the next weeks? I leave the rest to the two of you.",
                member=member,
            ),
            "",
            self.env._("Thank you, and kind regards"),
            me,
        ]
        subject = self.env._(
            "May I introduce: %(member)s and %(name)s", member=member, name=self.name
        )
        return subject, "\n".join(lines)

    def _program_of_guarded(self):
        return self.relationship_id.program_id
