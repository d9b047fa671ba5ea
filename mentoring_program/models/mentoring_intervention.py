from odoo import SUPERUSER_ID, api, fields, models

from .mentoring_relationship_health import HEALTHS


class MentoringIntervention(models.Model):
    """What a coordinator did about a relationship, or is asked to do.

    Read and written by the coordinators of formal programs and by mentoring managers, but never
    by anybody about a relationship he is or was part of. What waits to be done has no day yet.
    """

    _name = "mentoring.intervention"
    _inherit = [
        "mentoring.private.mixin",
        "mentoring.authored.mixin",
        "mentoring.guard.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Mentoring: What Was Done About It"
    _order = "done_on desc, id desc"

    _protected_fields = frozenset({"author_id"})
    _fixed_fields = frozenset({"relationship_id"})

    relationship_id = fields.Many2one(
        "mentoring.relationship", required=True, ondelete="cascade", index=True
    )
    program_id = fields.Many2one(related="relationship_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="relationship_id.company_id", store=True, index=True)
    kind = fields.Selection(
        [
            ("talk", "Talked with them"),
            ("mail", "Wrote to them"),
            ("advice", "Gave advice or material"),
            ("rematch", "Looked for another partner"),
            ("wait", "Decided to wait"),
            ("other", "Something else"),
        ],
        "What",
        required=True,
        default="talk",
    )
    body = fields.Text("In Words", help="For the coordinators alone.")
    done_on = fields.Date(default=fields.Date.context_today)
    health = fields.Selection(
        HEALTHS,
        "Health Then",
        compute="_compute_health",
        store=True,
        precompute=True,
        compute_sudo=True,
        help="How the relationship did when this was noted.",
    )

    _one_open_rematch = models.UniqueIndex(
        "(relationship_id) WHERE kind = 'rematch' AND done_on IS NULL",
        "Another partner is being looked for already.",
    )

    @api.depends("relationship_id")
    def _compute_health(self):
        for one in self:
            one.health = one.health or one.relationship_id.health

    @api.depends("kind", "done_on")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for one in self:
            one.display_name = labels.get(one.kind, "")

    def action_rematch(self):
        """Open the dialog that looks for another partner."""
        self.ensure_one().check_access("read")
        return self.relationship_id.action_rematch()

    def action_done(self):
        """Note that this is done, today."""
        self.check_access("write")
        self.filtered(lambda one: not one.done_on)._done(author_id=self.env.uid)
        return True

    def _done(self, **values):
        self._write_protected({"done_on": fields.Date.context_today(self), **values})
        self.activity_unlink(["mentoring_program.mail_activity_fit"])

    @api.model
    def _open_rematch(self, pair):
        """Ask the coordinators to look for another partner, once while that waits.

        The system asks, so that it bears nobody's name.
        """
        tasks = self.with_user(SUPERUSER_ID)
        waiting = [("relationship_id", "=", pair.id), ("kind", "=", "rematch")]
        if tasks.search_count([*waiting, ("done_on", "=", False)], limit=1):
            return
        values = {"relationship_id": pair.id, "kind": "rematch", "done_on": False}
        task = tasks.create([values])
        coordinators = pair.program_id.coordinator_ids.filtered("active")
        for user in coordinators - pair.member_ids.user_id:
            task.activity_schedule("mentoring_program.mail_activity_fit", user_id=user.id)
