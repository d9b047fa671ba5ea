from odoo import fields, models


class MentoringNote(models.Model):
    """What members write: for themselves, or for the members of their relationship.

    One global rule says who reads a note; no group, not even the administrator's, adds to it.
    """

    _name = "mentoring.note"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Note"
    _order = "id desc"
    _rec_name = "create_date"

    _protected_fields = frozenset({"author_id"})
    _fixed_fields = frozenset({"session_id", "relationship_id", "kind"})

    session_id = fields.Many2one("mentoring.session", ondelete="cascade", index="btree_not_null")
    relationship_id = fields.Many2one(
        "mentoring.relationship", ondelete="cascade", index="btree_not_null"
    )
    author_id = fields.Many2one(
        "res.users",
        required=True,
        index=True,
        ondelete="cascade",
        readonly=True,
        default=lambda self: self.env.user,
    )
    visibility = fields.Selection(
        [("author", "Only me"), ("members", "Members of the relationship")],
        required=True,
        default="author",
    )
    kind = fields.Selection(
        [("note", "Note"), ("agenda", "Agenda"), ("journal", "Journal")],
        required=True,
        default="note",
    )
    body = fields.Html(required=True, sanitize=True)

    _one_agenda_per_session = models.UniqueIndex(
        "(session_id) WHERE kind = 'agenda'", "A session has one agenda."
    )
