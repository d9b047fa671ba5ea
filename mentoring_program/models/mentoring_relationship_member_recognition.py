from odoo import models


class MentoringRelationshipMemberRecognition(models.AbstractModel):
    """What a member is honoured with at the end."""

    _name = "mentoring.relationship.member.recognition"
    _description = "Mentoring Membership: Recognition"

    def _kinds_of_recognition(self):
        """A certificate for everybody, a badge for those who have a login to carry it."""
        return ("certificate", "badge") if self.user_id else ("certificate",)

    def _recognition_values(self, kind):
        return {
            "program_id": self.program_id.id,
            "relationship_id": self.relationship_id.id,
            "member_id": self.id,
            "receiver_id": self.participant_id.id,
            "kind": kind,
        }
