from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.mentoring_participant_login import GONE
from .registration_targets import MANY_ALLOWED, SIDES, TARGETS, guess

MOST_PROBLEMS = 5000  # listed one by one
MOST_NEW_EMPLOYEES = 3000  # Odoo takes some 15 ms for each, and a request has two minutes


class MentoringParticipantImport(models.TransientModel):
    """Import the registrations of mentors and mentees from files.

    Three steps: the files; what each column holds; the import, all of it or nothing. How cells,
    lines and people are handled lies in the models it inherits. The files are cleared afterwards.
    """

    _name = "mentoring.participant.import"
    _inherit = ["mentoring.import.files", "mentoring.import.lines", "mentoring.import.people"]
    _description = "Import Mentoring Registrations"

    program_id = fields.Many2one(
        "mentoring.program",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_program(),
        domain=[("state", "not in", ("closed", "cancelled"))],
    )
    state = fields.Selection(
        [("files", "Files"), ("columns", "Columns"), ("done", "Done")],
        default="files",
        required=True,
        readonly=True,
    )
    column_ids = fields.One2many("mentoring.participant.import.column", "import_id")
    problem_ids = fields.One2many("mentoring.participant.import.problem", "import_id")
    problem_note = fields.Char(readonly=True)
    create_missing = fields.Boolean(
        "Create Missing Employees",
        help="Create an employee for each person whose work e-mail no employee has.",
    )
    may_create = fields.Boolean(compute="_compute_may_create")
    may_add_grades = fields.Boolean(compute="_compute_may_create")
    grade_order = fields.Text(
        "Grades, Junior to Senior",
        help="One grade per line. Those that do not exist yet are created in this order.",
    )
    state_after = fields.Selection(
        [("accepted", "Accepted into the program"), ("applied", "Applicants, to be decided on")],
        "The People Are",
        default="accepted",
        required=True,
    )
    summary = fields.Text(readonly=True)
    without_login_count = fields.Integer(compute="_compute_without_login_count")

    @api.model
    def _default_program(self):
        if self.env.context.get("active_model") == "mentoring.program":
            return self.env.context.get("active_id")
        return False

    @api.depends_context("uid")
    def _compute_may_create(self):
        self.may_create = self.env["hr.employee"].has_access("create")
        self.may_add_grades = self.env["mentoring.grade"].has_access("create")

    @api.depends("state", "program_id")
    def _compute_without_login_count(self):
        for dialog in self:
            done = dialog.state == "done"
            dialog.without_login_count = len(dialog._without_login()) if done else 0

    def _without_login(self):
        return self.program_id.participant_ids.filtered(
            lambda one: not one.user_id and one.state not in GONE
        )

    def action_read_files(self):
        """Read the headers of the files and propose what each column holds."""
        self._check_may_import()
        remembered = self.program_id.import_columns or {}
        self.column_ids.unlink()
        for side, table in self._tables().items():
            known = remembered.get(side, {})
            self.env["mentoring.participant.import.column"].create(
                [
                    {
                        "import_id": self.id,
                        "side": side,
                        "position": position,
                        "header": header,
                        "target": _known_target(known.get(header)) or guess(header),
                    }
                    for position, header in enumerate(table.headers)
                ]
            )
        self.state = "columns"
        return self._reopen()

    def action_back(self):
        """Go back to the choice of files."""
        self.state = "files"
        self.problem_ids.unlink()
        return self._reopen()

    def action_import(self):
        """Import everybody, or list every problem and import nobody."""
        self._check_may_import()
        self._check_columns()
        self._remember_columns()
        self.problem_ids.unlink()
        people, problems = self._read_people(self._tables())
        if problems:
            self._list_problems(problems)
        else:
            self._check_new_employees(people)
            self._finish(self._write_people(list(people.values())), people)
        return self._reopen()

    def action_invite_to_portal(self):
        """Invite to the portal whoever of the program has no login."""
        self.ensure_one()
        return self._without_login().action_invite_to_portal()

    def action_show_participants(self):
        """Open the participants of the program."""
        self.ensure_one()
        return self.program_id.action_view_participants()

    def _check_may_import(self):
        self.ensure_one()
        self.program_id.check_access("write")
        self.env["mentoring.participant"].check_access("create")
        if self.create_missing:
            self.env["hr.employee"].check_access("create")
        if self._grades():
            self.env["mentoring.grade"].check_access("create")
            self.env["mentoring.grade"]._rungs(self._grades(), self.program_id._companies())
        if not (self.mentor_file or self.mentee_file):
            raise UserError(self.env._("Choose a file of mentors, a file of mentees, or both."))

    def _check_columns(self):
        """Each file needs an e-mail, and no other target twice."""
        labels = dict(TARGETS)
        for side, label in SIDES:
            counts = Counter(self._columns(side).mapped("target"))
            if counts and not counts["email"]:
                raise UserError(
                    self.env._("%s: choose the column that holds the work e-mail.", label)
                )
            for target, count in counts.items():
                if count > 1 and target not in MANY_ALLOWED:
                    raise UserError(
                        self.env._(
                            "%(file)s: two columns cannot both hold “%(target)s”.",
                            file=label,
                            target=labels[target],
                        )
                    )

    def _check_new_employees(self, people):
        missing = sum(not person.employee_id for person in people.values())
        if missing > MOST_NEW_EMPLOYEES:
            raise UserError(
                self.env._(
                    "%(missing)s people are no employees yet, and at most %(most)s are created in"
                    " one import. Divide the files, or import the employees first.",
                    missing=missing,
                    most=MOST_NEW_EMPLOYEES,
                )
            )

    def _remember_columns(self):
        """Remember the choice on the program, for the next file of the same kind."""
        chosen = dict(self.program_id.import_columns or {})
        for side, _label in SIDES:
            columns = {one.header: one.target for one in self._columns(side)}
            chosen[side] = {**chosen.get(side, {}), **columns}
        if chosen != self.program_id.import_columns:
            self.program_id.import_columns = chosen

    def _list_problems(self, problems):
        Problem = self.env["mentoring.participant.import.problem"]
        names = ("side", "line", "reason")
        problems = sorted(problems)
        Problem.create(
            [
                {"import_id": self.id, **dict(zip(names, problem, strict=True))}
                for problem in problems[:MOST_PROBLEMS]
            ]
        )
        self.problem_note = self.env._(
            "Nothing was imported: %(count)s problems. Mend the file, or change what the columns"
            " hold, and import again.",
            count=len(problems),
        )

    def _finish(self, counts, people):
        """Tell what was done, and keep nothing of the files."""
        counts = {
            **counts,
            "mentors": sum("mentor" in person.lines for person in people.values()),
            "mentees": sum("mentee" in person.lines for person in people.values()),
        }
        lines = [
            self.env._("%(mentors)s lines of mentors, %(mentees)s lines of mentees", **counts),
            self.env._("%(created)s new participants, %(updated)s changed", **counts),
            self.env._("%s employees created", counts["employees"]),
        ]
        if counts["left"]:
            lines.append(self.env._("%s had declined or withdrawn, and stay so", counts["left"]))
        self.program_id.message_post(
            body=self.env._("Registrations imported: %s", "; ".join(lines))
        )
        self.column_ids.unlink()
        self._clear_files()
        self.write(
            {
                "state": "done",
                "summary": "\n".join(lines),
                "problem_note": False,
            }
        )

    def _columns(self, side):
        return self.column_ids.filtered(lambda one: one.side == side).sorted("position")

    def _grades(self):
        """The grades typed, junior to senior."""
        names = (" ".join(name.split()) for name in (self.grade_order or "").splitlines())
        return list(dict.fromkeys(filter(None, names))) if self.may_add_grades else []

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Import Registrations"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }


def _known_target(target):
    return target if target in dict(TARGETS) else None
