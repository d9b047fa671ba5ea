from odoo import api, fields, models

from .. import exceptions


class NoteHomeError(exceptions.ValidationError):
    """A note of a session that lies in another relationship than the session."""


class MentoringNote(models.Model):
    """What members write: for themselves, or for the members of their relationship.

    One global rule says who reads a note; no group, not even the administrator's, adds to it.
    The body is never read with superuser rights.
    """

    _name = "mentoring.note"
    _inherit = ["mentoring.authored.mixin", "mentoring.private.mixin", "mentoring.guard.mixin"]
    _description = "Mentoring Note"
    _order = "id desc"
    _rec_name = "create_date"

    _protected_fields = frozenset({"author_id"})
    _fixed_fields = frozenset({"session_id", "relationship_id", "kind"})

    session_id = fields.Many2one("mentoring.session", ondelete="cascade", index="btree_not_null")
    relationship_id = fields.Many2one(
        "mentoring.relationship",
        compute="_compute_relationship_id",
        store=True,
        readonly=False,
        precompute=True,
        compute_sudo=True,
        ondelete="cascade",
        index="btree_not_null",
    )
    visibility = fields.Selection(
        [("author", "Only me"), ("members", "Members of the relationship")],
        required=True,
        compute="_compute_visibility",
        store=True,
        readonly=False,
        precompute=True,
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
    _kind_fits_visibility = models.Constraint(
        "CHECK(NOT (kind = 'agenda' AND visibility = 'author')"
        " AND NOT (kind = 'journal' AND visibility = 'members'))",
        "An agenda is for all members, a journal for oneself alone.",
    )

    @api.depends("session_id")
    def _compute_relationship_id(self):
        for note in self:
            note.relationship_id = note.session_id.relationship_id or note.relationship_id

    @api.depends("kind")
    def _compute_visibility(self):
        for note in self:
            default = "members" if note.kind == "agenda" else "author"
            note.visibility = note.visibility or default

    @api.constrains("session_id", "relationship_id")
    def _check_home(self):
        # whether two ids agree is looked at, nothing is shown
        for note in self.sudo().filtered("session_id"):
            if note.relationship_id != note.session_id.relationship_id:
                raise NoteHomeError(self.env._("The session is one of another relationship."))

    def _program_of_guarded(self):
        return self.relationship_id.program_id | self.session_id.program_id
