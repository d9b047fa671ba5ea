"""The parents of the module's errors; each error stands beside the model that raises it.

The web client chooses its dialog by the exact name of an error's class and shows the message of
an unknown one as a crash, unless the error's context names the class to be shown as.
"""

from odoo import exceptions


class UserError(exceptions.UserError):
    """Something people can mend or must know."""

    context = {"exception_class": "odoo.exceptions.UserError"}


class ValidationError(exceptions.ValidationError):
    """Values that do not fit together."""

    context = {"exception_class": "odoo.exceptions.ValidationError"}


class AccessError(exceptions.AccessError):
    """Something the reader may not do."""

    context = {"exception_class": "odoo.exceptions.AccessError"}
