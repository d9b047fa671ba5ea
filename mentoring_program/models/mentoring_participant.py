from odoo import api, fields, models

from .. import exceptions
from .mentoring_program_lifecycle import FINAL_STATES

ROLES = [
    ("mentor", "Mentor"),
    ("mentee", "Mentee"),
    ("both", "Mentor and mentee"),
    ("peer", "Peer"),
]
STATES = [
    ("draft", "Draft"),
    ("invited", "Invited"),
    ("applied", "Applied"),
    ("accepted", "Accepted"),
    ("waitlisted", "On the wait list"),
    ("declined", "Declined"),
    ("withdrawn", "Withdrawn"),
]


class ForeignEmployeeError(exceptions.ValidationError):
    """An employee of a company that takes no part in the program."""


class MentoringParticipant(models.Model):
    """A person in a program, as mentor, mentee, both or peer.

    Read by the person, the coordinators of the program and mentoring managers. Identity wishes
    and exclusions lie in records of their own, with their own readers.
    """

    _name = "mentoring.participant"
    _inherit = [
        "mentoring.participant.timeline",
        "mentoring.participant.profile",
        "mentoring.participant.directory",
        "mentoring.participant.notice",
        "mentoring.participant.consent",
        "mentoring.participant.wait",
        "mentoring.participant.card",
        "mentoring.participant.erasure",
        "mentoring.participant.life",
        "mentoring.participant.seat",
        "mentoring.participant.training",
        "mentoring.participant.deadline",
        "mentoring.participant.trained",
        "mentoring.participant.prefill",
        "mentoring.participant.login",
        "mentoring.participant.values",
        "mentoring.participant.reminder",
        "mentoring.participant.speed",
        "mentoring.goal.suggestion",
        "mentoring.participant.next",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Mentoring Participant"
    _order = "program_id, role, name, id"
    _rec_name = "name"

    _protected_fields = frozenset(
        {
            "state",
            "mentor_seats_taken",
            "mentee_seats_taken",
            "rounds_waited",
            "nominated_by_id",
            "nomination",
            "is_status_untold",
            "nudged_on",
            "in_directory",
            "about",
            "offers_minutes",
            "consent_text",
            "invited_on",
            "applied_on",
            "accepted_on",
            "waitlisted_on",
            "left_on",
            "anonymized_on",
        }
    )
    _fixed_fields = frozenset({"program_id", "employee_id"})
    _transitions = {
        "draft": ("invited", "applied", "accepted", "waitlisted", "declined", "withdrawn"),
        "invited": ("applied", "accepted", "waitlisted", "declined", "withdrawn"),
        "applied": ("accepted", "waitlisted", "declined", "withdrawn"),
        "waitlisted": ("accepted", "declined", "withdrawn"),
        "accepted": ("waitlisted", "declined", "withdrawn"),
        "declined": ("draft",),
        "withdrawn": ("draft",),
    }

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    employee_id = fields.Many2one("hr.employee", ondelete="set null", index="btree_not_null")
    name = fields.Char(
        compute="_compute_name",
        store=True,
        precompute=True,
        help="Kept when the employee record is deleted.",
    )
    user_id = fields.Many2one(
        "res.users",
        compute="_compute_user_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        compute_sudo=True,
        help="Who may log in as this person.",
    )
    department_id = fields.Many2one(related="employee_id.department_id", related_sudo=True)
    job_title = fields.Char(related="employee_id.job_title", related_sudo=True)
    work_email = fields.Char(related="employee_id.work_email", related_sudo=True)
    role = fields.Selection(ROLES, required=True, default="mentee", tracking=True)
    state = fields.Selection(
        STATES,
        required=True,
        default="draft",
        tracking=True,
        copy=False,
        readonly=True,
        index=True,
        group_expand="_expand_states",
    )
    grade_id = fields.Many2one(
        "mentoring.grade",
        compute="_compute_grade_id",
        store=True,
        readonly=False,
        precompute=True,
        compute_sudo=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Snapshot of the job's grade when the person joined the program.",
    )
    target_job_id = fields.Many2one("hr.job", "Wished Job", ondelete="set null")
    skill_line_ids = fields.One2many("mentoring.participant.skill", "participant_id", copy=True)
    topic_ids = fields.Many2many("mentoring.topic", string="Topics")
    language_ids = fields.Many2many(
        "hr.skill",
        "mentoring_participant_language_rel",
        string="Languages",
        domain=lambda self: [("skill_type_id", "=", self._language_type().id)],
    )
    motivation = fields.Text()
    wish_ids = fields.One2many("mentoring.participant.wish", "participant_id")
    preferred_ids = fields.Many2many(
        "mentoring.participant",
        string="Preferred Partners",
        compute="_compute_wishes",
        inverse="_inverse_preferred_ids",
        help="The most wished for first.",
    )
    excluded_ids = fields.Many2many(
        "mentoring.participant",
        string="Excluded Partners",
        compute="_compute_wishes",
        inverse="_inverse_excluded_ids",
        help="Never matched with these people.",
    )
    nominated_by_id = fields.Many2one("res.users", ondelete="set null", readonly=True, copy=False)
    nomination = fields.Text(
        "Why Nominated", readonly=True, copy=False, help="Read by the person and the coordinators."
    )
    consent_date = fields.Datetime("Consent Given On", readonly=True, copy=False)
    unavailable_until = fields.Date()
    member_ids = fields.One2many("mentoring.relationship.member", "participant_id")
    properties = fields.Properties(
        "Imported Columns", definition="program_id.participant_properties_definition", copy=True
    )

    _one_per_program = models.UniqueIndex(
        "(program_id, employee_id) WHERE employee_id IS NOT NULL",
        "This employee takes part in the program already; use the role “Mentor and mentee”.",
    )
    _program_state_idx = models.Index("(program_id, state)")

    @api.depends("employee_id")
    def _compute_name(self):
        for participant in self:
            # the name snapshot stays when the employee is gone
            participant.name = (
                participant.employee_id.sudo().name
                or participant.name
                or self.env._("Former employee")
            )

    @api.depends("employee_id.user_id")
    def _compute_user_id(self):
        for participant in self:
            participant.user_id = participant.employee_id.user_id

    @api.depends("employee_id")
    def _compute_grade_id(self):
        for participant in self:
            grade = participant.employee_id.job_id.mentoring_grade_id
            participant.grade_id = participant.grade_id or grade

    @api.constrains("employee_id", "program_id")
    def _check_company_takes_part(self):
        # only whether the companies fit is looked at
        for program, people in self.sudo().grouped("program_id").items():
            companies = program._companies()
            strangers = people.filtered(
                lambda one, companies=companies: (
                    one.employee_id and one.employee_id.company_id not in companies
                )
            )
            if strangers:
                raise ForeignEmployeeError(
                    self.env._(
                        "%(program)s: the company of these people takes no part: %(names)s",
                        program=program.name,
                        names=", ".join(strangers.mapped("name")),
                    )
                )

    @api.depends("wish_ids.kind", "wish_ids.other_id", "wish_ids.sequence")
    @api.depends_context("uid")
    def _compute_wishes(self):
        # searched for: a list in the cache may have been read with somebody else's rights
        found = self.env["mentoring.participant.wish"].search([("participant_id", "in", self.ids)])
        by_person = found.grouped("participant_id")
        for participant in self:
            wishes = by_person.get(participant._origin, found.browse())
            participant.preferred_ids = wishes.filtered(lambda w: w.kind == "prefer").other_id
            participant.excluded_ids = wishes.filtered(lambda w: w.kind == "exclude").other_id

    def _inverse_preferred_ids(self):
        for participant in self:
            participant._write_wishes("prefer", participant.preferred_ids)

    def _inverse_excluded_ids(self):
        for participant in self:
            participant._write_wishes("exclude", participant.excluded_ids)

    def _write_wishes(self, kind, others):
        """Make the wishes of one kind the given ones, ranked in their order."""
        # whom somebody excluded before he takes part is not among the others
        self.wish_ids.filtered(lambda wish: wish.kind == kind and wish.other_id).unlink()
        self.env["mentoring.participant.wish"].create(
            [
                {"participant_id": self.id, "other_id": other.id, "kind": kind, "sequence": rank}
                for rank, other in enumerate(others, 1)
            ]
        )

    @api.model
    def _language_type(self):
        # from the cache, as it is asked for everybody of a list
        known = self.env["ir.model.data"]._xmlid_to_res_id("hr_skills.hr_skill_type_lang")
        return self.env["hr.skill.type"].browse(known or ())

    def _is_closed(self):
        return self.program_id.state in FINAL_STATES
