from odoo import api, models


class MentoringPrivateMixin(models.AbstractModel):
    """Words that nobody reads with superuser rights.

    Neither the web client's superuser nor a field that computes with ``sudo()`` shows the
    ``_private_fields``; record rules say who does. Code that works with ``sudo()`` for somebody
    reads them with ``sudo(False)``: with that person's own rights.
    """

    _name = "mentoring.private.mixin"
    _description = "Mentoring: Private Words"

    _private_fields = frozenset({"body"})

    @api.model
    def _has_field_access(self, field, operation):
        if operation == "read" and self.env.su and field.name in self._private_fields:
            return False
        return super()._has_field_access(field, operation)

    @api.model
    def _get_view_cache_key(self, view_id=None, view_type="form", **options):
        key = super()._get_view_cache_key(view_id, view_type, **options)
        return (*key, self.env.su)

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if self.env.su:  # the screen opens without what may not be read
            for node in list(arch.iter("field")):
                if node.get("name") in self._private_fields:
                    node.getparent().remove(node)
        return arch, view
