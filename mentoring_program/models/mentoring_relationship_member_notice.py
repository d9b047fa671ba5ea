from odoo import models


class MentoringRelationshipMemberNotice(models.AbstractModel):
    """Mails and activities about a membership; none carries a word that somebody wrote."""

    _name = "mentoring.relationship.member.notice"
    _description = "Mentoring Membership: Notices"

    def _notify_members(self, event):
        """Tell the members by mail what happened, each in his language."""
        self.filtered("user_id")._send(event)

    def _send(self, event):
        """Queue the mail about ``event`` for each member; a failing mail server stops nothing."""
        template = self.env.ref(f"mentoring_program.mail_template_member_{event}")
        if self:
            template.send_mail_batch(self.ids, email_layout_xmlid="mail.mail_notification_light")

    def _schedule(self, activity_type, user):
        """Put an activity on the user's list; our own mail tells him, so Odoo's is left out."""
        self.with_context(mail_activity_quick_update=True).activity_schedule(
            activity_type, user_id=user.id
        )
