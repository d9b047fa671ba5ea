from io import BytesIO

import xlsxwriter

from odoo import api, models
from odoo.tools import html2plaintext

RISKY = ("=", "+", "-", "@", "\t", "\r")  # programs read a text that begins so as a formula
WIDTHS = (46, 24)  # of the first column, and of the others


class OutcomeWorkbook(models.AbstractModel):
    """The figures of an outcome report as an XLSX file, one sheet for each of its parts.

    It holds what the printed report holds and nothing that is kept back there.
    """

    _name = "mentoring.outcome.workbook"
    _description = "Mentoring Outcome Workbook"

    @api.model
    def _make(self, program):
        """The content of the file, for those who run the program: bytes."""
        outcome = program._outcome()
        buffer = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(buffer, options) as workbook:
            bold = workbook.add_format({"bold": True, "bottom": 1})
            for title, header, rows in self._sheets(program, outcome):
                sheet = workbook.add_worksheet(title)
                sheet.set_column(0, 0, WIDTHS[0])
                sheet.set_column(1, len(header), WIDTHS[1])
                sheet.freeze_panes(1, 0)
                for number, row in enumerate([header, *rows]):
                    self._write_row(sheet, number, row, None if number else bold)
        return buffer.getvalue()

    @api.model
    def _write_row(self, sheet, number, row, style):
        for column, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(number, column, value, style)
            else:
                sheet.write_string(number, column, _defused(str(value or "")), style)

    @api.model
    def _sheets(self, program, outcome):
        """Title, header and rows of each sheet."""
        return [
            self._sheet_of_objectives(program),
            self._sheet_of_figures(program, outcome),
            self._sheet_of_evaluations(program),
            self._sheet_of_outcomes(program),
            self._sheet_of_words(program),
        ]

    @api.model
    def _sheet_of_objectives(self, program):
        header = [
            self.env._("Objective"),
            self.env._("Measure"),
            self.env._("Before"),
            self.env._("Target"),
            self.env._("Reached"),
            self.env._("Percent of the Way"),
        ]
        rows = [
            [one.name, one.measure, one.baseline, one.target]
            + ([one.actual, one.achievement] if one._is_measured() else ["", ""])
            for one in program.objective_ids
        ]
        return self.env._("Objectives"), header, rows

    @api.model
    def _sheet_of_figures(self, program, outcome):
        """The lines of the printed report, and the cost where the reader may know it."""
        report = self.env["report.mentoring_program.report_outcome"]
        header = [self.env._("Part"), self.env._("Figure"), self.env._("Count"), self.env._("Of")]
        rows = [
            [title, line["label"], line["part"], line["whole"]]
            for title, lines, _remark in report._sections_of(outcome)
            for line in lines
        ]
        if cost := program._cost():
            part, of = self.env._("Cost"), self.env._("People whose hourly cost is known")
            hours = self.env._("Their hours")
            amount = self.env._("Cost of their hours, in %s", cost["currency"].name)
            rows += [
                [part, of, cost["people"], cost["all_people"]],
                [part, hours, cost["hours"], ""],
                [part, amount, cost["amount"], ""],
            ]
        return self.env._("Figures"), header, rows

    @api.model
    def _sheet_of_evaluations(self, program):
        header = [
            self.env._("Phase"),
            self.env._("Who"),
            self.env._("Level"),
            self.env._("Answers"),
            self.env._("Mean, 0 to 100"),
        ]
        levels = program._level_labels()
        rows = []
        for phase, values in program._results_by_phase():
            for one in values["shown"]:
                found, who = one["results"], one["label"]
                rows.append([phase, who, self.env._("All"), found["count"], found["mean"]])
                rows += [
                    [phase, who, levels[level], "", mean] for level, mean in found["levels"].items()
                ]
        return self.env._("Evaluations"), header, rows

    @api.model
    def _sheet_of_outcomes(self, program):
        names = (
            "side",
            "kind",
            "date_from",
            "date_to",
            "participant_count",
            "participant_events",
            "participant_share",
            "colleague_count",
            "colleague_events",
            "colleague_share",
            "difference",
            "difference_low",
            "difference_high",
        )
        # searched for, so that the rules of the reader decide
        found = self.env["mentoring.outcome"].search([("program_id", "=", program.id)])
        header = [found._fields[name]._description_string(self.env) for name in names]
        return self.env._("Outcomes"), header, [one._told(names) for one in found]

    @api.model
    def _sheet_of_words(self, program):
        title = self.env._("Stories and Lessons")
        rows = [[self.env._("Story"), _plain(story.body)] for story in program._stories()]
        lessons = _plain(program.lessons).splitlines()
        rows += [[self.env._("Lesson"), line] for line in lessons if line.strip()]
        return title, [self.env._("Kind"), self.env._("Text")], rows


def _plain(body):
    return html2plaintext(body or "").strip()


def _defused(text):
    """A text that no spreadsheet program takes for a formula, also not after saving it as CSV.

    >>> _defused("=1+1"), _defused("Fine - as it is")
    ("'=1+1", 'Fine - as it is')
    """
    return f"'{text}" if text.startswith(RISKY) else text
