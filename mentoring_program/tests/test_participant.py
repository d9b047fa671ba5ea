from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_participant import ForeignEmployeeError
from odoo.addons.mentoring_program.models.mentoring_program_places import PlacesTakenError

from .common import MentoringCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 08:00:00")
class TestParticipant(MentoringCase):
    """Who may take part, how many places he has, and which skills come from the HR record."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.skill_type = cls.env["hr.skill.type"].create(
            {
                "name": "Trade",
                "skill_level_ids": [
                    (0, 0, {"name": "Novice", "level_progress": 20}),
                    (0, 0, {"name": "Master", "level_progress": 90, "default_level": True}),
                ],
                "skill_ids": [(0, 0, {"name": name}) for name in ("Law", "Sales", "SQL")],
            }
        )
        cls.novice, cls.master = cls.skill_type.skill_level_ids.sorted("level_progress")
        cls.law, cls.sales, cls.sql = cls.skill_type.skill_ids.sorted("name")
        cls.program = cls._create_program()

    @classmethod
    def _give(cls, holder, skill, level, valid_to=None):
        model = "hr.job.skill" if holder._name == "hr.job" else "hr.employee.skill"
        cls.env[model].create(
            {
                "job_id" if model == "hr.job.skill" else "employee_id": holder.id,
                "skill_type_id": cls.skill_type.id,
                "skill_id": skill.id,
                "skill_level_id": level.id,
                "valid_from": date(2025, 1, 1),
                "valid_to": valid_to,
            }
        )

    def _lines(self, participant, kind):
        lines = participant.skill_line_ids.filtered(lambda line: line.kind == kind)
        return {line.skill_id: line.level for line in lines}

    def test_a_mentor_offers_the_skills_that_are_valid_today(self):
        employee = self.employees[self.max]
        self._give(employee, self.law, self.master)
        self._give(employee, self.sales, self.master, valid_to=date(2026, 3, 1))
        self._give(employee, self.sql, self.novice, valid_to=date(2026, 3, 2))
        mentor = self._create_participant(self.program, self.max, "mentor")
        self.assertEqual(self._lines(mentor, "offer"), {self.law: 90, self.sql: 20})
        self.assertFalse(self._lines(mentor, "need"))

    def test_a_mentee_needs_what_the_wished_job_asks_and_he_cannot_yet(self):
        employee = self.employees[self.tina]
        present, wished = self.env["hr.job"].create([{"name": "Clerk"}, {"name": "Chief"}])
        employee.job_id = present
        self._give(present, self.sales, self.master)
        for skill in (self.law, self.sql):
            self._give(wished, skill, self.master)
        self._give(employee, self.law, self.novice)
        self._give(employee, self.sql, self.master)
        mentee = self._create_participant(self.program, self.tina)
        self.assertEqual(self._lines(mentee, "need"), {self.sales: 90})
        mentee.target_job_id = wished
        self.assertEqual(self._lines(mentee, "need"), {self.law: 90})
        self.assertFalse(self._lines(mentee, "offer"))

    def test_refilling_follows_the_hr_record_and_leaves_what_was_typed(self):
        employee = self.employees[self.max]
        self._give(employee, self.law, self.master)
        self._give(employee, self.sales, self.master)
        mentor = self._create_participant(self.program, self.max, "mentor")
        mentor.skill_line_ids.filtered(lambda line: line.skill_id == self.sales).level = 40
        mentor.write(
            {"skill_line_ids": [(0, 0, {"kind": "offer", "skill_id": self.sql.id, "level": 70})]}
        )
        self.env["hr.employee.skill"].search([("employee_id", "=", employee.id)]).unlink()
        self._give(employee, self.sql, self.novice)
        for _twice in range(2):
            mentor.action_refill_skills()
            self.assertEqual(self._lines(mentor, "offer"), {self.sales: 40, self.sql: 70})

    def test_languages_are_the_language_skills_of_the_hr_record(self):
        language = self.env.ref("hr_skills.hr_skill_type_lang")
        language.skill_ids = [(0, 0, {"name": "Elvish"})]
        elvish = language.skill_ids.filtered(lambda skill: skill.name == "Elvish")
        self.env["hr.employee.skill"].create(
            {
                "employee_id": self.employees[self.tina].id,
                "skill_type_id": language.id,
                "skill_id": elvish.id,
                "skill_level_id": language.skill_level_ids[0].id,
                "valid_from": date(2025, 1, 1),
            }
        )
        self._give(self.employees[self.tina], self.law, self.master)
        mentee = self._create_participant(self.program, self.tina)
        self.assertEqual(mentee.language_ids, elvish)

    def test_nobody_marks_a_line_as_taken_from_the_hr_record(self):
        mentor = self._create_participant(self.program, self.max, "mentor")
        with self.assertRaises(ProtectedValueError):
            mentor.skill_line_ids = [
                (0, 0, {"kind": "offer", "skill_id": self.law.id, "is_from_hr": True})
            ]

    def test_places_follow_the_program_unless_the_person_chose(self):
        mentor = self._create_participant(self.program, self.max, "mentor")
        choosy = self._create_participant(self.program, self.stella, "mentor", capacity=2)
        mentee = self._create_participant(self.program, self.tina)
        self.program.mentor_capacity = 3
        self.assertEqual((mentor.capacity, choosy.capacity, mentee.capacity), (3, 2, 0))
        self.assertEqual((mentor.quota, mentee.quota), (0, 1))
        choosy.capacity = 3
        self.program.mentor_capacity = 4
        self.assertEqual(choosy.capacity, 4)
        mentee.role = "both"
        self.assertEqual((mentee.capacity, mentee.quota), (4, 1))

    def test_a_program_cannot_give_fewer_places_than_are_taken(self):
        self.program.mentor_capacity = 2
        self.program.action_open_recruitment()
        mentor = self._create_participant(self.program, self.max, "mentor")
        for user in (self.tina, self.theo):
            mentee = self._create_participant(self.program, user)
            self._create_relationship(self.program, mentor, mentee)
        with self.assertRaises(PlacesTakenError):
            self.program.mentor_capacity = 1
        mentor.chosen_capacity = 2
        self.program.mentor_capacity = 1
        self.assertEqual(mentor.capacity, 2)

    def test_employees_of_a_company_that_takes_no_part_stay_out(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = self.env["hr.employee"].create({"name": "Sam", "company_id": other.id})
        values = {"program_id": self.program.id, "employee_id": stranger.id, "role": "mentee"}
        with self.assertRaises(ForeignEmployeeError):
            self.env["mentoring.participant"].with_user(self.carla).create(values)
        self.program.sudo().company_ids = self.company | other
        self.assertTrue(self.env["mentoring.participant"].with_user(self.carla).create(values))

    def test_only_who_works_on_the_participant_may_refill_his_skills(self):
        mentee = self._create_participant(self.program, self.tina)
        for user in (self.tina, self.stella):
            with self.assertRaises(AccessError):
                mentee.with_user(user).action_refill_skills()
