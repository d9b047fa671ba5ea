from odoo import models
from odoo.tools import html2plaintext


class MentoringRecognitionCertificate(models.AbstractModel):
    """What a certificate says: the person, the role, the time, and who stands for it."""

    _name = "mentoring.recognition.certificate"
    _description = "Mentoring Recognition: Certificate"

    def _certificate_values(self):
        """The words and numbers of the page and its design, for its template."""
        self.ensure_one()
        self.check_access("read")
        # facts of the receiver's own relationship; whoever reads the certificate may know them
        recognition = self.sudo()
        relationship, program = recognition.relationship_id, recognition.program_id
        design = self.env["mentoring.certificate.design"]._for_program(program)
        return design._page(
            recognition.receiver_id.name or "",
            recognition.member_id.role,
            program.name,
            program.company_id.name,
            start=relationship.date_start or program.date_start,
            end=relationship.date_ended or program.date_end,
            sessions=relationship.session_count,
            hours=f"{relationship.hours:g}" if relationship.hours else "",
            words=html2plaintext(recognition.body or "").strip() or design.closing or "",
            date=recognition.published_on,
            giver=recognition.giver_id.name or "",
            seal=design._picture(recognition._badge().image_256),
        )

    def _certificate_name(self):
        """The name of the file, without its extension."""
        self.ensure_one()
        return self.env._(
            "Certificate %(program)s %(person)s",
            program=self.program_id.name,
            person=self.receiver_id.name,
        )
