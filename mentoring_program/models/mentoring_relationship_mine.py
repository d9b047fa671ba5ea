from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..fetching import fetch_lines
from .mentoring_relationship_flow import OVER_STATES

READ_AT_ONCE = [
    "participant_id",
    "user_id",
    "role",
    "left_on",
    "accepted_on",
    "is_invited",
    "approval_date",
    "agreement_date",
]


class MentoringRelationshipMine(models.AbstractModel):
    """What the reader himself may do in a relationship, for buttons and pages."""

    _name = "mentoring.relationship.mine"
    _description = "Mentoring Relationship: The Reader's Part"

    my_member_id = fields.Many2one(
        "mentoring.relationship.member", "My Membership", compute="_compute_mine"
    )
    can_accept = fields.Boolean(compute="_compute_mine", help="The reader has yet to answer.")
    has_accepted = fields.Boolean(compute="_compute_mine", help="The reader said yes.")
    can_sign = fields.Boolean(compute="_compute_mine", help="The reader has yet to sign.")
    can_steer = fields.Boolean(
        compute="_compute_mine", help="The reader may pause, complete and end it."
    )
    can_edit = fields.Boolean(compute="_compute_mine", help="The reader coordinates it.")

    @api.depends(
        "state",
        "member_ids.user_id",
        "member_ids.left_on",
        "member_ids.accepted_on",
        "member_ids.is_invited",
        "member_ids.agreement_date",
        "agreement_ids.is_current",
    )
    @api.depends_context("uid")
    def _compute_mine(self):
        user = self.env.user
        coordinated = self._filtered_access("write")
        # what is looked at below, and what pages show next, of all members in one query
        fetch_lines(self.sudo(), "member_ids", READ_AT_ONCE)
        for relationship in self:
            # only the reader's own row leaves sudo
            pair = relationship.sudo()
            mine = pair.member_ids.filtered(lambda one: one.user_id == user and not one.left_on)
            relationship.my_member_id = mine
            relationship.has_accepted = bool(mine.accepted_on)
            asked = pair.state == "proposed" or mine.is_invited
            asked = asked and pair.program_id.require_acceptance
            relationship.can_accept = bool(mine) and asked and not mine.accepted_on
            belongs = bool(mine) and not mine.is_invited
            unsigned = belongs and not mine.agreement_date and pair.state not in OVER_STATES
            relationship.can_sign = bool(unsigned and pair.agreement_ids)
            relationship.can_edit = relationship in coordinated
            relationship.can_steer = belongs or relationship.can_edit

    def action_accept_mine(self):
        """Accept as the member who is logged in."""
        return self._my_member().action_accept()

    def action_decline_mine(self):
        """Decline as the member who is logged in; the dialog asks for a word, which is optional."""
        return self.env["mentoring.reason"]._ask(self._my_member(), "decline")

    def _my_member(self):
        self.ensure_one()
        if not self.my_member_id:
            raise AccessError(self.env._("Only a member of the relationship can do this."))
        return self.my_member_id
