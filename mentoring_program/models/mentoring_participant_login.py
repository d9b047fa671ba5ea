from collections import Counter

from odoo import api, models
from odoo.tools import clean_context, email_normalize

from .. import exceptions

GONE = ("declined", "withdrawn")


class PortalInvitationError(exceptions.UserError):
    """Nobody could be invited to the portal; the message says why of each."""


class MentoringParticipantLogin(models.AbstractModel):
    """Portal logins for participants who have none: without one nobody can accept or sign."""

    _name = "mentoring.participant.login"
    _description = "Mentoring Participant: Portal Login"

    def action_invite_to_portal(self):
        """Create portal users from the work e-mail and send them Odoo's invitation.

        Who has a login already is left alone, so that it does no harm twice. A login is never more
        than a portal user's.

        :raise PortalInvitationError: nobody could be invited, with the reason of each
        :return: a notification that names who was invited, and who was not and why
        """
        self.check_access("write")
        waiting = self.filtered(lambda one: not one.user_id and one.state not in GONE)
        # logins and employees are HR's; who may change the participants was checked above
        reasons = waiting.sudo()._login_reasons()
        invited = waiting.filtered(lambda one: one.id not in reasons)
        invited.sudo()._create_logins()  # portal users alone, for the employees checked above
        told = [f"{one.name}: {reasons[one.id]}" for one in waiting - invited]
        if told and not invited:
            raise PortalInvitationError("\n".join(told))
        return self._invitation_note(invited, told)

    def _login_reasons(self):
        """Why some of these people cannot get a login: {participant id: reason}."""
        emails = {one: email_normalize(one.employee_id.work_email) for one in self}
        taken = self._taken_emails([email for email in emails.values() if email])
        counts = Counter(emails.values())
        reasons = {}
        for person, email in emails.items():
            if not person.employee_id.active:
                reasons[person.id] = self.env._("no longer an employee")
            elif not email:
                reasons[person.id] = self.env._("has no valid work e-mail")
            elif counts[email] > 1:
                reasons[person.id] = self.env._("shares the work e-mail with somebody")
            elif email in taken:
                reasons[person.id] = self.env._(
                    "the work e-mail belongs to a user already; link that user to the employee"
                )
        return reasons

    @api.model
    def _taken_emails(self, emails):
        """Those of the e-mails that a user has as login or address, archived users included."""
        users = (
            self.env["res.users"]
            .with_context(active_test=False)
            .search(["|", ("login", "in", emails), ("email_normalized", "in", emails)])
        )
        return {*users.mapped("login"), *users.mapped("email_normalized")}

    def _create_logins(self):
        """Create the users, link them to the employees, and queue the invitations."""
        portal = self.env.ref("base.group_portal")
        # a context from outside could bring defaults along; no mail at this point
        context = clean_context(self.env.context)
        users = self.env["res.users"].with_context(context, no_reset_password=True)
        users = users.create([person._login_values(portal) for person in self])
        for person, user in zip(self, users, strict=True):
            person.employee_id.user_id = user
        users.partner_id.signup_prepare()
        self._send_invitations(users)

    def _login_values(self, portal):
        employee = self.employee_id
        return {
            "name": employee.name,
            "login": email_normalize(employee.work_email),
            "email": employee.work_email,
            "partner_id": self._partner_of_login().id,
            "group_ids": [(6, 0, portal.ids)],
            "company_id": employee.company_id.id,
            "company_ids": [(6, 0, employee.company_id.ids)],
        }

    def _partner_of_login(self):
        """The employee's own contact, unless it is shared with somebody."""
        contact = self.employee_id.work_contact_id
        shared = contact.with_context(active_test=False).user_ids or len(contact.employee_ids) > 1
        return contact.browse() if shared else contact

    @api.model
    def _send_invitations(self, users):
        """Queue the standard invitation, as the portal's own wizard sends it."""
        template = self.env.ref("auth_signup.portal_set_password_email")
        template = template.with_context(dbname=self.env.cr.dbname, medium="portalinvite")
        if users:
            template.send_mail_batch(users.ids)
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _invitation_note(self, invited, told):
        lines = [self.env._("%s invited to the portal.", len(invited))] if invited else []
        if told:
            lines += [self.env._("Not invited:"), *told]
        if not lines:
            lines = [self.env._("Everybody chosen has a login already.")]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning" if told else "success",
                "sticky": bool(told),
                "message": "\n".join(lines),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
