from odoo import api, fields, models
from odoo.exceptions import UserError


class MentoringRecognition(models.Model):
    """An honour: a certificate, a badge, a word of thanks, a story.

    Certificates and badges are given by the program; its coordinators see drafts, the receiver
    what is published. Thanks are read by their giver and their receiver alone. Stories are read
    by their writer, then by those named, then by the coordinators, and when all agree by the
    employees of the companies.
    """

    _name = "mentoring.recognition"
    _inherit = [
        "mentoring.recognition.story",
        "mentoring.recognition.flow",
        "mentoring.recognition.certificate",
    ]
    _description = "Mentoring Recognition"
    _order = "id desc"

    _protected_fields = frozenset(
        {
            "state",
            "giver_id",
            "badge_user_id",
            "is_milestone",
            "published_on",
            "manager_told_on",
            "title",
            "story_start",
            "story_way",
            "story_change",
            "story_advice",
            "shows_names",
        }
    )
    _fixed_fields = frozenset(
        {"program_id", "relationship_id", "member_id", "receiver_id", "kind", "badge_id"}
    )
    # stories are taken back at any time; the methods of the others look at the program themselves
    _open_when_closed = frozenset({"state", "published_on"})

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
    manager_told_on = fields.Date(copy=False, readonly=True)
    badge_id = fields.Many2one("gamification.badge", ondelete="restrict", index="btree_not_null")
    is_milestone = fields.Boolean(copy=False, readonly=True)
    badge_user_id = fields.Many2one(
        "gamification.badge.user",
        ondelete="set null",
        index="btree_not_null",
        copy=False,
        readonly=True,
    )

    _certificate_once = models.UniqueIndex(
        "(member_id) WHERE kind = 'certificate'", "This certificate was given already."
    )
    _badge_once = models.UniqueIndex(
        "(member_id, badge_id) WHERE kind = 'badge'", "This badge was given already."
    )
    _milestone_once = models.UniqueIndex(
        "(receiver_user_id, badge_id) WHERE is_milestone", "This milestone was honoured already."
    )
    _story_once = models.UniqueIndex(
        "(relationship_id, giver_id) WHERE kind = 'story'",
        "You have told the story of this relationship already.",
    )

    @api.depends("kind", "receiver_id.name", "badge_id.name", "title")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for recognition in self:
            # a name alone; whoever reads the honour may know whom it honours
            person = recognition.receiver_id.sudo().name
            label = recognition.badge_id.name or labels.get(recognition.kind)
            parts = (label, recognition.title or person)
            recognition.display_name = " – ".join(filter(None, parts))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_given(self):
        given = self.filtered(lambda one: one.state == "published")
        if given and self._is_guarded():
            raise UserError(
                self.env._(
                    "Take these back before you delete them: %s",
                    ", ".join(given.mapped("display_name")),
                )
            )
