from odoo import api, fields, models

from .. import exceptions
from ..models.mentoring_relationship_group import JOINABLE, SIZED


class ForbiddenPairError(exceptions.UserError):
    """A pair made by hand that the rules forbid; the message says which."""


class MentoringMatchPair(models.TransientModel):
    """Propose one pair chosen by hand, or somebody for a group, under the computer's rules."""

    _name = "mentoring.match.pair"
    _inherit = ["mentoring.dialog.mixin"]
    _description = "Pair Made by Hand"

    program_id = fields.Many2one(
        "mentoring.program",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["mentoring.participant.enroll"]._default_program(),
    )
    format = fields.Selection(related="program_id.format")
    relationship_id = fields.Many2one(
        "mentoring.relationship",
        "Group to Join",
        ondelete="cascade",
        domain=lambda self: [("state", "in", JOINABLE)],
        help="Empty: a new one is proposed.",
    )
    free_places = fields.Integer(related="relationship_id.free_places", related_sudo=False)
    mentor_id = fields.Many2one("mentoring.participant", ondelete="cascade")
    mentee_id = fields.Many2one("mentoring.participant", ondelete="cascade")
    verdict = fields.Char(compute="_compute_verdict", help="Why the pair cannot be proposed.")
    score = fields.Float("Points", compute="_compute_verdict")

    @api.depends("program_id", "relationship_id", "mentor_id", "mentee_id")
    def _compute_verdict(self):
        for pair in self:
            pair.verdict, pair.score = False, 0
            if pair.program_id and pair._is_complete():
                pair.verdict, pair.score = pair._judge()

    def action_propose(self):
        """Propose the pair to its people, or the newcomer to his group.

        :raise ForbiddenPairError: a rule forbids it
        """
        self.ensure_one()
        self.program_id.check_access("write")
        self.program_id._check_proposing()
        # he may match this program, checked above; who proposes at the same time has to wait
        program = self.program_id.sudo()
        program._claim()
        reason = self.env._("choose the people first")
        if self._is_complete():
            reason, score = self._judge()
        if reason:
            people = (self.mentor_id | self.mentee_id).mapped("name")
            raise ForbiddenPairError(
                self.env._("%(people)s: %(reason)s", people=", ".join(people), reason=reason)
            )
        # relationships are created by proposals alone; he may match this program, checked above
        wanted = self.sudo()
        if wanted.relationship_id:
            wanted.relationship_id._join(wanted._newcomer())
        else:
            wanted._propose(score)
        return self.program_id.action_view_relationships()

    def _propose(self, score):
        people = self.mentor_id, self.mentee_id
        if self.format == "peer":
            people = self.mentor_id.browse(), self.mentee_id | self.mentor_id
        self.env["mentoring.relationship"]._propose(self.program_id, [(*people, score)])

    def _is_complete(self):
        return self._newcomer() if self.relationship_id else self.mentor_id and self.mentee_id

    def _newcomer(self):
        """Who joins the group: a mentee, or a junior of a shadow board."""
        return self[f"{SIZED.get(self.format, 'mentee')}_id"]

    def _judge(self):
        """Why the pair may not be, and the points it has."""
        self.program_id.check_access("write")
        people = self._newcomer() if self.relationship_id else self.mentor_id | self.mentee_id
        people.check_access("read")
        self.relationship_id.check_access("read")
        if people.program_id | self.relationship_id.program_id != self.program_id:
            return self.env._("all must take part in this program"), 0
        if self.program_id.formality == "informal":
            return self.program_id._words_if_informal(), 0
        if self.relationship_id:
            return self._judge_newcomer()
        return self._judge_pair(self.mentee_id, self.mentor_id)

    def _judge_newcomer(self):
        """Judge him with everybody on the other side; their places are those of the group."""
        group, newcomer = self.relationship_id, self._newcomer()
        if not group.free_places:
            return self.env._("nobody can join this group"), 0
        others = group._current_members().filtered(lambda one: one.role != SIZED[self.format])
        if self.format == "group":
            found = [
                self._judge_pair(newcomer, one, ("capacity",)) for one in others.participant_id
            ]
        else:
            found = [self._judge_pair(one, newcomer, ("quota",)) for one in others.participant_id]
        reasons = dict.fromkeys(reason for reason, _score in found if reason)
        return "; ".join(reasons), sum(score for _reason, score in found) / (len(found) or 1)

    def _judge_pair(self, mentee, mentor, ignored=()):
        matching = self.env["mentoring.matching"]
        codes, score = matching._judge(self.program_id, mentee, mentor, ignored)
        return matching._pair_words(codes, self.program_id), score
