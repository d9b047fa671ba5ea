from odoo import fields, models


class MentoringRecognition(models.Model):
    """An honour: a certificate, a badge, a word of thanks, a story."""

    _name = "mentoring.recognition"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Recognition"
    _order = "id desc"

    _protected_fields = frozenset({"state", "giver_id", "badge_user_id", "published_on"})
    _fixed_fields = frozenset({"program_id", "relationship_id", "member_id", "receiver_id", "kind"})
    _transitions = {
        "draft": ("submitted", "published"),
        "submitted": ("consented", "draft"),
        "consented": ("published", "draft"),
        "published": ("draft",),
    }

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    relationship_id = fields.Many2one(
        "mentoring.relationship", ondelete="cascade", index="btree_not_null"
    )
    member_id = fields.Many2one(
        "mentoring.relationship.member", ondelete="cascade", index="btree_not_null"
    )
    kind = fields.Selection(
        [
            ("certificate", "Certificate"),
            ("badge", "Badge"),
            ("thanks", "Thank-you"),
            ("story", "Story"),
        ],
        required=True,
    )
    giver_id = fields.Many2one(
        "res.users",
        ondelete="set null",
        index=True,
        readonly=True,
        default=lambda self: self.env.user,
    )
    receiver_id = fields.Many2one("mentoring.participant", ondelete="cascade", index=True)
    receiver_user_id = fields.Many2one(related="receiver_id.user_id", store=True, index=True)
    body = fields.Html()
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("consented", "Consented"),
            ("published", "Published"),
        ],
        required=True,
        default="draft",
        copy=False,
        readonly=True,
        index=True,
    )
    published_on = fields.Date(copy=False, readonly=True)
    badge_user_id = fields.Many2one(
        "gamification.badge.user", ondelete="set null", copy=False, readonly=True
    )

    _certificate_once = models.UniqueIndex(
        "(member_id, kind) WHERE kind IN ('certificate', 'badge')",
        "This honour was given already.",
    )
