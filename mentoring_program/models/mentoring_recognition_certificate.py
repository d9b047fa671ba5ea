from odoo import models
from odoo.tools import html2plaintext


class MentoringRecognitionCertificate(models.AbstractModel):
    """What a certificate says: the person, the role, the time, and who stands for it."""

    _name = "mentoring.recognition.certificate"
    _description = "Mentoring Recognition: Certificate"

    def _certificate_values(self):
        """The words and numbers of the page, for its template."""
        self.ensure_one()
        self.check_access("read")
        # facts of the receiver's own relationship; whoever reads the certificate may know them
        recognition = self.sudo()
        relationship = recognition.relationship_id
        return {
            "name": recognition.receiver_id.name or "",
            "start": relationship.date_start or recognition.program_id.date_start,
            "end": relationship.date_ended or recognition.program_id.date_end,
            "sessions": relationship.session_count,
            "hours": f"{relationship.hours:g}" if relationship.hours else "",
            "words": html2plaintext(recognition.body or "").strip(),
            "date": recognition.published_on,
            "giver": recognition.giver_id.name or "",
            "seal": (recognition._badge().image_256 or b"").decode(),
        }

    def _certificate_name(self):
        """The name of the file, without its extension."""
        self.ensure_one()
        return self.env._(
            "Certificate %(program)s %(person)s",
            program=self.program_id.name,
            person=self.receiver_id.name,
        )
