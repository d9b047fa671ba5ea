from odoo import fields, models


class MentoringSessionOffice(models.AbstractModel):
    """Sessions in an office hour: moved or called off, they give the hour back."""

    _name = "mentoring.session.office"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Session: Office Hours"

    office_hour_ids = fields.One2many(
        "mentoring.office.hour", "session_id", groups=fields.NO_ACCESS
    )

    def write(self, vals):
        result = super().write(vals)
        if "start" in vals:
            self._give_back()
        return result

    def _move_to(self, target, **values):
        moved = super()._move_to(target, **values)
        if target == "cancelled":
            moved._give_back()
        return moved

    def _give_back(self):
        """Let others book the hours that these sessions do not take any more."""
        for session in self.sudo():  # whoever may move a session frees what it took
            hours = session.office_hour_ids.filtered(
                lambda hour, home=session: home.state == "cancelled" or hour.start != home.start
            )
            hours._write_protected({"session_id": False})
