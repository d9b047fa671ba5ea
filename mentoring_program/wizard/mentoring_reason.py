from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.http import request

# move: (model, method); a dialog can call nothing else
MOVES = {
    "cancel": ("mentoring.program", "action_cancel"),
    "pass_gate": ("mentoring.program", "action_pass_gate"),
    "decline": ("mentoring.relationship.member", "action_decline"),
    "refuse": ("mentoring.relationship.member", "action_refuse"),
    "refuse_consent": ("mentoring.consent", "action_refuse"),
    "pause": ("mentoring.relationship", "action_pause"),
    "end": ("mentoring.relationship", "action_end"),
    "waive": ("mentoring.participant", "action_waive_training"),
    "replace": ("mentoring.stuck", "action_replace"),
}


class MentoringReason(models.TransientModel):
    """Ask for the reason of a move, then make it with the rights of the one who answers."""

    _name = "mentoring.reason"
    _inherit = ["mentoring.call.mixin"]
    _description = "Reason of a Mentoring Move"

    move = fields.Selection(
        [
            ("cancel", "Cancel the program"),
            ("pass_gate", "Pass the gate"),
            ("decline", "Decline the proposal"),
            ("refuse", "Refuse the membership"),
            ("refuse_consent", "Refuse the consent"),
            ("pause", "Pause the relationship"),
            ("end", "End the relationship"),
            ("waive", "Let off the training"),
            ("replace", "Make room for another match"),
        ],
        required=True,
        readonly=True,
    )
    res_ids = fields.Json(required=True, readonly=True)
    subject = fields.Char(compute="_compute_subject")
    end_reason_id = fields.Many2one("mentoring.end.reason", domain=[("is_departure", "=", False)])
    until = fields.Date(help="The day it goes on by itself; none: when somebody resumes it.")
    reason = fields.Text()

    @api.depends("move", "res_ids")
    def _compute_subject(self):
        for dialog in self:
            records = dialog._records()
            dialog.subject = ", ".join(records.mapped("display_name"))

    @api.model
    def _ask(self, records, move):
        """Open the dialog for ``records``, or refuse where nobody is there to ask."""
        if not request:
            raise UserError(self.env._("A reason is needed."))
        dialog = self.create({"move": move, "res_ids": records.ids})
        return {
            "type": "ir.actions.act_window",
            "name": dict(self._fields["move"]._description_selection(self.env))[move],
            "res_model": self._name,
            "res_id": dialog.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_confirm(self):
        """Make the move with the reason given."""
        self.ensure_one()
        is_given = self.end_reason_id or (self.reason and self.reason.strip())
        if self.move != "decline" and not is_given:
            raise UserError(self.env._("Please give a reason."))
        arguments = {"reason": self.reason}
        if self.move == "end":
            arguments["end_reason_id"] = self.end_reason_id.id
        elif self.move == "pause":
            arguments["until"] = self.until
        getattr(self._records(), MOVES[self.move][1])(**arguments)
        return {"type": "ir.actions.act_window_close"}

    def _records(self):
        ids = [record_id for record_id in self.res_ids or [] if isinstance(record_id, int)]
        # the ids come from a client: only what the reader may see is named or moved
        return self.env[MOVES[self.move][0]].browse(ids).exists()._filtered_access("read")
