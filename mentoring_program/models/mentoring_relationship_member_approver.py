from odoo import api, fields, models


class MentoringRelationshipMemberApprover(models.AbstractModel):
    """Who is asked to approve a membership, and how he is reminded."""

    _name = "mentoring.relationship.member.approver"
    _inherit = ["mentoring.approver.mixin"]
    _description = "Mentoring Membership: Approver"

    approver_id = fields.Many2one(
        "res.users", index="btree_not_null", readonly=True, copy=False, ondelete="set null"
    )
    asked_on = fields.Datetime("Approval Asked On", readonly=True, copy=False)
    nudged_on = fields.Datetime(
        readonly=True,
        copy=False,
        groups="mentoring_program.group_mentoring_coordinator",
        help="When a coordinator last had the approver reminded.",
    )

    def _ask_approval(self):
        """Ask the managers of those members whose program wants it. Returns who is pending."""
        wanted = self.filtered(lambda member: member._needs_approval())
        wanted._write_protected({"approval_state": "pending"})
        for member in wanted:
            member._ask(member._find_approver())
        wanted._write_to_approver()
        return wanted

    def _needs_approval(self):
        program = self.program_id
        if self.role == "mentor":
            return program.require_mentor_approval
        return program.require_mentee_approval

    def _ask(self, approver):
        """Ask this user, as if nobody had been asked before."""
        self._withdraw_activity()
        self._write_protected(
            {
                "approver_id": approver.id,
                "asked_on": fields.Datetime.now(),
                "reminded_on": False,
                "escalated_on": False,
            }
        )
        if approver:
            self._schedule("mentoring_program.mail_activity_approval", approver)

    def _write_to_approver(self):
        """One mail per relationship: whoever decides about both of a pair decides once."""
        asked = self.filtered("approver_id").grouped(
            lambda one: (one.relationship_id, one.approver_id)
        )
        self.browse(members[0].id for members in asked.values())._send("to_approve")

    def _write_to_approver_once(self):
        """One mail per approver about all that waits for him."""
        waiting = self.filtered("approver_id").grouped("approver_id")
        counts = {members[0].id: len(members) for members in waiting.values()}
        self.browse(counts).with_context(mentoring_counts=counts)._send("approver_reminder")

    def _find_approver(self):
        """Who decides: the line manager, else a coordinator, else a mentoring manager.

        Only active internal users who may work in a company of the program. A manager who is in
        the relationship himself passes it to his own manager.
        """
        self.ensure_one()
        members = self.relationship_id.member_ids
        line = self._line().filtered(
            lambda one: one not in members.employee_id and one.user_id not in members.user_id
        )
        return self._first_who_may(line, members.user_id)

    def _withdraw_activity(self):
        self.activity_unlink(
            [
                "mentoring_program.mail_activity_approval",
                "mentoring_program.mail_activity_approval_late",
            ]
        )

    def _withdraw_question(self):
        """Nobody needs to decide anymore about memberships that are over."""
        pending = self.filtered(lambda member: member.approval_state == "pending")
        pending._write_protected({"approval_state": "not_required"})
        pending._withdraw_activity()

    def _follow_manager(self):
        """Ask anew where somebody else decides now; decisions already given stand."""
        for member in self.filtered(lambda one: one.approval_state == "pending"):
            approver = member._find_approver()
            if approver != member.approver_id:
                member._ask(approver)
                member._write_to_approver()

    @api.model
    def _cron_remind_approvers(self):
        """Remind the approver after 3 days and the coordinators after 7; each once.

        Silence never approves.
        """
        pending = self.search([("approval_state", "=", "pending")])
        pending._remind_of_pending("mentoring_program.mail_activity_approval_late")
