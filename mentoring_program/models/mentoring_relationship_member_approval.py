from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .. import exceptions

APPROVAL_STATES = [
    ("not_required", "Not required"),
    ("pending", "To approve"),
    ("approved", "Approved"),
    ("refused", "Refused"),
]


class DecidedAlreadyError(exceptions.UserError):
    """There is nothing to decide anymore; the message says what was decided, and by whom."""


class MentoringRelationshipMemberApproval(models.AbstractModel):
    """The decision about a membership: by the line manager, in the employee form."""

    _name = "mentoring.relationship.member.approval"
    _description = "Mentoring Membership: Approval"

    approval_state = fields.Selection(
        APPROVAL_STATES,
        "Approval",
        required=True,
        default="not_required",
        readonly=True,
        copy=False,
    )
    approval_date = fields.Datetime("Decided On", readonly=True, copy=False)
    decided_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="set null")
    approval_note = fields.Text(
        "Reason of the Refusal",
        compute="_compute_approval_note",
        groups="mentoring_program.group_mentoring_coordinator",
        help="Read by coordinators alone, and never by the person it is about.",
    )
    can_approve = fields.Boolean(compute="_compute_can_approve", search="_search_can_approve")

    @api.depends("remark_ids")
    @api.depends_context("uid")
    def _compute_approval_note(self):
        remarks = self.env["mentoring.remark"].search(
            [("member_id", "in", self.ids), ("kind", "=", "refusal")]
        )
        notes = {remark.member_id: remark.body for remark in remarks}
        for member in self:
            member.approval_note = notes.get(member._origin)

    @api.depends("approval_state", "approver_id", "user_id")
    @api.depends_context("uid")
    def _compute_can_approve(self):
        for member in self:
            member.can_approve = member._may_decide(self.env.user)

    def _search_can_approve(self, operator, value):
        if operator != "in":
            return NotImplemented
        user = self.env.user
        # ids alone, of what the reader coordinates and of what he is in himself
        programs = self.env["mentoring.program"].sudo().search([("coordinator_ids", "in", user.id)])
        own = self.env["mentoring.relationship.member"].sudo().search([("user_id", "=", user.id)])
        his = Domain("approver_id", "=", user.id) | Domain("program_id", "in", programs.ids)
        if user.has_group("mentoring_program.group_mentoring_manager"):
            his = Domain.TRUE
        decidable = (
            Domain("approval_state", "=", "pending")
            & Domain("relationship_id", "not in", own.relationship_id.ids)
            & his
        )
        return decidable if True in value else ~decidable

    def action_approve(self):
        """Approve memberships as their line manager (or as coordinator in his place)."""
        self._decide("approved")
        return True

    def action_refuse(self, reason=None):
        """Refuse memberships.

        :param str reason: for the coordinators alone; asked for where a person is there to answer
        """
        self._check_may_decide("refused")
        if not self._words(reason):
            return self.env["mentoring.reason"]._ask(self, "refuse")
        self._decide("refused", reason)
        return True

    def _decide(self, decision, reason=None):
        """Write the first decision; one manager of several members decides for all of them."""
        self._check_may_decide(decision)
        # a line manager has no write access; that he may decide is checked above
        mine = self.sudo().filtered(lambda member: member.approval_state == "pending")
        if not mine:
            return
        mine.relationship_id._claim()
        if decision == "approved":
            mine |= mine.relationship_id.member_ids.filtered(
                lambda member: (
                    member.approval_state == "pending" and member.approver_id == self.env.user
                )
            )
        mine._remark("refusal", reason)
        mine._write_protected(
            {
                "approval_state": decision,
                "approval_date": fields.Datetime.now(),
                "decided_by_id": self.env.uid,
            }
        )
        mine._withdraw_activity()
        mine.relationship_id._go_on()

    def _check_may_decide(self, decision):
        """The first decision counts; to say the same once more is harmless.

        :raise DecidedAlreadyError: somebody decided, or nothing is left to decide
        :raise AccessError: it is not the reader who decides
        """
        self.check_access("read")
        for member in self:
            if member.approval_state == "pending":
                if not member._may_decide(self.env.user):
                    raise AccessError(self.env._("%s: this is not yours to decide.", member.name))
            elif (member.decided_by_id, member.approval_state) != (self.env.user, decision):
                raise member._decided_already()

    def _decided_already(self):
        if self.approval_state == "not_required":
            return DecidedAlreadyError(
                self.env._("%s: there is nothing to decide anymore.", self.name)
            )
        labels = dict(self._fields["approval_state"]._description_selection(self.env))
        return DecidedAlreadyError(
            self.env._(
                "%(person)s: “%(state)s” already, by %(user)s.",
                person=self.name,
                state=labels[self.approval_state],
                user=self.decided_by_id.sudo().name or self.env._("somebody"),  # a name alone
            )
        )

    def _may_decide(self, user):
        """Whether ``user`` may decide: the approver, a coordinator or a mentoring manager.

        Nobody decides in a relationship of his own.
        """
        self.ensure_one()
        # who may decide follows from facts the reader need not see
        member = self.sudo()
        if member.approval_state != "pending" or user in member.relationship_id.member_ids.user_id:
            return False
        return (
            user == member.approver_id
            or user in member.program_id.coordinator_ids
            or user.has_group("mentoring_program.group_mentoring_manager")
        )
