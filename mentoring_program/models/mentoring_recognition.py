from odoo import api, fields, models
from odoo.exceptions import UserError


class MentoringRecognition(models.Model):
    """An honour: a certificate, a badge, a word of thanks, a story.

    Certificates and badges are given by the program; its coordinators see drafts, the receiver
    what is published. Thanks are read by their giver and their receiver alone.
    """

    _name = "mentoring.recognition"
    _inherit = ["mentoring.recognition.flow", "mentoring.recognition.certificate"]
    _description = "Mentoring Recognition"
    _order = "id desc"

    _protected_fields = frozenset({"state", "giver_id", "badge_user_id", "published_on"})
    _fixed_fields = frozenset({"program_id", "relationship_id", "member_id", "receiver_id", "kind"})

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
        "gamification.badge.user",
        ondelete="set null",
        index="btree_not_null",
        copy=False,
        readonly=True,
    )

    _certificate_once = models.UniqueIndex(
        "(member_id, kind) WHERE kind IN ('certificate', 'badge')",
        "This honour was given already.",
    )

    @api.depends("kind", "receiver_id.name")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for recognition in self:
            # a name alone; whoever reads the honour may know whom it honours
            person = recognition.receiver_id.sudo().name
            parts = (labels.get(recognition.kind), person)
            recognition.display_name = " – ".join(filter(None, parts))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_given(self):
        given = self.filtered(lambda one: one.state == "published")
        if given:
            raise UserError(
                self.env._(
                    "Take these back before you delete them: %s",
                    ", ".join(given.mapped("display_name")),
                )
            )
