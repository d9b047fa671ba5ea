from odoo import fields, models
from odoo.fields import Domain

from .mentoring_program_gate import Condition
from .mentoring_relationship_flow import APPROVED_STATES


class MentoringProgramTraining(models.AbstractModel):
    """What everybody in a program must have done before it goes on, and which gate waits for it."""

    _name = "mentoring.program.training"
    _description = "Mentoring Program: Training"

    mandatory_resource_ids = fields.Many2many(
        "mentoring.resource", compute="_compute_training", string="Mandatory Resources"
    )
    untrained_ids = fields.Many2many(
        "mentoring.participant", compute="_compute_training", string="Not Trained Yet"
    )

    def _compute_training(self):
        for program in self:
            program.mandatory_resource_ids = self.env["mentoring.resource"].search(
                program._mandatory_domain()
            )
            program.untrained_ids = program._people_to_train()._untrained()

    def _mandatory_domain(self):
        """The mandatory resources of this program, for whichever role."""
        mandatory = Domain("is_mandatory", "=", True) & self._resource_domain()
        if self._is_light():
            mandatory &= Domain("program_id", "=", self.id)
        return mandatory

    def _is_light(self):
        """Whether only what the program itself asks for is mandatory, nothing of the library."""
        return self.format == "speed" or self.formality == "informal"

    def _resource_domain(self):
        """The resources that are for this program, for whichever role."""
        self.ensure_one()
        return (
            Domain("program_id", "in", [False, *self.ids])
            # the rules of resources decide what is read; here they are only compared
            & Domain("company_id", "in", [False, *self.sudo()._companies().ids])
            & Domain("format", "in", [False, self.format])
            & Domain("focus", "in", [False, self.focus])
        )

    def _people_to_train(self):
        """The participants who are in an approved relationship; at speed events all accepted."""
        if self.format == "speed":
            return self._accepted()
        pairs = self.relationship_ids.filtered(lambda pair: pair.state in APPROVED_STATES)
        return pairs.member_ids.filtered(lambda member: not member.left_on).participant_id

    def _accepted(self):
        return self.participant_ids.filtered(lambda person: person.state == "accepted")

    def _training_conditions(self, target):
        """What the training adds to the gate to ``target``; nothing where nothing is due.

        Before the matching everybody accepted counts; later the members of relationships. What
        is due by a date counts from that date on.
        """
        by_date = Domain("due", "=", "date")
        by_date &= Domain("due_on", "<", fields.Date.context_today(self))
        if target == "structure":
            people, due = self._accepted(), Domain("due", "=", "matching")
        elif target == "monitoring":
            people, due = self._people_to_train(), Domain("due", "!=", "date") | by_date
        elif target == "celebration":
            people, due = self._people_to_train(), by_date
        else:
            return []
        if not self.env["mentoring.resource"].search_count(self._mandatory_domain() & due, limit=1):
            return []
        return [self._condition_trained(people, due)]

    def _condition_trained(self, people, due):
        share = self._percent(len(people - people._untrained(due)), len(people))
        return Condition(
            share >= self.gate_share,
            self.env._(
                "%(needed)d %% of the people trained, or let off with a reason (now %(share)d %%)",
                needed=self.gate_share,
                share=share,
            ),
            "training",
        )

    def _start_training(self):
        """Where nobody has to learn anything, the step passes by itself."""
        if self._passes_training() and not self._unmet_conditions("monitoring"):
            self._enter("monitoring")

    def _passes_training(self):
        """Whether the step “Provide training” is over as soon as it begins."""
        if not self._is_light():
            return False
        resources = self.env["mentoring.resource"].sudo()  # whether there is one at all
        return not resources.search_count(self._mandatory_domain(), limit=1)
