from odoo import api, fields, models


class MentoringEditableMixin(models.AbstractModel):
    """Tell the views whether the reader may write a record: many may read what few may write."""

    _name = "mentoring.editable.mixin"
    _description = "Mentoring: May the Reader Write"

    can_edit = fields.Boolean(compute="_compute_can_edit")

    @api.depends_context("uid")
    def _compute_can_edit(self):
        allowed = self._origin._filtered_access("write")
        for record in self:
            record.can_edit = not record._origin or record._origin in allowed
