from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from .mentoring_health_facts import AT_RISK, CONFIDENTIAL, LOOKED_AT, WATCH, Fact

HEALTHS = [("new", "New"), ("good", "Good"), ("watch", "Watch"), ("at_risk", "At risk")]
COORDINATOR = "mentoring_program.group_mentoring_coordinator"
AT_ONCE = 500  # relationships in one step of the cron


class MentoringRelationshipHealth(models.AbstractModel):
    """How a relationship does, told from facts alone, and written where they change.

    What happens changes it at once; what only time changes waits for the day in ``health_due``,
    so that the daily job looks at nothing else. Only coordinators read it: members would learn
    from it what the other one answered in confidence. For the same reason such answers do not
    count where a member is a coordinator himself; the sentences still tell the others.
    """

    _name = "mentoring.relationship.health"
    _description = "Mentoring Relationship: Health"

    health = fields.Selection(
        HEALTHS,
        compute="_compute_health",
        compute_sudo=True,
        store=True,
        index="btree_not_null",
        copy=False,
        groups=COORDINATOR,
        group_expand="_expand_healths",
        help="Empty before the approval, in a pause, after the end, and where the program does "
        "not look at it.",
    )
    health_facts = fields.Json(
        compute="_compute_health",
        compute_sudo=True,
        store=True,
        copy=False,
        groups=fields.NO_ACCESS,
        help="What speaks against it, as written by mentoring.health.facts.",
    )
    health_due = fields.Date(
        "Look Again On",
        compute="_compute_health",
        compute_sudo=True,
        store=True,
        index="btree_not_null",
        copy=False,
        groups=fields.NO_ACCESS,
    )
    health_noted = fields.Char(
        copy=False, readonly=True, groups=fields.NO_ACCESS, help="The last in the history."
    )
    # what members do changes the health at once
    action_ids = fields.One2many(
        "mentoring.goal.action", "relationship_id", groups=fields.NO_ACCESS
    )

    _health_unnoted_idx = models.Index("(id) WHERE health IS DISTINCT FROM health_noted")

    @api.depends(
        "state",
        "date_start",
        "program_id.watches_health",
        "program_id.health_grace",
        "program_id.session_interval",
        "program_id.require_agreement",
        "session_ids.state",
        "session_ids.start",
        "action_ids.done",
        "action_ids.deadline",
        "action_ids.goal_id.state",
        "agreement_ids.is_current",
        "member_ids.agreement_date",
        "member_ids.left_on",
        "member_ids.is_invited",
        "member_ids.user_id.group_ids",
        "member_ids.remark_ids.kind",
        "evaluation_ids.state",
        "evaluation_ids.score",
        "member_ids.participant_id.unavailable_until",
    )
    def _compute_health(self):
        today = fields.Date.context_today(self)
        looked_at = self.filtered(
            lambda pair: pair.state in LOOKED_AT and pair.program_id.watches_health
        )
        found = self.env["mentoring.health.facts"]._facts(looked_at, today)
        open_to_members = looked_at._read_by_members()
        for pair in self:
            facts, due = found.get(pair.id, ([], False))
            counted = [
                fact
                for fact in facts
                if pair not in open_to_members or fact.kind not in CONFIDENTIAL
            ]
            grace = pair._grace_until(today) if pair in looked_at else None
            pair.health = pair._worst(counted, grace) if pair in looked_at else False
            pair.health_facts = [list(fact) for fact in facts] or False
            ahead = [day for day in (due, grace and grace + timedelta(days=1)) if day]
            pair.health_due = min(ahead, default=False)

    def _worst(self, facts, grace):
        """The worst of what counts; while it is new, only what somebody said himself counts."""
        if grace or self.state == "approved":
            facts = [fact for fact in facts if fact.kind in ("agreement", "fit", "wish")]
            fallback = "new"
        else:
            fallback = "good"
        levels = {fact.level for fact in facts}
        return next((one for one in (AT_RISK, WATCH) if one in levels), fallback)

    def _grace_until(self, today):
        """The last day of the time to find into it, unless that is over."""
        self.ensure_one()
        if not self.date_start:
            return None
        last = self.date_start + timedelta(days=self.program_id.health_grace)
        return last if last >= today else None

    def _read_by_members(self):
        """The relationships whose health one of their members can read, as a coordinator."""
        group = self.env.ref(COORDINATOR)
        readers = self.env["res.users"].search(
            [("id", "in", self.member_ids.user_id.ids), ("all_group_ids", "in", group.ids)]
        )
        return self.filtered(lambda pair: pair.member_ids.user_id & readers)

    def _stored_facts(self):
        """The facts as they were written last."""
        self.ensure_one()
        return [Fact(*values) for values in self.health_facts or []]

    @api.model
    def _expand_healths(self, _healths, _domain):
        """All columns of a board, those that need help first."""
        return [value for value, _label in reversed(HEALTHS)]

    @api.model
    def _cron_health(self):
        """Look again at what time has changed, and write the day's history; safe to run twice."""
        due = self.search([("health_due", "<=", fields.Date.context_today(self))])
        due |= self._newly_away()
        self.env["ir.cron"]._commit_progress(remaining=len(due))
        for first in range(0, len(due), AT_ONCE):
            step = due[first : first + AT_ONCE].try_lock_for_update()
            step._look_again()
            if not self.env["ir.cron"]._commit_progress(len(step)):
                return
        self._note_history()

    def _look_again(self):
        for name in ("health", "health_facts", "health_due"):
            self.env.add_to_compute(self._fields[name], self)
        self.env.flush_all()

    @api.model
    def _newly_away(self):
        """Relationships of people on a long leave that were not looked at since it began."""
        away = self.env["mentoring.health.facts"]._long_leaves([("resource_id", "!=", False)])
        members = self.env["mentoring.relationship.member"].search(
            [
                ("employee_id.resource_id", "in", away.resource_id.ids),
                ("left_on", "=", False),
                ("relationship_id.state", "=", "active"),
                ("relationship_id.program_id.watches_health", "=", True),
            ]
        )
        return members.relationship_id.filtered(
            lambda pair: not any(fact.kind == "absence" for fact in pair._stored_facts())
        )

    @api.model
    def _note_history(self):
        """One row for each relationship whose health is another one than was noted last."""
        self.flush_model(["health", "health_noted"])
        changed = self.env.execute_query(
            SQL("SELECT id FROM mentoring_relationship WHERE health IS DISTINCT FROM health_noted")
        )
        pairs = self.browse(row[0] for row in changed).try_lock_for_update()
        self.env["mentoring.health.change"]._note(pairs)
        for health, group in pairs.grouped("health").items():
            group._write_protected({"health_noted": health})
