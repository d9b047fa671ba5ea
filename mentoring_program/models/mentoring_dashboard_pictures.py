from odoo import api, models
from odoo.tools.misc import format_date

from .mentoring_evaluation_total import LEAST

MOST_OBJECTIVES, MOST_DEPARTMENTS = 6, 10


class MentoringDashboardPictures(models.AbstractModel):
    """The cards of what is measured from outside: objectives, months, answers, departments."""

    _name = "mentoring.dashboard.pictures"
    _inherit = ["mentoring.dashboard.rows"]
    _description = "Mentoring Dashboard: Pictures"

    @api.model
    def _card_objectives(self, programs, figures):
        # those that are known say more than those that are not
        objectives = figures["objectives"].sorted(lambda one: not one._is_measured())
        rows = [
            {
                "label": one.name,
                "hint": one.program_id.name if len(programs) > 1 else one.measure,
                "start": f"{one.baseline:g}",
                "end": f"{one.target:g}",
                "percent": round(max(0.0, min(one.achievement, 100.0)), 1),
                "text": f"{one.actual:g}" if one._is_measured() else self.env._("not measured"),
            }
            for one in objectives[:MOST_OBJECTIVES]
        ]
        more = len(objectives) - MOST_OBJECTIVES
        return rows and {
            "title": self.env._("Objectives: from the baseline to the target"),
            "kind": "ways",
            "rows": rows,
            "note": self.env._("and %s more, on the programs", more) if more > 0 else "",
        }

    @api.model
    def _card_months(self, programs, figures):
        months = figures["months"]
        most = max(count for _month, count, _hours in months)
        return most and {
            "title": self.env._("Sessions by month"),
            "kind": "columns",
            "rows": [
                {
                    "label": format_date(self.env, month, date_format="MMM"),
                    "percent": round(100.0 * count / most, 1),
                    "text": f"{count:g}",
                    "hint": self.env._(
                        "%(month)s: %(count)s sessions, %(hours).1f hours",
                        month=format_date(self.env, month, date_format="MMMM yyyy"),
                        count=count,
                        hours=hours,
                    ),
                }
                for month, count, hours in months
            ],
        }

    @api.model
    def _card_results(self, programs, figures):
        results = figures["results"]
        card = {"title": self.env._("What people say at the end (0 to 100)"), "rows": []}
        if not results:
            words = self.env._(
                "Shown from %s answers up, so that nobody can tell who said what.", LEAST
            )
            return {**card, "note": words}
        labels = self.env["mentoring.program"]._level_labels()
        texts = self.env["mentoring.program"]._level_texts()
        card["rows"] = [
            self._row(f"{labels[level]}: {texts[level]}", mean, 100, f"{mean:.0f}")
            for level, mean in results["levels"].items()
        ]
        words = self.env._(
            "%(mean).0f on the whole, of %(count)s answers",
            mean=results["mean"],
            count=results["count"],
        )
        return {**card, "note": words}

    @api.model
    def _card_departments(self, programs, figures):
        """From three people up: of fewer nobody is to tell who they are."""
        told = [row for row in figures["departments"] if row[1] >= LEAST]
        return any(there for _name, _people, there in told) and {
            "title": self.env._("Departments: who takes part"),
            "rows": [
                self._row(name, there, people, self._of(there, people))
                if there == 0 or there >= LEAST
                else self._row(name, 0, people, self.env._("fewer than %s", LEAST))
                for name, people, there in told[:MOST_DEPARTMENTS]
            ],
            "note": self.env._("The largest departments; none of fewer than %s people.", LEAST),
        }
