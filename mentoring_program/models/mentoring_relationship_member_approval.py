from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class DecidedAlreadyError(UserError):
    """Somebody else was first; the message says who, what and when."""


class MentoringRelationshipMemberApproval(models.AbstractModel):
    """The approval of a membership by the person's line manager, in the employee form."""

    _name = "mentoring.relationship.member.approval"
    _description = "Mentoring Membership: Approval"

    decided_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="set null")
    reminded_on = fields.Datetime(readonly=True, copy=False)
    escalated_on = fields.Datetime(readonly=True, copy=False)

    def action_approve(self):
        """Approve memberships as their line manager (or as coordinator in his place)."""
        self._decide("approved")
        return True

    def action_refuse(self, reason=None):
        """Refuse memberships.

        :param str reason: for the coordinators alone; asked for where a person is there to answer
        """
        self._check_may_decide()
        if not (reason and reason.strip()):
            return self.env["mentoring.reason"]._ask(self, "refuse")
        self._decide("refused", reason)
        return True

    def _decide(self, decision, reason=None):
        """Write the first decision; one manager of several members decides for all of them."""
        self._check_may_decide()
        # a line manager has no write access; that he may decide is checked above
        mine = self.sudo().filtered(lambda member: member.approval_state == "pending")
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
        mine.relationship_id._after_decision()

    def _check_may_decide(self):
        self.check_access("read")
        for member in self:
            if member.approval_state == "pending":
                if not member._may_decide(self.env.user):
                    raise AccessError(self.env._("%s: this is not yours to decide.", member.name))
            elif member.decided_by_id != self.env.user:
                raise member._decided_already()

    def _decided_already(self):
        labels = dict(self._fields["approval_state"]._description_selection(self.env))
        return DecidedAlreadyError(
            self.env._(
                "%(person)s: “%(state)s” already, by %(user)s.",
                person=self.name,
                state=labels[self.approval_state],
                user=self.decided_by_id.sudo().name or self.env._("nobody"),  # a name alone
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

    def _ask_approval(self):
        """Ask the managers of those members whose program wants it. Returns who is pending."""
        wanted = self.filtered(lambda member: member._needs_approval())
        for member in wanted:
            member._write_protected(
                {
                    "approval_state": "pending",
                    "asked_on": fields.Datetime.now(),
                    "approver_id": member._find_approver().id,
                }
            )
        wanted._tell_approver()
        return wanted

    def _needs_approval(self):
        program = self.program_id
        if self.role == "mentor":
            return program.require_mentor_approval
        return program.require_mentee_approval

    def _find_approver(self):
        """Who decides: the line above, else a coordinator, else a mentoring manager.

        Only active internal users, and never a member of the relationship.
        """
        self.ensure_one()
        members = self.relationship_id.member_ids.user_id

        def fits(user):
            return user and user.active and not user.share and user not in members

        seen, manager = self.env["hr.employee"], self.employee_id.parent_id
        while manager and manager not in seen:
            if fits(manager.user_id):
                return manager.user_id
            seen, manager = seen | manager, manager.parent_id
        managers = self.env.ref("mentoring_program.group_mentoring_manager").all_user_ids.filtered(
            lambda user: self.company_id in user.company_ids
        )
        candidates = self.program_id.coordinator_ids.sorted("id") | managers.sorted("id")
        return candidates.filtered(fits)[:1]

    def _tell_approver(self):
        for member in self.filtered("approver_id"):
            member._schedule("mentoring_program.mail_activity_approval", member.approver_id)
        self.filtered("approver_id")._send("to_approve")

    def _schedule(self, activity_type, user):
        """Put an activity on the user's list; our own mail tells him, so Odoo's is left out."""
        self.with_context(mail_activity_quick_update=True).activity_schedule(
            activity_type, user_id=user.id
        )

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
        """Ask the new manager where a pending approval was asked of the former one."""
        for member in self.filtered(lambda one: one.approval_state == "pending"):
            approver = member._find_approver()
            if approver != member.approver_id:
                member._withdraw_activity()
                member._write_protected({"approver_id": approver.id})
                member._tell_approver()

    @api.model
    def _cron_remind_approvers(self):
        """Remind the approver after 3 days and the coordinators after 7; each once."""
        now = fields.Datetime.now()
        pending = self.search([("approval_state", "=", "pending")]).try_lock_for_update()
        late = pending.filtered(lambda one: not one.reminded_on and one._asked_before(now, 3))
        late._write_protected({"reminded_on": now})
        late._send("to_approve")
        too_late = pending.filtered(lambda one: not one.escalated_on and one._asked_before(now, 7))
        too_late._write_protected({"escalated_on": now})
        for member in too_late:
            for coordinator in member.program_id.coordinator_ids - member.user_id:
                member._schedule("mentoring_program.mail_activity_approval_late", coordinator)

    def _asked_before(self, now, days):
        return self.asked_on and self.asked_on <= now - timedelta(days=days)
