from odoo import fields, models


class MentoringRelationshipMemberNewcomer(models.AbstractModel):
    """Somebody asked to join a group that has begun: invited until he and his manager said yes."""

    _name = "mentoring.relationship.member.newcomer"
    _description = "Mentoring Membership: Newcomers"

    is_invited = fields.Boolean(
        "Invited to Join",
        readonly=True,
        copy=False,
        help="Does not belong to the group yet, and reads nothing of it.",
    )

    def _counts_as(self, role):
        """Whether this person takes one of the places that the group has for a role."""
        return self.role == role and not self.left_on

    def _ask_as_newcomer(self):
        """Go on to the managers of newcomers, or let them in where nobody is asked."""
        for member in self.filtered("is_invited"):
            member._ask_approval()
            member._settle()

    def _settle(self):
        """Let in the invited whom nothing stands against anymore; let go who was refused."""
        for member in self.filtered(lambda one: one.is_invited and not one.left_on):
            waits = member.program_id.require_acceptance and not member.accepted_on
            if member.approval_state == "refused":
                member._leave()
            elif not waits and member.approval_state != "pending":
                begun = member.relationship_id.state == "active"
                joined = {"joined_on": fields.Date.context_today(member)} if begun else {}
                member._write_protected({"is_invited": False, **joined})
                member._notify_members("approved")
