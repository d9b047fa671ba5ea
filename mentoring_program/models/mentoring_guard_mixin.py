from odoo import api, models
from odoo.tools import SQL

from .. import exceptions

# Compared by identity: a client can send any key and value in a context, but never this object.
_KEY = object()


class ProtectedValueError(exceptions.AccessError):
    """A value that only the module's own methods may write was sent from outside."""


class ClosedProgramError(exceptions.UserError):
    """Something was to be changed in a program that is closed or cancelled."""


class ForeignLinkError(exceptions.ValidationError):
    """A record that was to link people or things of two programs."""


class BusyError(exceptions.UserError):
    """Somebody else is changing the record at this moment."""


class MentoringGuardMixin(models.AbstractModel):
    """Refuse protected values from everywhere but this module's own methods.

    A model lists them in ``_protected_fields``; stored computed values are among them anyway. Its
    methods write them through ``_write_protected`` and ``_create_protected``. Those of
    ``_fixed_fields`` may be given at creation, but not changed later: record rules are checked
    before a write, so that a record could otherwise be moved to where its writer has no right.
    Superuser rights do not open the guard, so a value from the client stays refused even where a
    method works with ``sudo()``.
    """

    _name = "mentoring.guard.mixin"
    _inherit = ["mentoring.call.mixin"]
    _description = "Mentoring Guard of Protected Values"

    _protected_fields = frozenset()
    _fixed_fields = frozenset()
    _open_when_closed = frozenset()  # what may still be written in a closed program

    @api.model_create_multi
    def create(self, vals_list):
        if self._is_guarded():
            for vals in vals_list:
                self._check_protected(name for name in vals if self._is_protected(name))
            self = self._without_protected_defaults()
        records = super().create(vals_list)
        if self._is_guarded():
            records._check_program_open()
            records._check_one_program({name for vals in vals_list for name in vals})
        return records

    def write(self, vals):
        if self._is_guarded():
            self._check_protected(
                name for name in vals if name in self._fixed_fields or self._is_protected(name)
            )
            if not self._open_when_closed.issuperset(vals):
                self._check_program_open(vals)
        result = super().write(vals)
        if self._is_guarded():
            self._check_one_program(vals)
        return result

    @api.model
    def _create_protected(self, vals_list):
        """Create records whose values include protected ones. The result is guarded again."""
        records = self.with_context(mentoring_guard=_KEY).create(vals_list)
        return records.with_env(self.env)

    def _write_protected(self, vals):
        """Write protected values; the caller has checked that the reader may cause this."""
        self.with_context(mentoring_guard=_KEY).write(vals)

    def _unlink_protected(self):
        """Delete records that may not be deleted by hand; the caller has checked who causes it."""
        self.with_context(mentoring_guard=_KEY).unlink()

    def _claim(self):
        """Make these rows ours until the end of the transaction.

        Who is at it at the same time gets a message at once. Who decided from an older picture
        fails at the write and is repeated by the framework: a lock alone would let him pass.

        :raise BusyError: somebody else is changing one of the records right now
        """
        if len(self.try_lock_for_update(allow_referencing=True)) != len(self):
            raise BusyError(
                self.env._(
                    "Somebody else is changing this right now: %s. Please try again.",
                    ", ".join(self.mapped("display_name")),
                )
            )
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET write_date = write_date WHERE id = ANY(%s)",
                SQL.identifier(self._table),
                self.ids,
            )
        )

    @api.model
    def _is_guarded(self):
        return self.env.context.get("mentoring_guard") is not _KEY

    @api.model
    def _is_protected(self, name):
        """Whether a value is written by methods alone: listed as such, or stored and computed.

        The framework would store a computed value as it is sent; rules rely on some of them.
        """
        field = self._fields.get(name)
        computed = field and field.store and field.compute and field.readonly
        return bool(computed) or name in self._protected_fields

    @api.model
    def _check_protected(self, names):
        names = sorted(names)
        if names:
            raise ProtectedValueError(
                self.env._(
                    "%(model)s: %(fields)s cannot be set by hand; use the buttons instead.",
                    model=self._description,
                    fields=", ".join(names),
                )
            )

    def _check_program_open(self, vals=()):
        """Refuse changes in programs that are closed or cancelled, but for chatter's own."""
        if vals and all(name.startswith(("message_", "activity_")) for name in vals):
            return
        # only whether the program is over is looked at
        closed = self.sudo()._program_of_guarded().filtered(lambda program: program._is_final())
        if closed:
            raise ClosedProgramError(
                self.env._(
                    "%s is over; it can be read, but not changed.", ", ".join(closed.mapped("name"))
                )
            )

    def _check_one_program(self, names):
        """Refuse links into another program: whoever reads a link is shown the name behind it."""
        # whether programs agree is looked at, nothing is shown
        for record in self.sudo():
            links = [record[name] for name in names if self._leads_into_program(name)]
            programs = record._program_of_guarded()
            if programs and any(link._program_of_guarded() - programs for link in links):
                raise ForeignLinkError(
                    self.env._("%s links two programs.", record.display_name or self._description)
                )

    @api.model
    def _leads_into_program(self, name):
        field = self._fields.get(name)
        return (
            field
            and field.type == "many2one"
            and hasattr(self.env[field.comodel_name], "_program_of_guarded")
        )

    def _program_of_guarded(self):
        """The programs these records belong to."""
        return self.program_id if "program_id" in self._fields else self.env["mentoring.program"]

    @api.model
    def _without_protected_defaults(self):
        """The model without the defaults for protected values that a context may bring."""
        names = [name for name in self._fields if self._is_protected(name)]
        defaults = {f"default_{name}" for name in names}
        kept = {key: value for key, value in self.env.context.items() if key not in defaults}
        return self.with_env(self.env(context=kept))
