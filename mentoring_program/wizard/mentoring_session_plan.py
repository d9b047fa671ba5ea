import pytz

from odoo import api, fields, models


class MentoringSessionPlan(models.TransientModel):
    """Plan several sessions at once, in the rhythm of the program."""

    _name = "mentoring.session.plan"
    _inherit = ["mentoring.dialog.mixin"]
    _description = "Plan Mentoring Sessions"

    relationship_id = fields.Many2one("mentoring.relationship", required=True, readonly=True)
    start = fields.Datetime("First Session", required=True)
    duration = fields.Float(default=1.0, required=True, help="Hours.")
    count = fields.Integer("Sessions", default=6, required=True)
    days = fields.Integer(
        "Days Between",
        compute="_compute_days",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    location = fields.Char()
    video_link = fields.Char()
    makes_call = fields.Boolean("Video Call Made Here")
    agenda_resource_id = fields.Many2one(
        "mentoring.resource",
        "Agenda From the Library",
        domain=[("kind", "=", "agenda"), ("is_for_reader", "=", True)],
    )

    @api.depends("relationship_id")
    def _compute_days(self):
        for plan in self:
            plan.days = plan.relationship_id.program_id.session_interval or 28

    def action_confirm(self):
        """Plan the sessions: at the same time of the day by the clocks of whoever plans them."""
        self.ensure_one()
        sessions = self.env["mentoring.session"]._plan_series(
            {
                "relationship_id": self.relationship_id.id,
                "start": self.start,
                "duration": self.duration,
                "location": self.location,
                "video_link": self.video_link,
            },
            self.count,
            self.days,
            pytz.timezone(self.env.user.tz or "UTC"),
        )
        if self.makes_call:
            sessions._add_call()
        if self.agenda_resource_id:
            sessions._take_agenda(self.agenda_resource_id)
        return {"type": "ir.actions.act_window_close"}
