from odoo import fields, models
from odoo.exceptions import UserError

GIVEN_KINDS = ("certificate", "badge")  # by the program; thanks and stories are given by people


class MentoringRecognitionFlow(models.AbstractModel):
    """From the draft a coordinator looks at to the honour its receiver holds."""

    _name = "mentoring.recognition.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Recognition: Flow"

    _transitions = {
        "draft": ("submitted", "published"),
        "submitted": ("consented", "draft"),
        "consented": ("published", "submitted", "draft"),
        "published": ("draft", "submitted", "consented"),
    }

    def action_publish(self):
        """Give certificates and badges to their receivers; harmless when repeated."""
        self.check_access("write")
        self._check_given_by_program()
        values = {"published_on": fields.Date.context_today(self), "giver_id": self.env.uid}
        given = self._move_to("published", **values)
        given._grant_badges()
        given._tell_receivers()
        return True

    def action_withdraw(self):
        """Take certificates and badges back; they become drafts again."""
        self.check_access("write")
        self._check_given_by_program()
        taken = self._move_to("draft", published_on=False)
        # the coordinator gave these very badges
        taken.sudo().badge_user_id.unlink()
        return True

    def _check_given_by_program(self):
        self._check_program_open()
        others = self.filtered(lambda one: one.kind not in GIVEN_KINDS)
        if others:
            raise UserError(
                self.env._(
                    "Only their writers publish thanks and stories: %s",
                    ", ".join(others.mapped("display_name")),
                )
            )

    def _grant_badges(self):
        """Put the badge on the employee, as the one of Odoo's gamification."""
        # nobody may grant these badges by hand; the coordinator may honour in his program
        owners = self.env["gamification.badge.user"].sudo()
        for recognition in self.filtered(lambda one: one.kind == "badge"):
            # the login and the employee who wear the badge; nothing of them is shown
            participant = recognition.receiver_id.sudo()
            granted = owners.create(
                {
                    "badge_id": recognition._badge().id,
                    "user_id": participant.user_id.id,
                    "employee_id": participant.employee_id.id,
                    "sender_id": self.env.uid,
                    "comment": recognition.program_id.name,
                }
            )
            recognition._write_protected({"badge_user_id": granted.id})

    def _badge(self):
        """The badge that is given; of a certificate the one of the role, as its seal."""
        return self.badge_id or self.member_id._role_badge()

    def _tell_receivers(self):
        """One mail for a certificate; it names the badge too, which comes along."""
        certificates = self.filtered(lambda one: one.kind == "certificate")
        with_login = certificates.filtered("receiver_user_id")
        if with_login:
            self.env.ref("mentoring_program.mail_template_certificate").send_mail_batch(
                with_login.ids, email_layout_xmlid="mail.mail_notification_light"
            )
