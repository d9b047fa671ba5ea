from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .mentoring_relationship_member_approval import DecidedAlreadyError

STATES = [
    ("not_required", "Not required"),
    ("pending", "Asked"),
    ("given", "Given"),
    ("refused", "Refused"),
]


class MentoringConsentDecision(models.AbstractModel):
    """The answer of the manager. The first one counts; nobody answers about himself."""

    _name = "mentoring.consent.decision"
    _description = "Manager's Consent: Decision"

    state = fields.Selection(
        STATES, "Consent", required=True, default="not_required", readonly=True, index=True
    )
    decided_on = fields.Datetime(readonly=True, copy=False)
    decided_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="set null")
    can_decide = fields.Boolean(compute="_compute_can_decide", search="_search_can_decide")

    @api.depends("state", "approver_id", "user_id")
    @api.depends_context("uid")
    def _compute_can_decide(self):
        for consent in self:
            consent.can_decide = consent._may_decide(self.env.user)

    def _search_can_decide(self, operator, value):
        if operator != "in":
            return NotImplemented
        user = self.env.user
        # ids alone, of the programs that the reader coordinates
        programs = self.env["mentoring.program"].sudo().search([("coordinator_ids", "in", user.id)])
        his = Domain("approver_id", "=", user.id) | Domain("program_id", "in", programs.ids)
        if user.has_group("mentoring_program.group_mentoring_manager"):
            his = Domain.TRUE
        others = Domain("user_id", "=", False) | Domain("user_id", "!=", user.id)
        decidable = Domain("state", "=", "pending") & others & his
        return decidable if True in value else ~decidable

    def action_give(self):
        """Consent: these people may take part, if the coordinators accept them."""
        self._decide("given")
        return True

    def action_refuse(self, reason=None):
        """Refuse consent: these people cannot be accepted.

        :param str reason: for the coordinators alone; asked for where a person is there to answer
        """
        self._check_may_decide("refused")
        if not self._words(reason):
            return self.env["mentoring.reason"]._ask(self, "refuse_consent")
        self._decide("refused", reason)
        return True

    def _decide(self, decision, reason=None):
        self._check_may_decide(decision)
        # a line manager has no write access; that he may decide is checked above
        mine = self.sudo().filtered(lambda consent: consent.state == "pending")
        if not mine:
            return
        mine._move_to(decision, decided_on=fields.Datetime.now(), decided_by_id=self.env.uid)
        mine._withdraw_activity()
        mine.participant_id._remark("consent", reason)
        mine.participant_id._note_consent()

    def _check_may_decide(self, decision):
        """The first decision counts; to say the same once more is harmless.

        :raise DecidedAlreadyError: somebody decided, or nothing is left to decide
        :raise AccessError: it is not the reader who decides
        """
        self.check_access("read")
        for consent in self:
            if consent.state == "pending":
                if not consent._may_decide(self.env.user):
                    raise AccessError(self.env._("%s: this is not yours to decide.", consent.name))
            elif (consent.decided_by_id, consent.state) != (self.env.user, decision):
                raise consent._decided_already()

    def _decided_already(self):
        if self.state == "not_required":
            return DecidedAlreadyError(
                self.env._("%s: there is nothing to decide anymore.", self.name)
            )
        labels = dict(self._fields["state"]._description_selection(self.env))
        return DecidedAlreadyError(
            self.env._(
                "%(person)s: “%(state)s” already, by %(user)s.",
                person=self.name,
                state=labels[self.state],
                user=self.decided_by_id.sudo().name or self.env._("somebody"),  # a name alone
            )
        )

    def _may_decide(self, user):
        """Whether ``user`` may decide: the manager asked, a coordinator or a mentoring manager."""
        self.ensure_one()
        # who may decide follows from facts the reader need not see
        consent = self.sudo()
        if consent.state != "pending" or user == consent.user_id:
            return False
        return (
            user == consent.approver_id
            or user in consent.program_id.coordinator_ids
            or user.has_group("mentoring_program.group_mentoring_manager")
        )
