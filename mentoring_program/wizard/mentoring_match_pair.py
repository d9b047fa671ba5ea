from odoo import api, fields, models

from .. import exceptions


class ForbiddenPairError(exceptions.UserError):
    """A pair made by hand that the rules forbid; the message says which."""


class MentoringMatchPair(models.TransientModel):
    """Propose one pair chosen by hand, under the same rules as the computer's."""

    _name = "mentoring.match.pair"
    _inherit = ["mentoring.call.mixin"]
    _description = "Pair Made by Hand"

    program_id = fields.Many2one(
        "mentoring.program",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["mentoring.participant.enroll"]._default_program(),
    )
    mentor_id = fields.Many2one("mentoring.participant", required=True, ondelete="cascade")
    mentee_id = fields.Many2one("mentoring.participant", required=True, ondelete="cascade")
    verdict = fields.Char(compute="_compute_verdict", help="Why the pair cannot be proposed.")
    score = fields.Float("Points", compute="_compute_verdict")

    @api.depends("program_id", "mentor_id", "mentee_id")
    def _compute_verdict(self):
        for pair in self:
            pair.verdict, pair.score = False, 0
            if pair.mentor_id and pair.mentee_id and pair.program_id:
                pair.verdict, pair.score = pair._judge()

    def action_propose(self):
        """Propose the pair to its people.

        :raise ForbiddenPairError: a rule forbids it
        """
        self.ensure_one()
        self.program_id.check_access("write")
        self.program_id._check_proposing()
        # he may match this program, checked above; who proposes at the same time has to wait
        program = self.program_id.sudo()
        program._claim()
        reason, score = self._judge()
        if reason:
            raise ForbiddenPairError(
                self.env._(
                    "%(mentor)s and %(mentee)s: %(reason)s",
                    mentor=self.mentor_id.name,
                    mentee=self.mentee_id.name,
                    reason=reason,
                )
            )
        # relationships are created by proposals alone; he may match this program, checked above
        self.env["mentoring.relationship"].sudo()._propose(
            program, [(self.mentor_id.sudo(), self.mentee_id.sudo(), score)]
        )
        return self.program_id.action_view_relationships()

    def _judge(self):
        """Why the pair may not be, and the points it has."""
        self.program_id.check_access("write")
        people = self.mentor_id | self.mentee_id
        people.check_access("read")
        if people.program_id != self.program_id:
            return self.env._("both must take part in this program"), 0
        matching = self.env["mentoring.matching"]
        codes, score = matching._judge(self.program_id, self.mentee_id, self.mentor_id)
        return matching._pair_words(codes, self.program_id), score
