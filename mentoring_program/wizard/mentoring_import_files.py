import base64
import binascii

from odoo import fields, models
from odoo.exceptions import UserError

from .registration_file import UnreadableFileError, read
from .registration_targets import SIDES


class MentoringImportFiles(models.AbstractModel):
    """The uploaded files: read when they are needed, kept no longer than that."""

    _name = "mentoring.import.files"
    _inherit = ["mentoring.call.mixin"]
    _description = "Mentoring Import: Files"

    # not as attachments: these would outlive the dialog
    mentor_file = fields.Binary("File of Mentors", attachment=False)
    mentor_filename = fields.Char()
    mentee_file = fields.Binary("File of Mentees", attachment=False)
    mentee_filename = fields.Char()

    def _tables(self):
        """The tables of the files given: {side: table}."""
        tables = {}
        for side, label in SIDES:
            if self[f"{side}_file"]:
                try:
                    # the size alone comes where the web client asked so
                    content = self.with_context(bin_size=False)[f"{side}_file"]
                    tables[side] = read(base64.b64decode(content))
                except (UnreadableFileError, binascii.Error) as error:
                    raise UserError(
                        self.env._(
                            "%(file)s: %(reason)s", file=label, reason=self._unreadable(error)
                        )
                    ) from error
        self._check_same_headers(tables)
        return tables

    def _check_same_headers(self, tables):
        for side, table in tables.items():
            columns = self._columns(side)
            if columns and tuple(columns.mapped("header")) != table.headers:
                raise UserError(self.env._("The file has changed; please read its columns again."))

    def _unreadable(self, error):
        reasons = {
            "too_large": self.env._("the file is larger than %s MB"),
            "old_excel": self.env._("save this file of an old Excel as XLSX or CSV"),
            "too_many_lines": self.env._("the file has more than %s lines"),
            "empty": self.env._("the file is empty"),
            "header_twice": self.env._("two columns are called “%s”"),
            "quotes": self.env._("quotation marks are not closed properly in line %s"),
            "not_text": self.env._("this is neither a CSV nor an XLSX file"),
            "broken_xlsx": self.env._("the XLSX file is broken"),
        }
        reason = reasons.get(getattr(error, "code", "not_text"))
        return reason.replace("%s", str(getattr(error, "place", "")))

    def _clear_files(self):
        names = ("mentor_file", "mentor_filename", "mentee_file", "mentee_filename")
        self.write(dict.fromkeys(names, False))
