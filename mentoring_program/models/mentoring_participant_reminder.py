from odoo import fields, models


class MentoringParticipantReminder(models.AbstractModel):
    """Mails that remind a person of what only he can do."""

    _name = "mentoring.participant.reminder"
    _description = "Mentoring Participant: Reminders"

    nudged_on = fields.Datetime(
        "Last Reminded On",
        readonly=True,
        copy=False,
        groups="mentoring_program.group_mentoring_coordinator",
    )

    def _waiting_words(self):
        """Why the reader has no partner after a matching, in words for himself; else empty."""
        self.ensure_one()
        # whether he waits, and the kind of reason; the words tell of nobody else
        row = self.env["mentoring.stuck"].sudo()
        row = row.search([("participant_id", "=", self.id), ("kind", "=", "unmatched")], limit=1)
        if not row:
            return ""
        if row.suggestion_id:
            reasons = row.suggestion_id.reasons or {}
            return self.env["mentoring.matching"]._waiting_words(reasons, row.program_id)
        return self.env._("You take part in the next matching.")

    def _send_reminder(self):
        """Queue the mail; ``mentoring_waits`` in the context says what each is waited for."""
        template = self.env.ref("mentoring_program.mail_template_participant_reminder")
        if self:
            template.send_mail_batch(self.ids, email_layout_xmlid="mail.mail_notification_light")
