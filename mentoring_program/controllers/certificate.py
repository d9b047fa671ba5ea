from odoo.http import content_disposition, request, route

from .honours import MentoringHonours
from .page import ROUTE

_REPORT = "mentoring_program.action_report_certificate"


class MentoringCertificate(MentoringHonours):
    """The certificate of the logged-in person."""

    @route("/my/mentoring/certificates/<int:certificate_id>", methods=["GET"], **ROUTE)
    def mentoring_certificate(self, certificate_id, **_query):
        """Give the certificate as PDF, or as a page where nothing makes PDF files."""
        certificates = self._my_honours()["certificates"]
        certificate = certificates.filtered(lambda one: one.id == certificate_id)
        if not certificate:
            raise request.not_found()
        document, kind = self._print(certificate)
        if kind != "pdf":
            return self._answer_with(document, [("Content-Type", "text/html; charset=utf-8")])
        name = f"{certificate.sudo()._certificate_name()}.pdf"  # of the person's own certificate
        disposition = content_disposition(name, disposition_type="inline")
        return self._answer_with(
            document, [("Content-Type", "application/pdf"), ("Content-Disposition", disposition)]
        )

    def _print(self, certificate):
        # the person's own certificate; reports need rights on layouts and companies
        reports = request.env["ir.actions.report"].sudo()
        if reports.get_wkhtmltopdf_state() == "install":
            return reports._render_qweb_html(_REPORT, certificate.ids)
        return reports._render_qweb_pdf(_REPORT, certificate.ids)

    def _answer_with(self, document, headers):
        return request.make_response(document, [*headers, ("Cache-Control", "no-store")])
