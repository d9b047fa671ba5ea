from odoo import api, fields, models

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class MentoringProgramHealth(models.AbstractModel):
    """Whether a program looks at how its relationships do, and how many of them need help."""

    _name = "mentoring.program.health"
    _description = "Mentoring Program: Health"

    watches_health = fields.Boolean(
        "Look at the Health",
        compute="_compute_watches_health",
        store=True,
        readonly=False,
        precompute=True,
        help="Tells the coordinators which relationships need help, by facts: the last session, "
        "overdue actions, signatures, confidential answers, absence.",
    )
    health_grace = fields.Integer(
        "Days to Find into It",
        default=14,
        help="Since the start; so long a relationship is new, whatever it has not done yet.",
    )
    at_risk_count = fields.Integer("At Risk", compute="_compute_health_counts", groups=_COORDINATOR)
    watch_count = fields.Integer("To Watch", compute="_compute_health_counts", groups=_COORDINATOR)

    _grace_not_negative = models.Constraint(
        "CHECK(health_grace >= 0)", "The days to find into it cannot be negative."
    )

    @api.depends("format", "formality")
    def _compute_watches_health(self):
        for program in self:
            program.watches_health = program.formality == "formal" and program.format != "speed"

    def _compute_health_counts(self):
        groups = self.env["mentoring.relationship"]._read_group(
            [("program_id", "in", self._origin.ids), ("health", "in", ("watch", "at_risk"))],
            ["program_id", "health"],
            ["__count"],
        )
        counts = {(program, health): count for program, health, count in groups}
        for program in self:
            program.at_risk_count = counts.get((program._origin, "at_risk"), 0)
            program.watch_count = counts.get((program._origin, "watch"), 0)

    def action_view_health(self):
        """Open the board of the program's relationships, by how they do."""
        self.ensure_one().check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "mentoring_program.mentoring_health_action"
        )
        looked_at = [("program_id", "=", self.id), ("health", "!=", False)]
        return {**action, "domain": looked_at, "context": {}}
