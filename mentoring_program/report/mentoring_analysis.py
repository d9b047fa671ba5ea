from odoo import models


class MentoringAnalysis(models.AbstractModel):
    """A row of a report: it stands for a record, which it opens."""

    _name = "mentoring.analysis"
    _inherit = ["mentoring.call.mixin"]
    _description = "Mentoring Analysis"

    def action_open(self):
        """Open the record that the row stands for."""
        self.ensure_one().check_access("read")
        return self[self._rec_name].get_formview_action()
