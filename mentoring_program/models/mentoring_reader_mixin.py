from odoo import api, fields, models


class MentoringReaderMixin(models.AbstractModel):
    """Whether a record is meant for the reader, for rules and pages; models say by what domain."""

    _name = "mentoring.reader.mixin"
    _description = "Mentoring: Meant for the Reader"

    _reader_fields = ()  # of which the domain asks, where they can change

    is_for_reader = fields.Boolean(compute="_compute_is_for_reader", search="_search_is_for_reader")

    @api.depends(lambda self: self._reader_fields)
    @api.depends_context("uid")
    def _compute_is_for_reader(self):
        # only ids leave sudo, to be compared with those already here
        readable = self.sudo().filtered_domain(self._reader_domain())
        for record in self:
            record.is_for_reader = record in readable

    def _search_is_for_reader(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._reader_domain() if True in value else ~self._reader_domain()

    @api.model
    def _reader_domain(self):
        """What is meant for the reader, as a ``Domain``."""
        raise NotImplementedError
