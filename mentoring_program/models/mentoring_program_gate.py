from typing import NamedTuple

from odoo import api, fields, models

from .. import exceptions
from .mentoring_relationship_flow import APPROVED_STATES, OVER_STATES


class GateError(exceptions.UserError):
    """Conditions of the next step are not met; the message names each of each program."""


class Condition(NamedTuple):
    """One condition of a gate: whether it is met, its sentence, and the page of the form."""

    met: bool
    text: str
    page: str = ""  # name of the notebook page where it can be mended


class MentoringProgramGate(models.AbstractModel):
    """The gates between the steps: one list of conditions, shown as checklist and enforced."""

    _name = "mentoring.program.gate"
    _description = "Mentoring Program: Gates"

    report_date = fields.Datetime("Outcome Report Made On", copy=False, readonly=True)
    gate_html = fields.Html(
        "Conditions of the Next Step",
        compute="_compute_gate_html",
        sanitize=False,
        help="What the next step needs, and what of it is there.",
    )
    gate_is_met = fields.Boolean("Ready for the Next Step", compute="_compute_gate_html")

    @api.depends(
        "state",
        "date_start",
        "date_end",
        "coordinator_ids",
        "objective_ids.measure",
        "objective_ids.baseline",
        "objective_ids.target",
        "objective_ids.actual",
        "objective_ids.measured_on",
        "participant_ids.state",
        "participant_ids.role",
        "format",
        "group_size_min",
        "mentors_per_group",
        "relationship_ids.state",
        "relationship_ids.goes_on_informally",
        "speed_event_ids.state",
        "report_date",
        "gate_share",
    )
    def _compute_gate_html(self):
        for program in self:
            target = program._neighbour(1)
            conditions = program._gate_conditions(target) if target else []
            program.gate_is_met = bool(target) and all(condition.met for condition in conditions)
            program.gate_html = self.env["ir.qweb"]._render(
                "mentoring_program.gate_checklist",
                {"conditions": conditions, "program": program},
            )

    def _check_gate(self, target):
        lines = [
            f"{program.name}: {condition.text}"
            for program in self
            for condition in program._unmet_conditions(target)
        ]
        if lines:
            raise GateError("\n".join([self.env._("The next step still needs:"), *lines]))

    def _unmet_conditions(self, target):
        return [condition for condition in self._gate_conditions(target) if not condition.met]

    def _gate_conditions(self, target):
        """The conditions for entering ``target``, met or not.

        :return: list of :class:`Condition`
        """
        self.ensure_one()
        # whoever reads the program may read counts of what hangs on it, nothing else is shown
        program = self.sudo()
        usual = getattr(program, f"_gate_{target}")
        conditions = getattr(program, f"_gate_{target}_{self.format}", usual)()
        return [*program._training_conditions(target), *conditions]

    def _gate_recruitment(self):
        defined = any(objective._is_defined() for objective in self.objective_ids)
        return [
            Condition(
                defined,
                self.env._("an objective with a measure and a target other than its baseline"),
                "objectives",
            ),
            Condition(
                bool(self.date_start and self.date_end), self.env._("start and end date"), "setup"
            ),
            Condition(bool(self.coordinator_ids), self.env._("a coordinator"), "setup"),
        ]

    def _gate_structure(self):
        accepted = self.participant_ids.filtered(lambda person: person.state == "accepted")
        sides = self._sides_needed()
        counts = [
            (len(accepted.filtered(lambda one, roles=roles: one.role in roles)), least, label)
            for roles, least, label in sides
        ]
        together = len(accepted), sum(least for _roles, least, _label in sides)
        if together[0] < together[1] and all(count >= least for count, least, _label in counts):
            # nobody is his own partner: who takes part in both roles counts once
            counts.append((*together, self.env._("people in all")))
        return [
            Condition(
                count >= least,
                self.env._("%(least)s accepted: %(side)s", least=least, side=label),
                "participants",
            )
            for count, least, label in counts
        ]

    def _sides_needed(self):
        """The roles that one pair or one group needs: [(roles, least number, label)]."""
        if self.format == "peer":
            return [(("peer", "both", "mentee"), 2, self.env._("peers"))]
        mentors = {"group": self.mentors_per_group, "shadow_board": self.group_size_min}
        mentees = {"group": self.group_size_min}
        return [
            (("mentor", "both"), mentors.get(self.format, 1), self.env._("mentors")),
            (("mentee", "both"), mentees.get(self.format, 1), self.env._("mentees")),
        ]

    def _gate_training(self):
        relationships = self.relationship_ids
        undecided = relationships.filtered(lambda pair: pair.state in ("proposed", "to_approve"))
        approved = relationships.filtered(lambda pair: pair.state in APPROVED_STATES)
        decided = len(relationships) - len(undecided)
        share = self._percent(decided, len(relationships) or 1)  # of none, none is decided
        return [
            Condition(bool(approved), self.env._("an approved relationship"), "relationships"),
            Condition(
                bool(relationships) and share >= self.gate_share,
                self.env._(
                    "%(needed)d %% of the proposed relationships decided (now %(share)d %%)",
                    needed=self.gate_share,
                    share=share,
                ),
                "relationships",
            ),
        ]

    def _gate_monitoring(self):
        """The training alone, which other gates ask for as well."""
        return []

    def _gate_celebration(self):
        today = fields.Date.context_today(self)
        finals = self.env["mentoring.evaluation"].search(
            [("program_id", "in", self.ids), ("phase", "=", "final"), ("state", "!=", "cancelled")]
        )
        waiting = finals.filtered(
            lambda one: (
                one.state == "planned"
                or (one.state == "sent" and (not one.deadline or one.deadline >= today))
            )
        )
        return [
            Condition(
                bool(finals) and not waiting,
                self.env._("the final evaluation sent, and answered by all or past its deadline"),
                "evaluations",
            ),
            self._condition_measured(),
        ]

    def _condition_measured(self):
        unmeasured = self.objective_ids.filtered(
            lambda objective: not objective._is_accounted_for()
        )
        return Condition(
            not unmeasured,
            self.env._("an actual value, or a later day of measuring, for every objective"),
            "objectives",
        )

    def _gate_closed(self):
        running = self.relationship_ids.filtered(
            lambda pair: pair.state not in OVER_STATES and not pair.goes_on_informally
        )
        over = self.env._("every relationship completed, ended or going on informally")
        if running:
            over = self.env._(
                "%(condition)s (%(open)s still open)", condition=over, open=len(running)
            )
        return [
            Condition(bool(self.report_date), self.env._("the outcome report"), "results"),
            Condition(not running, over, "relationships"),
        ]

    @api.model
    def _percent(self, part, whole):
        return 100.0 * part / whole if whole else 100.0
