from odoo import api, fields, models
from odoo.fields import Domain

from .. import exceptions

MENTOR_ROLES = ("mentor", "both", "peer")


class NotAMentorError(exceptions.AccessError):
    """Somebody who mentors in no program wrote a card for mentees."""


class MentoringLesson(models.Model):
    """A card “What I got wrong” that a mentor shares with everybody in his company's programs.

    Whose it is can be told from the name that he shows, if he does, and from nothing else: the
    author is read by no client, and neither is who made the record.
    """

    _name = "mentoring.lesson"
    _inherit = ["mentoring.authored.mixin", "mentoring.reader.mixin", "mentoring.guard.mixin"]
    _description = "What a Mentor Got Wrong"
    _order = "challenge, id desc"

    _protected_fields = frozenset({"author_id", "company_id"})

    name = fields.Char("What I Got Wrong", required=True, help="In one sentence.")
    challenge = fields.Char(
        required=True, index="btree", help="What it was about; others find the card by it."
    )
    body = fields.Text("What Happened", required=True)
    advice = fields.Text("What I Would Do Today", required=True)
    show_name = fields.Boolean(default=True, help="Whether readers see who wrote it.")
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        ondelete="cascade",
        readonly=True,
        default=lambda self: self._mentorings().program_id[:1].company_id or self.env.company,
    )
    author_name = fields.Char("By", compute="_compute_author_name")
    is_mine = fields.Boolean(compute="_compute_author_name")
    is_for_reader = fields.Boolean(
        help="Whether the reader takes part in a program of the card's company.",
    )

    @api.depends("author_id", "show_name")
    @api.depends_context("uid")
    def _compute_author_name(self):
        for lesson in self:
            author = lesson.sudo().author_id  # the name alone, where its owner shows it
            lesson.author_name = author.name if lesson.show_name else False
            lesson.is_mine = author == self.env.user

    @api.model
    def _reader_domain(self):
        companies = self._participations().program_id.company_id
        return Domain("company_id", "in", companies.ids)

    @api.model
    def _participations(self):
        # the reader's own programs; nothing of them is shown
        people = self.env["mentoring.participant"].sudo()
        return people.search([("user_id", "=", self.env.uid), ("state", "=", "accepted")])

    @api.model
    def _mentorings(self):
        return self._participations().filtered(lambda person: person.role in MENTOR_ROLES)

    @api.model_create_multi
    def create(self, vals_list):
        """Write cards as a mentor of a program.

        :raise NotAMentorError: the reader mentors in none
        """
        if not self.env.su and not self._mentorings():
            raise NotAMentorError(self.env._("Only mentors of a program write these cards."))
        return super().create(vals_list)

    @api.model
    def _has_field_access(self, field, operation):
        hidden = ("author_id", "create_uid", "write_uid")
        if operation == "read" and field.name in hidden and not self.env.su:
            return False
        return super()._has_field_access(field, operation)
