from odoo import api, fields, models
from odoo.fields import Domain


class MentoringProgramRecruitment(models.AbstractModel):
    """How people come into a program: their managers' consent, nominations, and the mails."""

    _name = "mentoring.program.recruitment"
    _description = "Mentoring Program: Recruitment"

    require_consent = fields.Boolean(
        "Manager's Consent",
        help="The manager of everybody who applies is asked; only whose manager consents can be"
        " accepted. Who was nominated by the manager has the consent.",
    )
    mail_on_status = fields.Boolean(
        "Mails on the Status",
        default=True,
        help="People are told by mail when they are invited, accepted, put on the wait list or"
        " declined.",
    )

    def write(self, vals):
        """Ask, or ask no longer, for those who are waiting when the rule changes."""
        result = super().write(vals)
        if "require_consent" in vals:
            # the one who sets the rule causes the questions; nothing is shown
            people = self.sudo().participant_ids
            waiting = people.filtered(lambda one: one.state in ("applied", "waitlisted"))
            asked = waiting.filtered(lambda one: one._needs_consent())
            asked._ask_consent()
            (waiting - asked).consent_ids._withdraw()
        return result

    @api.model
    def _open_for_nomination(self, employees):
        """The programs for which the reader may nominate these employees: a superuser's records.

        Managers nominate the people who report to them, for programs that address these; a
        coordinator anybody of the companies, for his own programs.
        """
        # a manager need not be addressed himself; names alone are shown to him
        programs = self.sudo()
        user = self.env.user
        reports = employees.sudo().filtered(lambda one: one.parent_id.user_id == user)
        reports = reports.filtered(lambda one: one.user_id != user)
        domain = Domain("coordinator_ids", "in", user.id)
        domain &= Domain("company_id", "in", employees.sudo().company_id.ids) | Domain(
            "company_ids", "in", employees.sudo().company_id.ids
        )
        for employee in reports:
            domain |= self._audience_of([("id", "=", employee.id)])
        return programs.search(Domain("state", "=", "recruitment") & domain)
