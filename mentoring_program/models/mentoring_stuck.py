from odoo import api, fields, models

from .mentoring_stuck_query import KINDS, SOURCES, STUCK_PEOPLE

LATE_DAYS, VERY_LATE_DAYS = 3, 7


class MentoringStuck(models.Model):
    """Who waits in a formal program, for what and since when: one row per person and matter.

    A picture of what is, never stored: a row goes when its matter is settled. Read by the
    coordinators of the program and by mentoring managers.
    """

    _name = "mentoring.stuck"
    _inherit = ["mentoring.stuck.move"]
    _description = "Who Is Stuck"
    _order = "since, id"
    _auto = False
    _log_access = False
    _rec_name = "participant_id"
    _depends = SOURCES

    kind = fields.Selection(KINDS, "Waits For", readonly=True)
    program_id = fields.Many2one("mentoring.program", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    participant_id = fields.Many2one("mentoring.participant", "Person", readonly=True)
    member_id = fields.Many2one("mentoring.relationship.member", readonly=True)
    relationship_id = fields.Many2one("mentoring.relationship", readonly=True)
    suggestion_id = fields.Many2one("mentoring.match.suggestion", readonly=True)
    since = fields.Date(readonly=True)
    role = fields.Selection(related="participant_id.role")
    partner_names = fields.Char(related="member_id.partner_names")
    days = fields.Integer("Waiting Days", compute="_compute_days")
    age = fields.Selection(
        [("new", "New"), ("late", "Late"), ("very_late", "Very late")], compute="_compute_days"
    )
    reason = fields.Char("Why", compute="_compute_reason")
    nudged_on = fields.Datetime("Reminded On", compute="_compute_nudged_on")

    @property
    def _table_query(self):
        return STUCK_PEOPLE

    @api.depends("since")
    def _compute_days(self):
        today = fields.Date.context_today(self)
        for row in self:
            row.days = max(0, (today - row.since).days) if row.since else 0
            late = "late" if row.days >= LATE_DAYS else "new"
            row.age = "very_late" if row.days >= VERY_LATE_DAYS else late

    @api.depends("member_id.nudged_on", "participant_id.nudged_on", "kind")
    def _compute_nudged_on(self):
        for row in self:
            asked = row.member_id if row.kind == "unapproved" else row.participant_id
            row.nudged_on = asked.nudged_on

    @api.depends("kind", "suggestion_id", "member_id", "participant_id")
    def _compute_reason(self):
        for row in self:
            words = getattr(row, f"_why_{row.kind}")() if row.kind else ""
            if row._is_person_asked() and not row.participant_id.user_id:
                words = self.env._("%s No login yet: invite to the portal.", words)
            row.reason = words

    def _is_person_asked(self):
        """Whether it is the person himself who has to do something."""
        return self.kind in ("unanswered", "unsigned", "untrained")

    def _why_unmatched(self):
        if self.suggestion_id:
            matching = self.env["mentoring.matching"]
            return matching._unmatched_words(self.suggestion_id.reasons or {}, self.program_id)
        if self.participant_id.member_ids:
            return self.env._("The last proposal did not come about, or the mentoring has ended.")
        return self.env._("Was not part of the last matching; run another one.")

    def _why_unanswered(self):
        return self.env._("Has not answered the proposal to meet %s.", self.partner_names)

    def _why_unapproved(self):
        if not self.member_id.approver_id:
            return self.env._("Nobody is there who may approve; decide as coordinator.")
        return self.env._("%s has not decided.", self.member_id.approver_id.name)

    def _why_unsigned(self):
        return self.env._("Has not signed the agreement with %s.", self.partner_names)

    def _why_untrained(self):
        return self.env._("Still to do: %s.", self.participant_id.training_left)

    def action_open(self):
        """Open what somebody waits for: the relationship, else the person."""
        self.ensure_one().check_access("read")
        return (self.relationship_id or self.participant_id).get_formview_action()

    def action_pair(self):
        """Open the dialog in which a partner is chosen by hand."""
        self.ensure_one().check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Find a Partner"),
            "res_model": "mentoring.match.pair",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_program_id": self.program_id.id,
                "default_mentee_id": self.participant_id.id,
            },
        }
