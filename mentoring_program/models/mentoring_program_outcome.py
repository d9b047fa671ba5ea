from odoo import api, fields, models
from odoo.exceptions import UserError

from .mentoring_evaluation_total import LEAST
from .mentoring_outcome import KINDS, SIDES
from .outcome_comparison import INTERVAL_FROM

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"
MEASURABLE_STATES = ("monitoring", "celebration", "closed")


class MentoringProgramOutcome(models.AbstractModel):
    """What became of the people of a program, from the HR records, beside comparable colleagues."""

    _name = "mentoring.program.outcome"
    _description = "Mentoring Program: Outcomes from HR Data"

    outcome_ids = fields.One2many("mentoring.outcome", "program_id", groups=_COORDINATOR)
    outcomes_html = fields.Html(
        "Outcomes from HR Data",
        compute="_compute_outcomes_html",
        sanitize=False,
        groups=_COORDINATOR,
    )

    @api.depends("outcome_ids")
    def _compute_outcomes_html(self):
        for program in self:
            program.outcomes_html = self.env["ir.qweb"]._render(
                "mentoring_program.outcomes", program._outcomes_values()
            )

    def action_measure_outcomes(self):
        """Read anew in the HR records what became of the people; also after the program closed.

        :raise UserError: the program has not reached monitoring, or has no day it started
        """
        self.check_access("write")
        early = self.filtered(lambda one: one.state not in MEASURABLE_STATES or not one.date_start)
        if early:
            raise UserError(
                self.env._(
                    "Outcomes are measured from the first day of a program that has reached the"
                    " step “Monitor and evaluate”: %s",
                    ", ".join(early.mapped("name")),
                )
            )
        self._measure_outcomes()
        return True

    def _measure_outcomes(self):
        """Measure what became of the people of these programs, whoever may write them."""
        self._claim()
        for program in self:
            # figures of many, without a single person; the caller has checked the programs
            self.env["mentoring.outcome"]._measure(program.sudo())

    def _competencies(self):
        """The skills that the program wants to develop; none where it names none."""
        return self.skill_ids | self.objective_ids.skill_id

    def _outcomes_values(self):
        """What the picture of the outcomes needs: a block for each side that was compared."""
        # searched for, so that the rules of the reader decide
        found = self.env["mentoring.outcome"].search([("program_id", "in", self._origin.ids)])
        labels = {
            field: dict(found._fields[field]._description_selection(self.env))
            for field in ("side", "kind")
        }
        blocks = [
            {
                "label": labels["side"][side],
                "outcomes": found.filtered(lambda o, s=side: o.side == s),
            }
            for side, _label in SIDES
        ]
        return {
            "blocks": [block for block in blocks if block["outcomes"]],
            "kinds": {kind: labels["kind"][kind] for kind, _label in KINDS},
            "date_from": found[:1].date_from,
            "date_to": found[:1].date_to,
            "has_interval": any(found.mapped("has_interval")),
            # names of skills, which all colleagues may read
            "competencies": ", ".join(self.sudo()._competencies().mapped("name")),
            "least": LEAST,
            "interval_from": INTERVAL_FROM,
        }
