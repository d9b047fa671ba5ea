from odoo import api, fields, models

AT_ONCE = 100  # mails written while somebody waits, and in one step of the cron


class MentoringRelationshipMemberNotice(models.AbstractModel):
    """Mails and activities about a membership; none carries a word that somebody wrote."""

    _name = "mentoring.relationship.member.notice"
    _description = "Mentoring Membership: Notices"

    is_proposal_unsent = fields.Boolean(
        readonly=True, copy=False, help="The mail about the proposal is still to be written."
    )

    def _notify_members(self, event):
        """Tell the members by mail what happened, each in his language."""
        self.filtered("user_id")._send(event)

    def _notify_of_proposal(self):
        """Ask the members whether they accept; many of them by the cron, so that nobody waits."""
        if len(self) <= AT_ONCE:
            self._notify_members("proposed")
        else:
            self._write_protected({"is_proposal_unsent": True})
            # whoever proposes causes it; the system writes
            self.env.ref("mentoring_program.ir_cron_proposals").sudo()._trigger()

    @api.model
    def _cron_write_proposals(self):
        """Write the mails about proposals that were too many to wait for; each once."""
        unsent = self.search([("is_proposal_unsent", "=", True)])
        self.env["ir.cron"]._commit_progress(remaining=len(unsent))
        for first in range(0, len(unsent), AT_ONCE):
            members = unsent[first : first + AT_ONCE].try_lock_for_update()
            members = members.filtered("is_proposal_unsent")
            members._write_protected({"is_proposal_unsent": False})
            waiting = members.filtered(
                lambda one: one.relationship_state == "proposed" and not one.left_on
            )
            waiting._notify_members("proposed")
            if not self.env["ir.cron"]._commit_progress(AT_ONCE):
                break

    def _send(self, event):
        """Queue the mail about ``event`` for each member; a failing mail server stops nothing."""
        template = self.env.ref(f"mentoring_program.mail_template_member_{event}")
        if self:
            template.send_mail_batch(self.ids, email_layout_xmlid="mail.mail_notification_light")
