import base64
from pathlib import PurePath
from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.tools import human_size
from odoo.tools.mimetypes import guess_mimetype

from .. import exceptions

FILE_LIMIT = 20 * 1024 * 1024  # bytes
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
# What may be offered: {ending of the name: types that its content may turn out to be}. Nothing
# that a browser would run.
FILE_TYPES = {
    "pdf": {"application/pdf"},
    "docx": {f"{_OPEN_XML}.wordprocessingml.document"},
    "xlsx": {f"{_OPEN_XML}.spreadsheetml.sheet"},
    "pptx": {f"{_OPEN_XML}.presentationml.presentation"},
    "odt": {f"{_OPEN_DOCUMENT}.text"},
    "ods": {f"{_OPEN_DOCUMENT}.spreadsheet"},
    "odp": {f"{_OPEN_DOCUMENT}.presentation"},
    "png": {"image/png"},
    "jpg": {"image/jpeg"},
    "jpeg": {"image/jpeg"},
    "mp3": {"audio/mpeg"},
    "mp4": {"video/mp4"},
    "epub": {"application/epub+zip"},
}


class ResourceLinkError(exceptions.ValidationError):
    """A link that a browser would not open as a page."""


class ResourceFileError(exceptions.ValidationError):
    """A file that is empty, too large, or of a kind that is not offered."""


class MentoringResourceContent(models.AbstractModel):
    """What a resource consists of: a text, a file, a link."""

    _name = "mentoring.resource.content"
    _description = "Mentoring Resource: Content"

    body = fields.Html(translate=True)
    url = fields.Char("Link")
    file = fields.Binary(attachment=True)
    file_name = fields.Char()

    @api.constrains("url")
    def _check_url(self):
        for resource in self.filtered("url"):
            if not _is_page(resource.url):
                raise ResourceLinkError(
                    self.env._(
                        "%(resource)s: “%(link)s” is no complete link; one starts with https://.",
                        resource=resource.name,
                        link=resource.url,
                    )
                )

    @api.constrains("file", "file_name")
    def _check_file(self):
        for resource in self:
            # the content itself, where the context asks for sizes instead
            content = resource.with_context(bin_size=False, bin_size_file=False).file
            fault = content and resource._fault_of_file(base64.b64decode(content))
            if fault:
                raise ResourceFileError(f"{resource.name}: {fault}")

    def _fault_of_file(self, content):
        """What is wrong with a file in words, or None."""
        name = self.file_name or ""
        if len(content) > FILE_LIMIT:
            return self.env._(
                "%(file)s is too large: %(size)s, the most is %(limit)s.",
                file=name,
                size=human_size(len(content)),
                limit=human_size(FILE_LIMIT),
            )
        ending = PurePath(name).suffix.lstrip(".").lower()
        if ending not in FILE_TYPES:
            return self.env._(
                "%(file)s is not offered; please choose one of these kinds: %(kinds)s.",
                file=name or self.env._("A file without a name"),
                kinds=", ".join(FILE_TYPES),
            )
        if guess_mimetype(content) not in FILE_TYPES[ending]:
            return self.env._("The content of %s does not fit its ending.", name)
        return None


def _is_page(link):
    """Whether a browser opens this as a page."""
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in link
    except ValueError:
        return False
