from odoo import api, fields, models

from .. import exceptions


class EventPartError(exceptions.ValidationError):
    """Something that events alone have was put to a meeting of two."""


class MentoringEventPart(models.AbstractModel):
    """Something that belongs to an event of a program, and is read by everybody invited to it."""

    _name = "mentoring.event.part"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Event: Part"

    _fixed_fields = frozenset({"session_id"})

    session_id = fields.Many2one("mentoring.session", required=True, ondelete="cascade", index=True)
    program_id = fields.Many2one(related="session_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="session_id.company_id", store=True, index=True)

    @api.constrains("session_id")
    def _check_event(self):
        # only what kind of meeting it is is looked at
        if not all(part.session_id.is_event for part in self.sudo()):
            raise EventPartError(self.env._("%s: only events have this.", self._description))
