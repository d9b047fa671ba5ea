from odoo import api, fields, models
from odoo.exceptions import AccessError

from .. import exceptions

LONGEST = 5000  # characters of a report


class GroupReportError(exceptions.UserError):
    """A report of a breakout group that cannot be taken."""


class MentoringEventGroup(models.Model):
    """Some of the people at an event who work on a case apart from the others, then report."""

    _name = "mentoring.event.group"
    _inherit = ["mentoring.event.part"]
    _description = "Mentoring Event Group"
    _order = "session_id, number, id"
    _rec_name = "number"

    number = fields.Integer(required=True, default=1)
    place = fields.Char("Room or Link")
    resource_id = fields.Many2one(
        "mentoring.resource", "Case", ondelete="set null", index="btree_not_null"
    )
    invitation_ids = fields.One2many("mentoring.event.invitation", "group_id", "People")
    report = fields.Text(help="What the group found; read by everybody invited.")

    @api.depends("number")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for group in self:
            group.display_name = self.env._("Group %s", group.number)

    def action_report(self, report):
        """Write what the group found, as one of its people; the last one who writes counts.

        :param str report: plain text; empty takes it back
        """
        self.ensure_one()
        self.check_access("read")
        # whether the reader belongs to the group
        if self not in self.session_id._my_invitations().group_id:
            raise AccessError(self.env._("Only the people of a group report for it."))
        words = self._words(report)
        if len(words) > LONGEST:
            raise GroupReportError(self.env._("At most %s characters, please.", LONGEST))
        if self.session_id.state not in ("planned", "held"):
            raise GroupReportError(self.env._("This event does not take place."))
        self.sudo().report = words  # of his own group, checked above
        return True
