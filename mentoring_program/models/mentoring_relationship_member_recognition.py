from odoo import api, fields, models

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringRelationshipMemberRecognition(models.AbstractModel):
    """What a member is honoured with at the end, and what is missing for it."""

    _name = "mentoring.relationship.member.recognition"
    _inherit = ["mentoring.relationship.member.milestone"]
    _description = "Mentoring Membership: Recognition"

    recognition_ids = fields.One2many(
        "mentoring.recognition", "member_id", "Honours", groups=_COORDINATOR
    )
    looked_back_on = fields.Date(
        "Asked to Look Back", readonly=True, copy=False, help="For thanks and a story."
    )
    honour_figures = fields.Char("What For", compute="_compute_honours", groups=_COORDINATOR)
    honours_missing = fields.Char("Missing", compute="_compute_honours", groups=_COORDINATOR)
    honours_given = fields.Char("Given Already", compute="_compute_honours", groups=_COORDINATOR)

    @api.depends("recognition_ids.state", "user_id", "manager_user_id", "relationship_id")
    def _compute_honours(self):
        # counts of whom the reader may read, nothing of what was said or written
        goals = dict(
            self.env["mentoring.goal"]
            .sudo()
            ._read_group(
                [("member_id", "in", self.ids), ("state", "=", "achieved")],
                ["member_id"],
                ["__count"],
            )
        )
        for member in self:
            given = member.recognition_ids.filtered(lambda one: one.state == "published")
            member.honour_figures = member._figures_in_words(goals.get(member._origin, 0))
            member.honours_given = ", ".join(
                one._badge().name if one.kind == "badge" else self.env._("Certificate")
                for one in given.filtered(lambda one: one.kind in ("certificate", "badge"))
            )
            member.honours_missing = "; ".join(member._missing_for_honours())

    def _figures_in_words(self, goals):
        """What the person did in this relationship, in a few words."""
        pair = self.sudo().relationship_id  # its counts alone
        words = [
            self.env._(
                "%(count)s sessions, %(hours)s h", count=pair.session_count, hours=f"{pair.hours:g}"
            )
        ]
        if goals:
            words.append(self.env._("goals achieved: %s", goals))
        return " · ".join(words)

    def _missing_for_honours(self):
        """What the coordinator should know before he celebrates this person."""
        if not self.user_id:
            yield self.env._("no login: neither badge nor mail")
        if not self.sudo().relationship_id.session_count:  # a count alone
            yield self.env._("no session was reported")
        if not self.manager_user_id and self.program_id.formality == "formal":
            yield self.env._("no manager to tell")

    def _kinds_of_recognition(self):
        """A certificate for everybody, a badge for those who have a login to carry it."""
        return ("certificate", "badge") if self.user_id else ("certificate",)

    def _role_badge(self):
        """The badge of the role that was played."""
        return self.env.ref(f"mentoring_program.badge_{self.role}")

    def _recognition_values(self, kind):
        values = {
            "program_id": self.program_id.id,
            "relationship_id": self.relationship_id.id,
            "member_id": self.id,
            "receiver_id": self.participant_id.id,
            "kind": kind,
        }
        return {**values, "badge_id": self._role_badge().id} if kind == "badge" else values
