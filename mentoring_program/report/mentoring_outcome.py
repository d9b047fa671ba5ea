from odoo import api, models
from odoo.tools import format_amount


class ReportOutcome(models.AbstractModel):
    """Turns the figures of a program into the lines of its outcome report."""

    _name = "report.mentoring_program.report_outcome"
    _description = "Mentoring Outcome Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        programs = self.env["mentoring.program"].browse(docids)
        return {
            "doc_ids": docids,
            "doc_model": programs._name,
            "docs": programs,
            "sections": {program.id: self._sections(program) for program in programs},
            "phases": {program.id: self._pictures(program) for program in programs},
            "stories": {program.id: program._stories() for program in programs},
            "costs": {program.id: program._cost() for program in programs},
            "format_amount": self._format_amount,
        }

    @api.model
    def _pictures(self, program):
        """The results of each phase in which somebody was asked: [(its name, picture)]."""
        template = "mentoring_program.evaluation_results"
        return [
            (phase, self.env["ir.qweb"]._render(template, values))
            for phase, values in program._results_by_phase()
        ]

    @api.model
    def _format_amount(self, cost):
        """An amount without cents: the hours are not known so exactly."""
        return format_amount(
            self.env, round(cost["amount"]), cost["currency"], trailing_zeroes=False
        )

    @api.model
    def _sections(self, program):
        """The parts that are lines of bars: [(title, lines, remark)]."""
        return self._sections_of(program._outcome())

    @api.model
    def _sections_of(self, outcome):
        return [
            (
                self.env._("People"),
                self._lines_of_people(outcome["people"]),
                self._remark_of_people(outcome["people"]),
            ),
            (
                self.env._("Matching"),
                self._lines_of_matching(outcome["matching"]),
                self._remark_of_matching(outcome["matching"]),
            ),
            (self.env._("Meetings and goals"), self._lines_of_activity(outcome["activity"]), ""),
            (
                self.env._("Relationships"),
                self._lines_of_relationships(outcome["relationships"]),
                "",
            ),
        ]

    @api.model
    def _remark_of_people(self, people):
        share = 100.0 * people["matched"] / people["accepted"] if people["accepted"] else 0.0
        return self.env._(
            "%(share).0f %% of those accepted were matched: %(mentors)s mentors and"
            " %(mentees)s mentees.",
            share=share,
            **people,
        )

    @api.model
    def _remark_of_matching(self, matching):
        if not matching["runs"]:
            return self.env._(
                "No matching was applied: pairs were made by hand, or found each other."
            )
        return self.env._(
            "%(proven)s of %(runs)s matchings are proven: no rule is broken and no other choice of"
            " pairs serves the aim better. A pair has %(points).1f points on average.",
            **matching,
        )

    @api.model
    def _lines_of_matching(self, matching):
        labels = {
            ("matched", "asked"): self.env._("Got a partner, of those in the matchings"),
            ("begun", "pairs"): self.env._("Pairs that began, of those proposed"),
            ("early", "pairs"): self.env._("Pairs that ended early"),
        }
        return [
            self._line_of(label, matching[part], matching[whole])
            for (part, whole), label in labels.items()
            if matching["runs"]
        ]

    @api.model
    def _lines_of_people(self, people):
        labels = {
            "registered": self.env._("Invited or registered"),
            "applied": self.env._("Applied"),
            "accepted": self.env._("Accepted"),
            "matched": self.env._("Matched"),
        }
        return [
            self._line(label, people[name], people["registered"], str(people[name]))
            for name, label in labels.items()
        ]

    @api.model
    def _lines_of_activity(self, activity):
        labels = {
            "sessions": self.env._("Meetings held, of those planned"),
            "hours": self.env._("Hours together, of those expected"),
            "goals": self.env._("Goals achieved, of those agreed"),
        }
        return [
            self._line_of(label, activity[name], activity[f"{name}_planned"])
            for name, label in labels.items()
        ]

    @api.model
    def _lines_of_relationships(self, counts):
        field = self.env["mentoring.relationship"]._fields["state"]
        labels = dict(field._description_selection(self.env))
        labels["informal"] = self.env._("Going on informally")
        return [
            self._line(label, counts[state], sum(counts.values()), str(counts[state]))
            for state, label in labels.items()
            if counts.get(state)
        ]

    @api.model
    def _line_of(self, label, part, whole):
        text = self.env._("%(done).0f of %(planned).0f", done=part, planned=whole)
        return self._line(label, part, whole, text)

    @api.model
    def _line(self, label, part, whole, text):
        percent = min(100.0 * part / whole, 100.0) if whole else 0.0
        return {
            "label": label,
            "percent": round(percent, 1),
            "text": text,
            "part": part,
            "whole": whole,
        }
