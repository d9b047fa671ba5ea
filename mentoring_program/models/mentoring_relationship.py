from odoo import api, fields, models

from .mentoring_relationship_flow import STATES


class MentoringRelationship(models.Model):
    """Mentor and mentee, or a group, from the proposal to the end.

    Read by its members, by the coordinators of the program (formal programs) and by mentoring
    managers. Line managers have no access here; they read the memberships of their reports.
    """

    _name = "mentoring.relationship"
    _inherit = [
        "mentoring.relationship.evaluation",
        "mentoring.relationship.flow",
        "mentoring.relationship.proposal",
        "mentoring.relationship.group",
        "mentoring.relationship.rematch",
        "mentoring.relationship.steering",
        "mentoring.relationship.mine",
        "mentoring.relationship.agreement",
        "mentoring.relationship.health",
        "mentoring.relationship.health.words",
        "mentoring.relationship.thanks",
        "mentoring.relationship.story",
        "mentoring.relationship.afterwards",
        "mentoring.relationship.why",
        "mentoring.relationship.practice",
        "mentoring.session.owner",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Mentoring Relationship"
    _order = "program_id, id"
    _rec_name = "name"

    _session_link = "relationship_id"
    _protected_fields = frozenset(
        {
            "state",
            "score",
            "match_run_id",
            "end_reason_id",
            "date_ended",
            "acceptance_deadline",
            "is_reminded",
            "refill_until",
            "pause_reason",
            "pause_until",
            "health_noted",
        }
    )
    _fixed_fields = frozenset({"program_id"})
    _transitions = {
        "proposed": ("to_approve", "approved", "refused", "ended"),
        "to_approve": ("approved", "refused", "ended"),
        "approved": ("active", "ended"),
        "active": ("paused", "completed", "ended"),
        "paused": ("active", "completed", "ended"),
    }

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    name = fields.Char(compute="_compute_name", compute_sudo=True)
    state = fields.Selection(
        STATES,
        required=True,
        default="proposed",
        tracking=True,
        copy=False,
        readonly=True,
        index=True,
    )
    member_ids = fields.One2many("mentoring.relationship.member", "relationship_id")
    date_start = fields.Date(copy=False)
    date_end = fields.Date(copy=False)
    match_run_id = fields.Many2one(
        "mentoring.match.run",
        ondelete="set null",
        index="btree_not_null",
        copy=False,
        readonly=True,
    )
    # from the points a member could work out what his partner wished for, or what he is
    score = fields.Float(
        copy=False, readonly=True, groups="mentoring_program.group_mentoring_coordinator"
    )
    remark_ids = fields.One2many(
        "mentoring.remark",
        "relationship_id",
        groups="mentoring_program.group_mentoring_coordinator",
    )
    agreement_ids = fields.One2many("mentoring.agreement", "relationship_id")
    session_ids = fields.One2many("mentoring.session", "relationship_id")
    goal_ids = fields.One2many("mentoring.goal", "relationship_id")
    session_count = fields.Integer(compute="_compute_sessions", compute_sudo=True)
    hours = fields.Float(compute="_compute_sessions", compute_sudo=True)
    last_session_on = fields.Date(compute="_compute_sessions", compute_sudo=True)
    goal_progress = fields.Float(compute="_compute_goal_progress", compute_sudo=True)

    _program_state_idx = models.Index("(program_id, state)")
    _dates_in_order = models.Constraint(
        "CHECK(date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A relationship cannot end before it starts.",
    )

    @api.depends("member_ids.participant_id.name", "member_ids.role")
    def _compute_name(self):
        for relationship in self:
            mentees = relationship.member_ids.filtered(lambda member: member.role == "mentee")
            others = relationship.member_ids - mentees
            sides = [", ".join(side.participant_id.mapped("name")) for side in (others, mentees)]
            relationship.name = " – ".join(filter(None, sides))

    @api.depends("session_ids.state", "session_ids.duration", "session_ids.start")
    def _compute_sessions(self):
        held = dict.fromkeys(self.ids, (0, 0.0, None))
        groups = self.env["mentoring.session"]._read_group(
            [("relationship_id", "in", self.ids), ("state", "=", "held")],
            ["relationship_id"],
            ["__count", "duration:sum", "start:max"],
        )
        held |= {relationship.id: tuple(figures) for relationship, *figures in groups}
        for relationship in self:
            count, hours, last = held.get(relationship._origin.id, (0, 0.0, None))
            relationship.session_count = count
            relationship.hours = hours
            relationship.last_session_on = last

    @api.depends("goal_ids.progress", "goal_ids.state")
    def _compute_goal_progress(self):
        means = dict(
            self.env["mentoring.goal"]._read_group(
                [("relationship_id", "in", self.ids), ("state", "!=", "dropped")],
                ["relationship_id"],
                ["progress:avg"],
            )
        )
        for relationship in self:
            relationship.goal_progress = means.get(relationship._origin, 0.0)

    def _is_running(self):
        """Whether the members work together: from the approval on, until it is over."""
        self.ensure_one()
        informal = self.state == "completed" and self.goes_on_informally
        return informal or self.state in ("approved", "active", "paused")

    def action_view_sessions(self):
        """Open the sessions of the relationship."""
        return self._open("mentoring.session", self.env._("Sessions"))

    def action_view_goals(self):
        """Open the goals of the relationship."""
        return self._open("mentoring.goal", self.env._("Goals"))

    def _open(self, model, name):
        self.ensure_one().check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,form",
            "domain": [("relationship_id", "=", self.id)],
            "context": {"default_relationship_id": self.id},
        }
