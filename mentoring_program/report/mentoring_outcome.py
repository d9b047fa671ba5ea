from odoo import api, models


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
        }

    @api.model
    def _sections(self, program):
        """The parts that are lines of bars: [(title, lines, remark)]."""
        outcome = program._outcome()
        people, activity = outcome["people"], outcome["activity"]
        share = 100.0 * people["matched"] / people["accepted"] if people["accepted"] else 0.0
        remark = self.env._(
            "%(share).0f %% of those accepted were matched: %(mentors)s mentors and"
            " %(mentees)s mentees.",
            share=share,
            **people,
        )
        return [
            (self.env._("People"), self._lines_of_people(people), remark),
            (self.env._("Meetings and goals"), self._lines_of_activity(activity), ""),
            (
                self.env._("Relationships"),
                self._lines_of_relationships(outcome["relationships"]),
                "",
            ),
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
            self._line(
                label,
                activity[name],
                activity[f"{name}_planned"],
                self.env._(
                    "%(done).0f of %(planned).0f",
                    done=activity[name],
                    planned=activity[f"{name}_planned"],
                ),
            )
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
    def _line(self, label, part, whole, text):
        percent = min(100.0 * part / whole, 100.0) if whole else 0.0
        return {"label": label, "percent": round(percent, 1), "text": text}
