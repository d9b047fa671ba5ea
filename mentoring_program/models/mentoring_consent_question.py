from odoo import api, fields, models


class MentoringConsentQuestion(models.AbstractModel):
    """Who is asked for his consent, how he hears of it, and how he is reminded."""

    _name = "mentoring.consent.question"
    _inherit = ["mentoring.approver.mixin"]
    _description = "Manager's Consent: Question"

    approver_id = fields.Many2one(
        "res.users",
        "Asked",
        index="btree_not_null",
        readonly=True,
        copy=False,
        ondelete="set null",
    )
    asked_on = fields.Datetime(readonly=True, copy=False)

    def _ask(self):
        """Ask the manager of each, as if nobody had been asked before: activity and mail."""
        self._move_to("pending")
        self._withdraw_activity()
        for consent in self:
            approver = consent._find_approver()
            consent._write_protected(
                {
                    "approver_id": approver.id,
                    "asked_on": fields.Datetime.now(),
                    "reminded_on": False,
                    "escalated_on": False,
                    "decided_on": False,
                    "decided_by_id": False,
                }
            )
            if approver:
                consent._schedule("mentoring_program.mail_activity_consent", approver)
        self._write_to_approver()

    def _find_approver(self):
        """Who decides: the line manager who is not the person himself, or who stands in."""
        self.ensure_one()
        line = self._line().filtered(
            lambda one: one != self.employee_id and (not one.user_id or one.user_id != self.user_id)
        )
        return self._first_who_may(line, self.user_id)

    def _follow_manager(self):
        """Ask anew where somebody else decides now; answers already given stand."""
        pending = self.filtered(lambda consent: consent.state == "pending")
        pending.filtered(lambda one: one._find_approver() != one.approver_id)._ask()

    def _withdraw(self):
        """Nobody needs to decide anymore; an answer already given stands."""
        pending = self.filtered(lambda consent: consent.state == "pending")
        pending._move_to("not_required")
        pending._withdraw_activity()

    def _withdraw_activity(self):
        self.activity_unlink(
            [
                "mentoring_program.mail_activity_consent",
                "mentoring_program.mail_activity_consent_late",
            ]
        )

    def _write_to_approver(self):
        """One mail per manager and program, however many of his people are concerned."""
        asked = self.filtered("approver_id").grouped(lambda one: (one.approver_id, one.program_id))
        counts = {consents[0].id: len(consents) for consents in asked.values()}
        if counts:
            template = self.env.ref("mentoring_program.mail_template_consent")
            template.with_context(mentoring_counts=counts).send_mail_batch(
                list(counts), email_layout_xmlid="mail.mail_notification_light"
            )

    @api.model
    def _cron_remind_managers(self):
        """Remind the manager after 3 days, tell the coordinators after 7; each once.

        Silence is no consent.
        """
        pending = self.search([("state", "=", "pending")])
        pending._remind_of_pending("mentoring_program.mail_activity_consent_late")
