from odoo import api, fields, models

from .mentoring_evaluation_total import LEAST
from .survey_question import LEVELS


class MentoringProgramResults(models.AbstractModel):
    """What people answered in sum, as a picture; and why a line of it may be missing."""

    _name = "mentoring.program.results"
    _description = "Mentoring Program: Results"

    results_html = fields.Html(
        "Results of the Evaluations",
        compute="_compute_results_html",
        sanitize=False,
        groups="mentoring_program.group_mentoring_coordinator",
    )

    @api.depends("evaluation_ids.state", "evaluation_ids.wave")
    def _compute_results_html(self):
        labels = self.env["mentoring.evaluation"]._fields["phase"]._description_selection(self.env)
        for program in self:
            phases = [{"label": label, **program._results_values(phase)} for phase, label in labels]
            program.results_html = self.env["ir.qweb"]._render(
                "mentoring_program.evaluation_phases",
                {"phases": [phase for phase in phases if phase["breakdowns"]]},
            )

    def _results_values(self, phase="final"):
        """What the picture of the results needs, already suppressed where it must be.

        :return: dict with the totals of each breakdown, its answers and why it may be missing
        """
        answered = self._answered_by_role(phase)
        totals = self.env["mentoring.evaluation.total"]._of_phase(self, phase)
        labels = {"all": self.env._("All"), **self._role_labels()}
        breakdowns = [
            {
                "label": label,
                "answered": answered[role][0],
                "asked": answered[role][1],
                "results": totals._summed(role),
            }
            for role, label in labels.items()
            if role in answered
        ]
        shown = [one for one in breakdowns if one["results"]]
        return {
            "breakdowns": breakdowns,
            "shown": shown,
            "levels": [
                level
                for level in dict(LEVELS)
                if any(level in one["results"]["levels"] for one in shown)
            ],
            "themes": self._themes_told(shown),
            "level_labels": self._level_labels(),
            "level_texts": self._level_texts(),
            "is_waiting": self._is_waiting(phase),
            "least": LEAST,
        }

    def _answered_by_role(self, phase):
        """How many answered and how many were asked: {"all": (7, 12), "mentee": (4, 6), ...}."""
        counts = {}
        # who has answered is no secret to those who run the program; only counts are made
        evaluations = self.env["mentoring.evaluation"].sudo()
        domain = [
            ("program_id", "in", self.ids),
            ("phase", "=", phase),
            ("state", "!=", "cancelled"),
        ]
        groups = evaluations._read_group(domain, ["respondent_role", "state"], ["__count"])
        for role, state, count in groups:
            for group in ("all", role):
                answered, asked = counts.get(group, (0, 0))
                counts[group] = (answered + (count if state == "answered" else 0), asked + count)
        return counts

    def _is_waiting(self, phase):
        """Whether somebody who was asked may still answer."""
        # whether there is one at all
        evaluations = self.env["mentoring.evaluation"].sudo()
        domain = [("program_id", "in", self.ids), ("phase", "=", phase), ("state", "=", "sent")]
        return bool(evaluations.search_count(domain, limit=1))

    @api.model
    def _themes_told(self, shown):
        """The mean of each theme over all who were asked, the best first: [(label, mean)]."""
        field = self.env["survey.question"]._fields["mentoring_theme"]
        labels = dict(field._description_selection(self.env))
        means = shown[0]["results"]["themes"] if shown else {}
        return sorted(
            ((labels[theme], mean) for theme, mean in means.items()), key=lambda one: -one[1]
        )

    @api.model
    def _level_labels(self):
        field = self.env["survey.question"]._fields["mentoring_level"]
        return dict(field._description_selection(self.env))

    @api.model
    def _level_texts(self):
        return {
            "reaction": self.env._("how people found it"),
            "learning": self.env._("what they learned"),
            "behavior": self.env._("what they do differently"),
            "results": self.env._("what came of it"),
        }

    @api.model
    def _role_labels(self):
        return {
            "mentee": self.env._("Mentees"),
            "mentor": self.env._("Mentors"),
            "peer": self.env._("Peers"),
            "manager": self.env._("Line managers"),
            "coordinator": self.env._("Coordinators"),
        }
