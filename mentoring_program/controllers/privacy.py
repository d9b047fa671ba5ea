import base64
import io
import json
import zipfile

from odoo import fields
from odoo.exceptions import UserError
from odoo.http import content_disposition, request, route

from .page import PAGE, ROUTE, MentoringPage


class MentoringPrivacyPage(MentoringPage):
    """What is kept of the reader and why; taking it along, and having it removed."""

    @route("/my/mentoring/privacy", **PAGE)
    def mentoring_privacy(self, **post):
        """Show what is kept of the reader, or remove it as he asks."""
        people = self._search("mentoring.participant", [("user_id", "=", request.env.uid)])
        return self._answer(
            people,
            "/my/mentoring/privacy",
            {"withdraw_consent": self._withdraw_consent, "anonymize": self._anonymize},
            post,
            self._privacy_page,
        )

    @route("/my/mentoring/privacy/export", methods=["GET"], **ROUTE)
    def mentoring_privacy_export(self, **_query):
        """Hand the reader all that is kept of him, as one archive."""
        day = fields.Date.context_today(request.env.user)
        return request.make_response(
            self._archive(),
            headers=[
                ("Content-Type", "application/zip"),
                ("Content-Disposition", content_disposition(f"mentoring-{day}.zip")),
                ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )

    def _archive(self):
        told = request.env["mentoring.personal.export"]._export()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mentoring.json", json.dumps(told, ensure_ascii=False, indent=2))
            files = self._search("mentoring.goal.evidence", [("author_id", "=", request.env.uid)])
            for one in files:
                # a name of its own for each, so that none of two files of one name is lost
                name = one.name.replace("/", "-").replace("\\", "-")
                archive.writestr(f"files/{one.id}-{name}", base64.b64decode(one.file))
        return buffer.getvalue()

    def _withdraw_consent(self, people, post):
        self._row(people, post).action_withdraw_consent()

    def _anonymize(self, people, post):
        if not post.get("sure"):
            raise UserError(request.env._("Please tick that you are sure: it cannot be undone."))
        self._row(people, post).action_anonymize()

    def _privacy_page(self, people, typed):
        return self._show(
            "portal_privacy",
            "mentoring_privacy",
            crumbs=[(request.env._("My data"), None)],
            typed=typed,
            people=people,
        )

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "withdraw_consent": request.env._(
                "Your consent is withdrawn, and you have left the program."
            ),
            "anonymize": request.env._("What you wrote there is removed, and so is your name."),
        }
