from odoo import api, fields, models

ROLES = [("mentor", "Mentor"), ("mentee", "Mentee"), ("peer", "Peer")]
APPROVAL_STATES = [
    ("not_required", "Not required"),
    ("pending", "To approve"),
    ("approved", "Approved"),
    ("refused", "Refused"),
]


class MentoringRelationshipMember(models.Model):
    """One person in a relationship: his acceptance, his manager's approval, his signature.

    Read by all members of the relationship, its coordinators, mentoring managers, and by the
    person's line manager and approver: names, status, dates and hours, never content.
    """

    _name = "mentoring.relationship.member"
    _inherit = [
        "mentoring.relationship.member.flow",
        "mentoring.relationship.member.approval",
        "mentoring.guard.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Mentoring Membership"
    _order = "relationship_id, role, id"

    _protected_fields = frozenset(
        {
            "relationship_id",
            "participant_id",
            "role",
            "accepted_on",
            "joined_on",
            "left_on",
            "end_reason_id",
            "approver_id",
            "approval_state",
            "approval_date",
            "agreement_date",
            "holds_seat",
            "asked_on",
            "decided_by_id",
            "reminded_on",
            "escalated_on",
        }
    )

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, ondelete="cascade", index=True, readonly=True
    )
    participant_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="restrict", index=True, readonly=True
    )
    program_id = fields.Many2one(related="relationship_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="relationship_id.company_id", store=True, index=True)
    relationship_state = fields.Selection(
        related="relationship_id.state", related_sudo=True, string="Status"
    )
    employee_id = fields.Many2one(
        related="participant_id.employee_id",
        store=True,
        index="btree_not_null",
        ondelete="set null",
    )
    user_id = fields.Many2one(
        related="participant_id.user_id", store=True, index="btree_not_null", ondelete="set null"
    )
    manager_user_id = fields.Many2one(
        "res.users",
        "Line Manager",
        compute="_compute_manager_user_id",
        compute_sudo=True,
        store=True,
        index="btree_not_null",
        ondelete="set null",
    )
    name = fields.Char(related="participant_id.name", string="Person")
    role = fields.Selection(ROLES, required=True, readonly=True)
    partner_names = fields.Char("With", compute="_compute_partner_names", compute_sudo=True)
    hours = fields.Float("Hours Held", compute="_compute_load", compute_sudo=True)
    hours_expected = fields.Float(
        "Hours a Month",
        compute="_compute_load",
        compute_sudo=True,
        help="What the program asks of this person, all his running relationships together.",
    )
    holds_seat = fields.Boolean(readonly=True, copy=False)
    accepted_on = fields.Datetime(readonly=True, copy=False)
    joined_on = fields.Date(readonly=True, copy=False)
    left_on = fields.Date(readonly=True, copy=False)
    end_reason_id = fields.Many2one(
        "mentoring.end.reason",
        ondelete="restrict",
        readonly=True,
        copy=False,
        groups="mentoring_program.group_mentoring_coordinator",
    )
    asked_on = fields.Datetime("Approval Asked On", readonly=True, copy=False)
    approver_id = fields.Many2one(
        "res.users", index="btree_not_null", readonly=True, copy=False, ondelete="set null"
    )
    approval_state = fields.Selection(
        APPROVAL_STATES, required=True, default="not_required", readonly=True, copy=False
    )
    approval_date = fields.Datetime("Decided On", readonly=True, copy=False)
    approval_note = fields.Text(
        "Reason of the Refusal",
        compute="_compute_approval_note",
        help="Read by coordinators alone, and never by the person it is about.",
    )
    agreement_date = fields.Datetime("Agreement Signed On", readonly=True, copy=False)
    remark_ids = fields.One2many("mentoring.remark", "member_id")
    can_approve = fields.Boolean(compute="_compute_can_approve")

    _person_once = models.UniqueIndex(
        "(relationship_id, participant_id)", "A person is in a relationship once."
    )
    _approver_state_idx = models.Index("(approver_id, approval_state)")

    @api.depends("participant_id.employee_id.parent_id.user_id")
    def _compute_manager_user_id(self):
        for member in self:
            member.manager_user_id = member.participant_id.employee_id.parent_id.user_id

    @api.depends("relationship_id.member_ids.participant_id.name")
    def _compute_partner_names(self):
        for member in self:
            others = member.relationship_id.member_ids - member
            member.partner_names = ", ".join(others.participant_id.mapped("name"))

    @api.depends("relationship_id.session_ids.attended_member_ids", "program_id.hours_expected")
    def _compute_load(self):
        for member in self:
            member.hours = sum(
                member.relationship_id.session_ids.filtered(
                    lambda session, member=member: (
                        session.state == "held" and member in session.attended_member_ids
                    )
                ).mapped("duration")
            )
            running = member.participant_id.employee_id.mentoring_member_ids.filtered("holds_seat")
            member.hours_expected = sum(running.mapped("program_id.hours_expected"))

    @api.depends("remark_ids")
    @api.depends_context("uid")
    def _compute_approval_note(self):
        remarks = self.env["mentoring.remark"]
        if remarks.has_access("read"):
            remarks = remarks.search([("member_id", "in", self.ids), ("kind", "=", "refusal")])
        for member in self:
            member.approval_note = remarks.filtered(lambda r: r.member_id == member)[:1].body  # noqa: B023

    @api.depends("approval_state", "approver_id", "user_id")
    @api.depends_context("uid")
    def _compute_can_approve(self):
        for member in self:
            member.can_approve = member._may_decide(self.env.user)
