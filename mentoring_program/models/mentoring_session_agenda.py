from markupsafe import Markup

from odoo import api, fields, models


class MentoringSessionAgenda(models.AbstractModel):
    """Agendas of the library, put into a session's own, where the members change them."""

    _name = "mentoring.session.agenda"
    _description = "Mentoring Session: Agenda From the Library"

    agenda_resource_id = fields.Many2one(
        "mentoring.resource",
        "Agenda From the Library",
        store=False,
        domain=[("kind", "=", "agenda"), ("is_for_reader", "=", True)],
        help="Its text is added to the agenda; change it there as you like.",
    )

    @api.onchange("agenda_resource_id")
    def _onchange_agenda_resource_id(self):
        if self.agenda_resource_id:
            self.agenda = self._with_agenda_of(self.agenda_resource_id)

    def _take_agenda(self, resource):
        """Add an agenda of the library that the reader may read."""
        resource.check_access("read")
        for session in self:
            session.agenda = session._with_agenda_of(resource)

    def _with_agenda_of(self, resource):
        """The agenda as it is, with the one of the library below; never twice the same."""
        agenda, added = self.agenda or Markup(), resource.body or Markup()
        return agenda if added in agenda else agenda + added

    def _agenda_choices(self, program):
        """The agendas of the library that fit a program, for its members."""
        return self.env["mentoring.resource"].search_fetch(
            [
                ("kind", "=", "agenda"),
                ("body", "!=", False),
                ("program_id", "in", [False, program.id]),
                # only compared
                ("format", "in", [False, program.sudo().format]),
            ],
            ["name"],
        )
