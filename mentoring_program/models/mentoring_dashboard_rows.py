from odoo import api, models


class MentoringDashboardRows(models.AbstractModel):
    """The bricks of dashboards: a tile, a row with a bar, and the list that a number leads to."""

    _name = "mentoring.dashboard.rows"
    _description = "Mentoring Dashboard: Rows"

    @api.model
    def _share(self, part, whole):
        """Percent, None where there is no whole.

        >>> self._share(3, 4)
        75.0
        """
        return 100.0 * part / whole if whole else None

    @api.model
    def _percent(self, share):
        """The words for a share: “75 %”, and a dash where there is none."""
        return "–" if share is None else self.env._("%(share).0f %%", share=share)

    @api.model
    def _row(self, label, part, whole, text=None, color="primary", action=None):
        """A line with a bar that is as long as the part is of the whole."""
        share = self._share(part, whole) or 0.0
        return {
            "label": label,
            "percent": round(max(0.0, min(share, 100.0)), 1),
            "text": f"{part:g}" if text is None else text,
            "color": color,
            "action": action,
        }

    @api.model
    def _of(self, part, whole):
        return self.env._("%(part).0f of %(whole).0f", part=part, whole=whole)

    @api.model
    def _tile(self, label, text, action=None, color="body"):
        return {"label": label, "text": text, "color": color, "action": action}

    @api.model
    def _list(self, name, model, domain):
        """The list that a number leads to, read with the rights of the reader."""
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "domain": domain,
            "views": [(False, "list"), (False, "form")],
            "context": {},
        }
