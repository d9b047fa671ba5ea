from odoo import fields, models


class MentoringConsent(models.Model):
    """What a line manager may know of somebody's way into a program, and his yes or no to it.

    Read by the manager who is asked, by coordinators and mentoring managers, but by nobody about
    himself. Motivation, wishes and skills are in the participant, which the manager cannot read.
    """

    _name = "mentoring.consent"
    _inherit = [
        "mentoring.consent.decision",
        "mentoring.consent.question",
        "mentoring.lifecycle.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Manager's Consent to Mentoring"
    _order = "asked_on desc, id desc"
    _rec_name = "name"

    _protected_fields = frozenset(
        {
            "participant_id",
            "state",
            "approver_id",
            "asked_on",
            "reminded_on",
            "escalated_on",
            "decided_on",
            "decided_by_id",
        }
    )
    _transitions = {
        "pending": ("given", "refused", "not_required"),
        "given": ("pending", "not_required"),
        "refused": ("pending", "not_required"),
        "not_required": ("pending", "given"),
    }

    participant_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True, readonly=True
    )
    program_id = fields.Many2one(related="participant_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="participant_id.company_id", store=True, index=True)
    employee_id = fields.Many2one(
        related="participant_id.employee_id",
        store=True,
        index="btree_not_null",
        ondelete="set null",
    )
    user_id = fields.Many2one(
        related="participant_id.user_id", store=True, index="btree_not_null", ondelete="set null"
    )
    name = fields.Char(related="participant_id.name", string="Person")
    role = fields.Selection(related="participant_id.role", related_sudo=True)
    participant_state = fields.Selection(
        related="participant_id.state", related_sudo=True, string="Status in the Program"
    )
    hours_expected = fields.Float(
        related="program_id.hours_expected", related_sudo=True, string="Hours a Month"
    )
    date_start = fields.Date(related="program_id.date_start", related_sudo=True, string="From")
    date_end = fields.Date(related="program_id.date_end", related_sudo=True, string="To")

    _one_per_participation = models.UniqueIndex(
        "(participant_id)", "A manager is asked once about a participation."
    )
    _pending_idx = models.Index("(approver_id) WHERE state = 'pending'")
