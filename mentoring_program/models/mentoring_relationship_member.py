from odoo import api, fields, models

ROLES = [("mentor", "Mentor"), ("mentee", "Mentee"), ("peer", "Peer")]
_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringRelationshipMember(models.Model):
    """One person in a relationship: his acceptance, his manager's approval, his signature.

    Read by all members of the relationship, its coordinators, mentoring managers, and by the
    person's line manager and approver: names, status, dates and hours, never content.
    """

    _name = "mentoring.relationship.member"
    _inherit = [
        "mentoring.relationship.member.flow",
        "mentoring.relationship.member.newcomer",
        "mentoring.relationship.member.approval",
        "mentoring.relationship.member.approver",
        "mentoring.relationship.member.departure",
        "mentoring.relationship.member.notice",
        "mentoring.relationship.member.load",
        "mentoring.relationship.member.team",
        "mentoring.relationship.member.recognition",
        "mentoring.relationship.member.generation",
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
            "declined_on",
            "joined_on",
            "left_on",
            "end_reason_id",
            "approver_id",
            "approval_state",
            "approval_date",
            "agreement_date",
            "holds_seat",
            "is_invited",
            "is_proposal_unsent",
            "asked_on",
            "decided_by_id",
            "reminded_on",
            "escalated_on",
            "nudged_on",
            "goes_on",
            "looked_back_on",
            "shares_news",
            "mentors_since",
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
    date_start = fields.Date(related="relationship_id.date_start", related_sudo=True)
    date_end = fields.Date(related="relationship_id.date_end", related_sudo=True)
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
    agreement_date = fields.Datetime("Agreement Signed On", readonly=True, copy=False)
    goes_on = fields.Boolean(
        "Would Go On Informally",
        readonly=True,
        copy=False,
        help="Said after the end; it goes on when all members say so.",
    )
    remark_ids = fields.One2many("mentoring.remark", "member_id", groups=_COORDINATOR)

    _person_once = models.UniqueIndex(
        "(relationship_id, participant_id)", "A person is in a relationship once."
    )
    _unsent_idx = models.Index("(id) WHERE is_proposal_unsent")
    _pending_idx = models.Index("(approver_id) WHERE approval_state = 'pending'")

    @api.depends("participant_id.employee_id.parent_id.user_id")
    def _compute_manager_user_id(self):
        for member in self:
            member.manager_user_id = member.participant_id.employee_id.parent_id.user_id

    @api.depends("relationship_id.member_ids.participant_id.name")
    def _compute_partner_names(self):
        # in a dialog, a member not saved yet stands for one of the database
        others = {one: one.relationship_id.member_ids - one - one._origin for one in self}
        self.browse().union(*others.values()).participant_id.mapped("name")  # in one query
        for member in self:
            member.partner_names = ", ".join(others[member].participant_id.mapped("name"))
