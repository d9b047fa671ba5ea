from odoo.http import Controller, content_disposition, request, route

_REPORT = "mentoring_program.action_report_certificate"


class MentoringCertificatePortal(Controller):
    """The certificate of the logged-in person."""

    @route(
        "/my/mentoring/certificates/<int:certificate_id>", type="http", auth="user", website=True
    )
    def certificate(self, certificate_id, **_kwargs):
        """Give the certificate as PDF, or as a page where nothing makes PDF files."""
        certificate = request.env["mentoring.recognition"].search(
            [
                ("id", "=", certificate_id),
                ("receiver_user_id", "=", request.env.uid),
                ("kind", "=", "certificate"),
                ("state", "=", "published"),
            ]
        )
        if not certificate:
            raise request.not_found()
        # the person's own certificate, checked above; reports need rights on layouts and companies
        reports = request.env["ir.actions.report"].sudo()
        if reports.get_wkhtmltopdf_state() == "install":
            page = reports._render_qweb_html(_REPORT, certificate.ids)[0]
            return request.make_response(page, [("Content-Type", "text/html; charset=utf-8")])
        document, kind = reports._render_qweb_pdf(_REPORT, certificate.ids)
        if kind != "pdf":
            return request.make_response(document, [("Content-Type", "text/html; charset=utf-8")])
        name = f"{certificate.sudo()._certificate_name()}.pdf"  # of the person's own certificate
        return request.make_response(
            document,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Length", len(document)),
                ("Content-Disposition", content_disposition(name, disposition_type="inline")),
            ],
        )
