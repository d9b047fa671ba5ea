from odoo import api, fields, models

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringProgramFigures(models.AbstractModel):
    """The figures of a program: one query per counter, for all programs of a page together.

    Coordinators may count what they cannot read (informal programs), so the counters see all.
    """

    _name = "mentoring.program.figures"
    _description = "Mentoring Program: Figures"

    evaluation_ids = fields.One2many("mentoring.evaluation", "program_id", groups=_COORDINATOR)
    participant_count = fields.Integer(
        "Participants", compute="_compute_participants", compute_sudo=True, groups=_COORDINATOR
    )
    accepted_count = fields.Integer(
        "Accepted", compute="_compute_participants", compute_sudo=True, groups=_COORDINATOR
    )
    relationship_count = fields.Integer(
        "Relationships",
        compute="_compute_relationship_count",
        compute_sudo=True,
        groups=_COORDINATOR,
        help="Without those refused.",
    )
    completed_count = fields.Integer(
        "Relationships Completed",
        compute="_compute_relationship_count",
        compute_sudo=True,
        groups=_COORDINATOR,
    )
    to_approve_count = fields.Integer(
        "To Approve", compute="_compute_to_approve_count", compute_sudo=True, groups=_COORDINATOR
    )
    session_count = fields.Integer(
        "Sessions Held", compute="_compute_sessions", compute_sudo=True, groups=_COORDINATOR
    )
    event_count = fields.Integer(
        "Events",
        compute="_compute_event_count",
        compute_sudo=True,
        groups=_COORDINATOR,
        help="Of the whole program, without those called off.",
    )
    hours = fields.Float(
        "Hours Held", compute="_compute_sessions", compute_sudo=True, groups=_COORDINATOR
    )
    evaluation_count = fields.Integer(
        "Evaluations Sent", compute="_compute_evaluations", compute_sudo=True, groups=_COORDINATOR
    )
    answered_count = fields.Integer(
        "Evaluations Answered",
        compute="_compute_evaluations",
        compute_sudo=True,
        groups=_COORDINATOR,
    )

    @api.depends("participant_ids.state")
    def _compute_participants(self):
        counts = self._counts_by("mentoring.participant", "state")
        for program in self:
            states = counts.get(program._origin.id, {})
            gone = states.get("declined", 0) + states.get("withdrawn", 0)
            program.participant_count = sum(states.values()) - gone
            program.accepted_count = states.get("accepted", 0)

    @api.depends("relationship_ids.state")
    def _compute_relationship_count(self):
        counts = self._counts_by("mentoring.relationship", "state")
        for program in self:
            states = counts.get(program._origin.id, {})
            program.relationship_count = sum(states.values()) - states.get("refused", 0)
            program.completed_count = states.get("completed", 0)

    @api.depends("relationship_ids.member_ids.approval_state")
    def _compute_to_approve_count(self):
        counts = self._counts_by("mentoring.relationship.member", "approval_state")
        for program in self:
            program.to_approve_count = counts.get(program._origin.id, {}).get("pending", 0)

    def _compute_sessions(self):
        groups = self.env["mentoring.session"]._read_group(
            [("program_id", "in", self._origin.ids), ("state", "=", "held")],
            ["program_id"],
            ["__count", "duration:sum"],
        )
        figures = {program.id: (count, hours) for program, count, hours in groups}
        for program in self:
            program.session_count, program.hours = figures.get(program._origin.id, (0, 0.0))

    def _compute_event_count(self):
        groups = self.env["mentoring.session"]._read_group(
            [
                ("program_id", "in", self._origin.ids),
                ("relationship_id", "=", False),
                ("speed_event_id", "=", False),
                ("state", "!=", "cancelled"),
            ],
            ["program_id"],
            ["__count"],
        )
        counts = {program.id: count for program, count in groups}
        for program in self:
            program.event_count = counts.get(program._origin.id, 0)

    @api.depends("evaluation_ids.state")
    def _compute_evaluations(self):
        counts = self._counts_by("mentoring.evaluation", "state")
        for program in self:
            states = counts.get(program._origin.id, {})
            program.answered_count = states.get("answered", 0)
            program.evaluation_count = sum(
                states.get(state, 0) for state in ("sent", "answered", "expired")
            )

    def _counts_by(self, model, field):
        """Count the records of ``model`` per program and value: {program id: {value: count}}."""
        counts = {}
        for program, value, count in self.env[model]._read_group(
            [("program_id", "in", self._origin.ids)], ["program_id", field], ["__count"]
        ):
            counts.setdefault(program.id, {})[value] = count
        return counts

    def action_view_participants(self):
        """Open the people of the program."""
        action = self._open("mentoring.participant", self.env._("Participants"))
        return {**action, "view_mode": "list,kanban,form"}

    def action_view_relationships(self):
        """Open the relationships of the program."""
        return self._open("mentoring.relationship", self.env._("Relationships"))

    def action_view_to_approve(self):
        """Open the memberships whose managers have not decided yet."""
        return self._open(
            "mentoring.relationship.member",
            self.env._("To Approve"),
            domain=[("approval_state", "=", "pending")],
        )

    def action_view_sessions(self):
        """Open the sessions and events of the program."""
        return self._open("mentoring.session", self.env._("Sessions"))

    def action_view_events(self):
        """Open the events of the program: kick-off, workshops, celebration."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_event_action"
        )
        own = self._open("mentoring.session", self.env._("Events"))
        events = [*own["domain"], ("relationship_id", "=", False), ("speed_event_id", "=", False)]
        context = {"default_program_id": self.id, "default_kind": "kickoff"}
        return {**action, "domain": events, "context": context}

    def action_view_training(self):
        """Open the training of the accepted people: who has done what, to mark or let off."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_participant_action_training"
        )
        own = self._open("mentoring.participant", self.env._("Training"))
        return {**action, "domain": [*own["domain"], ("state", "=", "accepted")]}

    def action_view_evaluations(self):
        """Open the questionnaires of the program: who has answered, never what."""
        return self._open("mentoring.evaluation", self.env._("Evaluations"))

    def _open(self, model, name, domain=()):
        self.ensure_one().check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,form",
            "domain": [("program_id", "=", self.id), *domain],
            "context": {"default_program_id": self.id},
        }
