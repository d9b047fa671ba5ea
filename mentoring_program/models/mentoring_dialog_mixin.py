from odoo import api, models


class MentoringDialogMixin(models.AbstractModel):
    """A dialog that points to records: only to those that its reader may read.

    Whoever reads a link is shown the name behind it, whatever his rights there.
    """

    _name = "mentoring.dialog.mixin"
    _inherit = ["mentoring.call.mixin"]
    _description = "Mentoring: Links of Dialogs"

    @api.model_create_multi
    def create(self, vals_list):
        dialogs = super().create(vals_list)
        dialogs._check_links()
        return dialogs

    def write(self, vals):
        result = super().write(vals)
        self._check_links()
        return result

    def _check_links(self):
        for name, field in self._fields.items():
            if field.type == "many2one" and field.store:
                self.mapped(name).check_access("read")
