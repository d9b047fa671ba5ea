from odoo import fields, models


class MentoringParticipantIdentity(models.Model):
    """What a person tells of his identity for matching, and what he wishes of a partner's.

    Readable by the person alone, no HR right opens it; matching reads it with superuser rights
    and shows it to nobody. A wish counts only with consent.
    """

    _name = "mentoring.participant.identity"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Identity Wish"
    _rec_name = "participant_id"

    _fixed_fields = frozenset({"participant_id"})

    participant_id = fields.Many2one(
        "mentoring.participant", required=True, ondelete="cascade", index=True
    )
    user_id = fields.Many2one(related="participant_id.user_id", store=True, index=True)
    identities = fields.Char(help="What the person shares of himself, separated by commas.")
    wish = fields.Char(help="The identity the person would like to meet in a partner.")
    wish_consent = fields.Boolean("Wish May Be Used")
    consent_date = fields.Datetime()

    _one_per_participant = models.UniqueIndex(
        "(participant_id)", "There is one identity record per participant."
    )
