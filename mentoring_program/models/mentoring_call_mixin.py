from odoo import api, fields, models
from odoo.api import NewId
from odoo.exceptions import MissingError

from .. import exceptions

_HIGHEST_ID = 2**31 - 1  # what PostgreSQL takes as a number of a row


class OneRecordError(exceptions.UserError):
    """A method for one record was called with none or with several."""


class NonsenseError(exceptions.UserError):
    """A value that is not of the kind that the method asks for."""


class MentoringCallMixin(models.AbstractModel):
    """What every client gets to hear who calls a method with nonsense: a message, not a crash.

    Clients send the numbers of records. One that cannot be a number is a record that is not there.
    """

    _name = "mentoring.call.mixin"
    _description = "Mentoring: Calls from Clients"

    def ensure_one(self):
        """Let one record pass, as the framework does.

        :raise OneRecordError: there is none, or there are several
        :raise MissingError: it cannot exist
        """
        self._check_ids()
        if len(self._ids) != 1:
            raise OneRecordError(
                self.env._("%s: this is done with one at a time.", self._description)
            )
        return self

    def _check_access(self, operation):
        self._check_ids()
        return super()._check_access(operation)

    def _check_ids(self):
        if not all(_may_exist(record_id) for record_id in self._ids):
            raise MissingError(self.env._("%s: this record does not exist.", self._description))

    @api.model
    def _words(self, text):
        """A text that a client sent, without the blanks around it; empty for none."""
        if not text:
            return ""
        if not isinstance(text, str) or "\0" in text:
            raise NonsenseError(self.env._("This is not a text."))
        return text.strip()

    @api.model
    def _day(self, day):
        """A date that a client sent; None for none."""
        try:
            return fields.Date.to_date(day)
        except (KeyError, TypeError, ValueError) as error:
            raise NonsenseError(self.env._("This is not a date.")) from error


def _may_exist(record_id):
    """Whether it is the number of a row, or stands for a record that is not saved yet."""
    if isinstance(record_id, NewId):
        return True
    return type(record_id) is int and 0 < record_id <= _HIGHEST_ID
