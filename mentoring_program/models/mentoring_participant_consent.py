from odoo import api, fields, models

from .. import exceptions
from .mentoring_consent_decision import STATES

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class ConsentMissingError(exceptions.UserError):
    """People were to be accepted whose managers have not consented; the message names them."""


class MentoringParticipantConsent(models.AbstractModel):
    """The consent of the person's manager, where the program asks for it."""

    _name = "mentoring.participant.consent"
    _description = "Mentoring Participant: Manager's Consent"

    remark_ids = fields.One2many("mentoring.remark", "participant_id", groups=_COORDINATOR)
    consent_ids = fields.One2many("mentoring.consent", "participant_id", groups=_COORDINATOR)
    manager_consent_state = fields.Selection(
        STATES, "Manager's Consent", compute="_compute_manager_consent_state", store=True
    )

    @api.depends("consent_ids.state")
    def _compute_manager_consent_state(self):
        for person in self:
            # what the manager answered is shown to the person; why, is not
            person.manager_consent_state = person.sudo().consent_ids.state or "not_required"

    def action_ask_manager(self):
        """Ask the managers of these people for their consent; who was asked is not asked twice.

        Who refused is asked again: a coordinator presses the button after talking to him.
        """
        self.check_access("write")
        self.filtered(lambda one: one.manager_consent_state != "given")._ask_consent(again=True)
        return True

    def _ask_consent(self, again=False):
        """Ask the manager of each, unless he was asked already."""
        # asking is the business of whoever may move the person on, which was checked
        people = self.sudo()
        old = people.consent_ids
        new = old._create_protected(
            [{"participant_id": one.id} for one in people if not one.consent_ids]
        )
        wanted = ("not_required", "refused") if again else ("not_required",)
        (new | old.filtered(lambda consent: consent.state in wanted))._ask()

    def _note_consent_given(self, user):
        """The manager himself brings these people in: that is his consent."""
        # the caller checked that the user may nominate them
        for person in self.sudo():
            consent = person.consent_ids or person.consent_ids._create_protected(
                [{"participant_id": person.id}]
            )
            given = {"approver_id": user.id, "decided_by_id": user.id}
            consent._move_to("given", decided_on=fields.Datetime.now(), **given)
            consent._withdraw_activity()

    def _needs_consent(self):
        """Whether the person cannot be accepted before the manager has said yes."""
        return self.program_id.require_consent and self.manager_consent_state != "given"

    def _check_consented(self):
        waiting = self.filtered(lambda one: one._needs_consent())
        if waiting:
            raise ConsentMissingError(
                self.env._(
                    "Their managers have not consented (yet): %s. Ask the managers, or answer in"
                    " their place in the list “Consents”.",
                    ", ".join(waiting.mapped("name")),
                )
            )

    def _accept_or_ask(self):
        """Accept people; those whose manager is to be asked first wait as applicants meanwhile."""
        asked = self.filtered(lambda one: one._needs_consent())
        asked._move_to("applied")
        asked._ask_consent()
        (self - asked).action_accept()
        return asked

    def _note_consent(self):
        """The manager has answered."""
        self.program_id._move_up()

    def _remark(self, kind, body):
        """Keep a word for the coordinators; readable by them alone."""
        if self._words(body):
            # written by whoever made the move, read under the rules of the model
            self.env["mentoring.remark"].sudo().create(
                [{"participant_id": one.id, "kind": kind, "body": body} for one in self]
            )

    def _move_to(self, target, **values):
        """Ask the manager when somebody applies; leave him in peace when somebody goes."""
        movers = super()._move_to(target, **values)
        if target == "applied":
            movers.filtered(lambda one: one._needs_consent())._ask_consent()
        elif target in ("declined", "withdrawn"):
            movers.sudo().consent_ids._withdraw()  # of people who leave, by whoever may let them
        elif target == "draft":
            old = movers.sudo().consent_ids  # asked anew when the person comes again
            old.filtered(lambda one: one.state != "pending")._move_to("not_required")
        return movers
