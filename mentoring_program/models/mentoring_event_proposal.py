from odoo import api, fields, models
from odoo.exceptions import AccessError

from .. import exceptions


class ProposalError(exceptions.ValidationError):
    """A question or a book that cannot be proposed or voted for (any more)."""


class MentoringEventProposal(models.Model):
    """A question for the guest speaker, or a book for the book club, proposed and voted for.

    It carries the name of who proposes it; who votes for what is counted, and told to nobody.
    """

    _name = "mentoring.event.proposal"
    _inherit = ["mentoring.event.part"]
    _description = "Mentoring Event Proposal"
    _order = "is_chosen desc, id"

    _protected_fields = frozenset({"voter_ids", "is_chosen"})
    _fixed_fields = frozenset({"session_id", "participant_id", "kind"})

    kind = fields.Selection([("question", "Question"), ("book", "Book")], required=True)
    name = fields.Char("Question or Title", required=True)
    author = fields.Char()
    url = fields.Char("Link")
    chapter_count = fields.Integer("Chapters")
    participant_id = fields.Many2one(
        "mentoring.participant", "Proposed by", ondelete="set null", index="btree_not_null"
    )
    user_id = fields.Many2one(related="participant_id.user_id", store=True, index=True)
    proposer_name = fields.Char(related="participant_id.name", store=True)
    voter_ids = fields.Many2many(
        "mentoring.participant", "mentoring_event_vote_rel", groups=fields.NO_ACCESS, copy=False
    )
    vote_count = fields.Integer("Votes", compute="_compute_votes")
    is_voted_by_me = fields.Boolean(compute="_compute_votes")
    is_chosen = fields.Boolean(
        "Chosen", readonly=True, copy=False, help="The book is read; the question was answered."
    )

    _chapters_in_range = models.Constraint(
        "CHECK(chapter_count BETWEEN 0 AND 1000)", "A book has up to 1000 chapters."
    )

    @api.depends("voter_ids")
    @api.depends_context("uid")
    def _compute_votes(self):
        for proposal in self:
            # how many, and whether the reader is among them
            voters = proposal.sudo().voter_ids
            proposal.vote_count = len(voters)
            proposal.is_voted_by_me = self.env.user in voters.user_id

    @api.constrains("session_id", "participant_id")
    def _check_open(self):
        # whether the event lies ahead, and who proposes for it
        for proposal in self.sudo():
            event, person = proposal.session_id, proposal.participant_id
            if event.state != "planned":
                raise ProposalError(self.env._("Nothing is collected any more."))
            if person and person not in event.guest_ids.participant_id:
                raise ProposalError(self.env._("Only who is invited proposes something."))

    @api.constrains("url")
    def _check_url(self):
        for proposal in self.filtered("url"):
            if not proposal.url.startswith(("https://", "http://")):
                raise ProposalError(
                    self.env._("The link “%s” does not start with https://.", proposal.url)
                )

    def action_vote(self):
        """Vote for it as one who is invited; twice is as once, for as many as one likes."""
        return self._vote(True)

    def action_unvote(self):
        """Take one's vote back."""
        return self._vote(False)

    def _vote(self, wanted):
        self.ensure_one()
        self.check_access("read")
        person = self.session_id._my_invitations().participant_id[:1]
        if not person:
            raise AccessError(self.env._("Only who is invited votes."))
        if self.session_id.state != "planned":
            raise ProposalError(self.env._("The vote is over."))
        if self.is_voted_by_me != wanted:
            command = (4 if wanted else 3, person.id)
            # the reader's own vote
            self.sudo()._write_protected({"voter_ids": [command]})
        return True

    def action_choose(self):
        """Choose the book that is read, or note that the question was answered."""
        self.check_access("write")
        self._write_protected({"is_chosen": True})
        return True

    def action_unchoose(self):
        """Take the choice back."""
        self.check_access("write")
        self._write_protected({"is_chosen": False})
        return True
