from collections import defaultdict

from odoo import models
from odoo.tools import SQL

from ..models.imported_column import column_name
from .mentoring_import_cells import BadCellError
from .registration import PER_LINE, Registration
from .registration_targets import TARGETS


class MentoringImportLines(models.AbstractModel):
    """From the lines of the files to people, and everything that is wrong with them.

    Nothing is written here. A problem is (side, number of the line, reason).
    """

    _name = "mentoring.import.lines"
    _inherit = ["mentoring.import.cells"]
    _description = "Mentoring Import: Lines"

    def _read_people(self, tables):
        """Put the people of all files together.

        :param dict tables: {side: table of that file}
        :return: ({e-mail: :class:`Registration`}, list of problems)
        """
        known, people, problems = self._known(), {}, []
        for side, table in tables.items():
            targets = [column.target for column in self._columns(side)]
            for row in table.rows:
                read, wrong = self._read_row(side, table.headers, targets, row, known)
                problems += [(side, row.line, reason) for reason in wrong]
                if row.line in table.long_lines:
                    reason = self.env._("more cells than the first line has headers")
                    problems.append((side, row.line, reason))
                if read:
                    reasons = self._put_together(people, read, side)
                    problems += [(side, row.line, reason) for reason in reasons]
        return people, problems + self._without_employee(people)

    def _known(self):
        """What names in the files may stand for: {target: {name without case: what it is}}."""
        companies = self.program_id._companies()
        inside = [("company_id", "in", [False, *companies.ids])]
        grades = [*self.env["mentoring.grade"]._ladder(companies).mapped("name"), *self._grades()]
        language = self.env["mentoring.participant"]._language_type()
        skills = self.env["hr.skill"].search([("skill_type_id.active", "=", True)])
        return {
            "grade": {name.casefold(): name for name in grades},
            "department": _by_name(self.env["hr.department"].search(inside)),
            "skills": _by_name(skills),
            "languages": _by_name(skills.filtered(lambda one: one.skill_type_id == language)),
        }

    def _read_row(self, side, headers, targets, row, known):
        """One line as a person, or None without an e-mail; and the reasons why it is wrong."""
        person, reasons = Registration("", {side: row.line}, {}), []
        for header, target, text in zip(headers, targets, row.cells, strict=True):
            if target == "column" and text:
                person.columns[column_name(header)] = text
            elif target not in ("column", "ignore") and text:
                try:
                    person.values[target] = self._read_cell(target, header, text, known)
                except BadCellError as error:
                    reasons.append(f"{header}: {error}")
        if "email" not in person.values:
            if not row.cells[targets.index("email")]:
                reasons.append(self.env._("no e-mail address"))
            return None, reasons
        self._settle(person, side)
        return person, reasons

    def _settle(self, person, side):
        """Turn answers about the person into his e-mail, role and skills."""
        person.email = person.values.pop("email")
        kind = "offer" if side == "mentor" else "need"
        levels = person.values.pop("skills", {})
        person.skills = {(kind, skill): level for skill, level in levels.items()}
        role, both = (person.values.pop(answer, None) for answer in PER_LINE)
        person.explicit = bool(role)
        role = role or ("both" if both else "peer" if self.program_id.format == "peer" else side)
        person.sides = {"mentor", "mentee"} if role == "both" else {role}

    def _put_together(self, people, read, side):
        """Add a line to the people found so far; the reasons why it does not fit."""
        first = people.setdefault(read.email, read)
        if first is read:
            return []
        if side in first.lines:
            return [self.env._("the same e-mail address as in line %s", first.lines[side])]
        labels = dict(TARGETS)
        other = next(iter(first.lines.values()))
        return [
            self.env._(
                "%(column)s: differs from line %(line)s of the other file",
                column=labels.get(key, key),
                line=other,
            )
            for key in first.add(read)
        ]

    def _without_employee(self, people):
        """The problems of people who are no employee, or more than one."""
        problems = []
        found = self._employees_by_email(list(people))
        for email, person in people.items():
            active = [employee for employee, is_active in found[email] if is_active]
            reason = self._employee_reason(person, active, found[email])
            person.employee_id = active[0] if len(active) == 1 else None
            if reason:
                side, line = next(iter(person.lines.items()))
                problems.append((side, line, reason))
        return problems

    def _employee_reason(self, person, active, found):
        if len(active) > 1:
            return self.env._("several employees have the work e-mail %s", person.email)
        if found and not active:
            return self.env._("the employee with the work e-mail %s is archived", person.email)
        if not found and not self.create_missing:
            return self.env._("no employee has the work e-mail %s", person.email)
        if not found and not person.name:
            return self.env._("a name is needed to create the employee %s", person.email)
        return None

    def _employees_by_email(self, emails):
        """The employees of the companies taking part: {e-mail: [(id, whether active)]}."""
        self.env["hr.employee"].flush_model(["work_email", "company_id", "active"])
        # ids alone, of employees whom the program may enroll
        rows = self.env.execute_query(
            SQL(
                "SELECT lower(trim(work_email)), id, active FROM hr_employee"
                " WHERE company_id = ANY(%s) AND lower(trim(work_email)) = ANY(%s) ORDER BY id",
                self.program_id._companies().ids,
                emails,
            )
        )
        found = defaultdict(list)
        for email, employee, active in rows:
            found[email].append((employee, active))
        return found


def _by_name(records):
    """{name without case: id}; of two records of one name the first counts."""
    found = {}
    for record in records:
        found.setdefault(record.name.casefold(), record.id)
    return found
