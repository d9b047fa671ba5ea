from odoo import api, fields, models

AT_ONCE = 50  # mails written while somebody waits, and in one step of the cron
_TOLD = ("invited", "applied", "accepted", "waitlisted", "declined", "withdrawn")


class MentoringParticipantNotice(models.AbstractModel):
    """Mails that tell a person his status in a program; none carries a word somebody wrote."""

    _name = "mentoring.participant.notice"
    _description = "Mentoring Participant: Mails on the Status"

    is_status_untold = fields.Boolean(
        readonly=True, copy=False, help="The mail about the new status is still to be written."
    )

    def _move_to(self, target, **values):
        movers = super()._move_to(target, **values)
        if target in _TOLD and not self.env.context.get("mentoring_untold"):
            movers._tell_status(target)
        return movers

    def _tell_status(self, status):
        """Tell these people where they stand; many of them by the cron, so that nobody waits.

        Who says no to an invitation himself needs no mail about it.
        """
        # whoever moved them causes the mails; templates and logins are read by the system
        people = self.sudo().filtered(
            lambda one: (
                one.user_id
                and one.program_id.mail_on_status
                and (status != "declined" or one.user_id != self.env.user)
            )
        )
        if len(people) <= AT_ONCE:
            people._mail_status()
        else:
            people._write_protected({"is_status_untold": True})
            self.env.ref("mentoring_program.ir_cron_status_mails").sudo()._trigger()  # ours

    def _mail_status(self):
        """Queue a mail for each, in his language, about the status he has now."""
        for status, people in self.grouped("state").items():
            if status in _TOLD:
                template = self.env.ref(f"mentoring_program.mail_template_participant_{status}")
                template.send_mail_batch(
                    people.ids, email_layout_xmlid="mail.mail_notification_light"
                )

    @api.model
    def _cron_mail_status(self):
        """Write the mails that were too many to wait for; each once."""
        untold = self.search([("is_status_untold", "=", True)])
        self.env["ir.cron"]._commit_progress(remaining=len(untold))
        for first in range(0, len(untold), AT_ONCE):
            people = untold[first : first + AT_ONCE].try_lock_for_update()
            people = people.filtered("is_status_untold")
            people._write_protected({"is_status_untold": False})
            people._mail_status()
            if not self.env["ir.cron"]._commit_progress(AT_ONCE):
                break
