import base64
import csv
import io
from pathlib import Path

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ClosedProgramError
from odoo.addons.mentoring_program.wizard import mentoring_participant_import

from .common import MentoringCase
from .test_import_file import xlsx

FOLDER = Path(__file__).parent / "civil_service"
GRADES = "AA\nAO\nEO\nHEO\nSEO\nGrade 7\nGrade 6\nSCS1\nSCS2\nSCS3\nSCS4"


class ImportCase(MentoringCase):
    """Helen of HR imports; Carla coordinates without HR rights."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.helen = new_test_user(
            cls.env, "helen", "base.group_user,hr.group_hr_manager", name="Helen"
        )
        cls.program = cls._create_program(coordinator_ids=[(6, 0, (cls.carla | cls.helen).ids)])
        cls.Participant = cls.env["mentoring.participant"]

    def _wizard(self, mentors=None, mentees=None, user=None, targets=None, **values):
        """A wizard that has read the columns of the files; ``targets`` are set by hand."""
        files = {"mentor_file": mentors, "mentee_file": mentees}
        wizard = (
            self.env["mentoring.participant.import"]
            .with_user(user or self.helen)
            .create(
                {
                    "program_id": self.program.id,
                    **{name: base64.b64encode(file) for name, file in files.items() if file},
                    **values,
                }
            )
        )
        wizard.action_read_files()
        for column in wizard.column_ids:
            column.target = (targets or {}).get(column.header, column.target)
        return wizard

    def _import(self, *files, **values):
        wizard = self._wizard(*files, **values)
        wizard.action_import()
        return wizard

    def _participants(self):
        return self.Participant.search([("program_id", "=", self.program.id)])

    def _reasons(self, wizard):
        return [(one.side, one.line, one.reason) for one in wizard.problem_ids]


@tagged("post_install", "-at_install")
class TestImport(ImportCase):
    """Registrations come in whole or not at all, and a second time they change the same people."""

    def test_the_civil_service_files_come_in_as_they_are(self):
        for kind in ("csv", "xlsx"):
            with self.subTest(kind=kind):
                self.program = self._create_program(
                    coordinator_ids=[(6, 0, (self.carla | self.helen).ids)]
                )
                files = [(FOLDER / f"{side}.csv").read_bytes() for side in ("mentors", "mentees")]
                if kind == "xlsx":
                    files = [xlsx(*csv.reader(io.StringIO(file.decode()))) for file in files]
                wizard = self._import(*files, create_missing=True, grade_order=GRADES)
                self.assertFalse(self._reasons(wizard))
                people = self._participants()
                self.assertEqual(len(people), 100)
                self.assertEqual(set(people.mapped("state")), {"accepted"})
                self.assertEqual(len(people.filtered(lambda one: one.role == "mentor")), 50)
                first = people.filtered(lambda one: one.work_email == "mentee.00@gov.uk")
                self.assertEqual(first.name, "mentee 00")
                self.assertEqual(first.grade_id.name, "HEO")
                self.assertEqual(first.properties["profession"], "Security")
                self.assertEqual(first.properties["organisation"], "Department of Virtue")

    def test_importing_again_updates_the_same_people(self):
        self._import(mentees=b"e-mail,motivation,field\nTINA@example.com,Learn,HR\n")
        tina = self._participants()
        wizard = self._import(
            b"e-mail,capacity\ntina@example.com,3\n",
            b"e-mail,motivation,field\n tina@example.com ,,IT\n",
        )
        self.assertFalse(self._reasons(wizard))
        self.assertEqual(self._participants(), tina)
        self.assertEqual((tina.role, tina.capacity), ("both", 3))
        self.assertEqual((tina.motivation, tina.properties["field"]), ("Learn", "IT"))
        wizard = self._import(mentees=b"e-mail,field\ntina@example.com,IT\n")
        self.assertEqual((tina.role, tina.capacity), ("both", 3))
        self.assertIn("0 new participants, 0 changed", wizard.summary)

    def test_every_bad_line_is_listed_and_nobody_comes_in(self):
        self._import(mentees=b"e-mail,field\ntheo@example.com,IT\n")
        before = self._participants()
        wizard = self._import(
            b"e-mail,capacity,grade\nmax@example.com,many,\nmax@example.com,2,\n,1,\n",
            b"e-mail,grade\ntina@example.com,Emperor\nnobody@example.com,\nno mail,\n"
            b"stella@example.com,,more\n",
        )
        self.assertEqual(wizard.state, "columns")
        self.assertEqual(
            [reason[:2] for reason in self._reasons(wizard)],
            [
                ("mentee", 2),
                ("mentee", 3),
                ("mentee", 4),
                ("mentee", 5),
                ("mentor", 2),
                ("mentor", 3),
                ("mentor", 4),
            ],
        )
        self.assertEqual(self._participants(), before)
        self.assertIn("7", wizard.problem_note)

    def test_lines_of_one_person_that_contradict_each_other_are_told(self):
        wizard = self._import(
            b"e-mail,field\nmax@example.com,HR\n", b"e-mail,field\nmax@example.com,IT\n"
        )
        [(side, line, reason)] = self._reasons(wizard)
        self.assertEqual((side, line), ("mentee", 2))
        self.assertIn("field", reason)

    def test_missing_employees_are_created_only_when_asked(self):
        file = b"e-mail,first name,last name,job title\nnew@example.com,Nelly,New,Clerk\n"
        wizard = self._import(mentees=file)
        self.assertIn("new@example.com", self._reasons(wizard)[0][2])
        wizard.create_missing = True
        wizard.action_import()
        employee = self._participants().employee_id
        self.assertEqual((employee.name, employee.job_title), ("Nelly New", "Clerk"))
        self.assertEqual(employee.company_id, self.program.company_id)

    def test_more_missing_employees_than_a_request_can_create_are_refused(self):
        self.patch(mentoring_participant_import, "MOST_NEW_EMPLOYEES", 1)
        file = b"e-mail,name\nnew@example.com,Nelly\nnewer@example.com,Nick\n"
        wizard = self._wizard(mentees=file, create_missing=True)
        with self.assertRaises(UserError):
            wizard.action_import()
        self.assertFalse(self.env["hr.employee"].search([("name", "in", ["Nelly", "Nick"])]))

    def test_a_coordinator_without_hr_rights_creates_neither_employees_nor_grades(self):
        file = b"e-mail,name,grade\ntina@example.com,Tina,Chief\n"
        with self.assertRaises(AccessError):
            self._import(mentees=file, user=self.carla, create_missing=True)
        wizard = self._import(mentees=file, user=self.carla, grade_order="Chief")
        self.assertEqual(len(wizard.problem_ids), 1)
        self.assertFalse(self.env["mentoring.grade"].search([("name", "=", "Chief")]))

    def test_archived_and_doubled_employees_are_problems(self):
        self.employees[self.stella].active = False
        self.env["hr.employee"].create({"name": "Twin", "work_email": "theo@example.com"})
        wizard = self._import(
            mentees=b"e-mail,name\nstella@example.com,S\ntheo@example.com,T\n", create_missing=True
        )
        self.assertEqual(len(wizard.problem_ids), 2)

    def test_employees_of_other_companies_are_not_found(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.env["hr.employee"].create(
            {"name": "Sam", "work_email": "sam@example.com", "company_id": other.id}
        )
        self.assertEqual(len(self._import(mentees=b"e-mail\nsam@example.com\n").problem_ids), 1)

    def test_skills_languages_and_roles_are_read_by_name(self):
        skills = self.env["hr.skill.type"].create(
            {
                "name": "Trade",
                "skill_ids": [(0, 0, {"name": name}) for name in ("Law", "C: Sharp")],
                "skill_level_ids": [(0, 0, {"name": "Master", "level_progress": 90})],
            }
        )
        self.env.ref("hr_skills.hr_skill_type_lang").skill_ids = [(0, 0, {"name": "Elvish"})]
        self._import(
            b'e-mail,skills,languages,role\nmax@example.com,"law: 80; c: sharp",elvish,both\n'
        )
        participant = self._participants()
        self.assertEqual(participant.role, "both")
        self.assertEqual(participant.language_ids.mapped("name"), ["Elvish"])
        lines = participant.skill_line_ids.sorted("level")
        self.assertEqual(lines.mapped("level"), [50, 80])
        self.assertEqual(lines.skill_id, skills.skill_ids)
        wizard = self._import(b"e-mail,skills\nmax@example.com,Sorcery\n")
        self.assertIn("Sorcery", wizard.problem_ids.reason)

    def test_the_file_is_not_kept(self):
        before = self.env["ir.attachment"].sudo().search_count([])
        wizard = self._import(mentees=b"e-mail\ntina@example.com\n")
        self.assertEqual(wizard.state, "done")
        self.assertFalse(wizard.mentee_file or wizard.mentor_file or wizard.mentee_filename)
        self.assertEqual(self.env["ir.attachment"].sudo().search_count([]), before)

    def test_the_meaning_of_columns_is_remembered_per_program(self):
        file = b"e-mail,where\ntina@example.com,York\n"
        self._import(mentees=file, targets={"where": "ignore"})
        wizard = self._wizard(mentees=file)
        self.assertEqual(wizard.column_ids[1].target, "ignore")
        self.assertFalse(self._participants().properties)

    def test_columns_without_an_email_or_with_one_target_twice_are_refused(self):
        for file in (b"name\nTina\n", b"e-mail,grade,rank\ntina@example.com,1,2\n"):
            with self.assertRaises(UserError):
                self._import(mentees=file)
        with self.assertRaises(UserError):
            self._wizard()

    def test_people_who_left_the_program_stay_out(self):
        tina = self._create_participant(self.program, self.tina)
        tina.action_withdraw()
        wizard = self._import(mentees=b"e-mail\ntina@example.com\n")
        self.assertEqual(tina.state, "withdrawn")
        self.assertIn("1 had declined or withdrawn", wizard.summary)

    def test_only_coordinators_of_the_program_import_into_it(self):
        file = base64.b64encode(b"e-mail\ntina@example.com\n")
        hers = self.env["mentoring.program"].create(
            {"name": "Hers", "coordinator_ids": [(6, 0, self.mona.ids)]}
        )
        values = {"program_id": hers.id, "mentee_file": file}
        Wizard = self.env["mentoring.participant.import"]
        with self.assertRaises(AccessError):
            Wizard.with_user(self.carla).create(values).action_read_files()
        for user in (self.stella, self.tina):
            with self.assertRaises(AccessError):
                Wizard.with_user(user).create(values)
        wizard = self._wizard(mentees=b"e-mail\ntina@example.com\n", user=self.carla)
        for user in (self.mona, self.helen):
            with self.assertRaises(AccessError):
                wizard.with_user(user).read(["mentee_file"])

    def test_taking_part_gives_no_right_to_import(self):
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        self.employees[otto] = self._create_employee(otto)
        self._create_participant(self.program, otto)
        with self.assertRaises(AccessError):
            self._wizard(mentees=b"e-mail\ntina@example.com\n", user=otto)

    def test_nothing_comes_into_a_program_that_is_over(self):
        wizard = self._wizard(mentees=b"e-mail\ntina@example.com\n")
        self.program.action_cancel("No budget")
        with self.assertRaises(ClosedProgramError):
            wizard.action_import()
        self.assertFalse(self._participants())
