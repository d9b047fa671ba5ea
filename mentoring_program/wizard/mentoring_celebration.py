from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.mentoring_relationship_flow import OVER_STATES

EVENING = 16  # hour of the day, where a time is suggested


class MentoringCelebration(models.TransientModel):
    """The review before the celebration: who is honoured, what for, and what is missing."""

    _name = "mentoring.celebration"
    _inherit = ["mentoring.dialog.mixin"]
    _description = "Celebrate a Mentoring Program"

    program_id = fields.Many2one("mentoring.program", required=True, readonly=True)
    formality = fields.Selection(related="program_id.formality")
    member_ids = fields.Many2many(
        "mentoring.relationship.member",
        "mentoring_celebration_member_rel",
        string="Honoured",
        compute="_compute_member_ids",
        store=True,
        readonly=False,
        precompute=True,
    )
    completed_count = fields.Integer("People Who Completed", compute="_compute_review")
    running_count = fields.Integer("Still Running", compute="_compute_review")
    unmeasured_count = fields.Integer("Objectives Without Result", compute="_compute_review")
    asks_thanks = fields.Boolean("Ask for Thanks and Stories", default=True)
    asks_skills = fields.Boolean("Offer Skills and a Résumé Line", default=True)
    tells_managers = fields.Boolean("Tell the Line Managers", default=True)
    has_event = fields.Boolean("Invite to a Celebration")
    event_start = fields.Datetime("When", default=lambda self: self._suggested_start())
    event_hours = fields.Float("Hours", default=2.0)
    event_location = fields.Char("Where")

    @api.model
    def _suggested_start(self):
        day = fields.Datetime.now() + timedelta(days=14)
        return day.replace(hour=EVENING, minute=0, second=0, microsecond=0)

    @api.depends("program_id")
    def _compute_member_ids(self):
        for dialog in self:
            completed = dialog.program_id._members_who_completed().ids
            # of informal programs coordinators see counts alone
            formal = dialog.program_id.formality == "formal"
            dialog.member_ids = [(6, 0, completed if formal else [])]

    @api.depends("program_id")
    def _compute_review(self):
        for dialog in self:
            # counts alone
            program = dialog.program_id.sudo()
            dialog.completed_count = len(program._members_who_completed().participant_id)
            dialog.running_count = len(
                program.relationship_ids.filtered(lambda pair: pair.state not in OVER_STATES)
            )
            dialog.unmeasured_count = len(
                program.objective_ids.filtered(lambda one: not one._is_accounted_for())
            )

    def action_confirm(self):
        """Do all that is ticked, all of it or nothing; what was done before is not done again."""
        self.ensure_one()
        program = self.program_id
        completed = program._members_who_completed()
        members = completed
        if self.formality == "formal":
            members = completed & self.member_ids
        if not members and not self.has_event:
            raise UserError(
                self.env._("Nobody is to be honoured: nobody has completed, or nobody is ticked.")
            )
        given = program._honour(members)
        notes = [self._count_given(given)]
        if self.asks_thanks:
            asked = program._ask_to_look_back(members)
            notes.append(self.env._("%s asked for thanks and stories", len(asked)))
        if self.asks_skills:
            offered = self.env["mentoring.attainment"]._offer(members)
            notes.append(self.env._("%s skills and résumé lines offered", len(offered)))
        if self.tells_managers and self.formality == "formal":
            notes.append(self.env._("%s managers told", len(program._tell_managers(members))))
        if self.has_event:
            if not self.event_start:
                raise UserError(self.env._("Please say when the celebration is."))
            program._plan_celebration(self.event_start, self.event_hours, self.event_location)
            notes.append(self.env._("the celebration planned"))
        notice = program._notice(", ".join(notes) + ".")
        notice["params"]["next"] = {"type": "ir.actions.act_window_close"}
        return notice

    def _count_given(self, given):
        certificates = given.filtered(lambda one: one.kind == "certificate")
        return self.env._(
            "%(certificates)s certificates and %(badges)s badges given",
            certificates=len(certificates),
            badges=len(given - certificates),
        )
