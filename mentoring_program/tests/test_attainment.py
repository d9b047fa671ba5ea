from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_evaluation import EvaluationCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")
class TestAttainment(EvaluationCase):
    """Skill levels and résumé lines are written after the person and a coordinator agree."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.craft = cls.env["hr.skill.type"].create(
            {
                "name": "Craft",
                "skill_ids": [(0, 0, {"name": "Listening"}), (0, 0, {"name": "Asking"})],
                "skill_level_ids": [
                    (0, 0, {"name": "Beginner", "level_progress": 20}),
                    (0, 0, {"name": "Good", "level_progress": 60}),
                    (0, 0, {"name": "Expert", "level_progress": 100}),
                ],
            }
        )
        cls.listening, cls.asking = cls.craft.skill_ids.sorted("id")
        cls.mentor, cls.mentee = cls._members(cls.relationship)
        cls.goal = cls._create_goal(
            cls.mentee,
            cls.tina,
            measured_by="level",
            skill_id=cls.listening.id,
            level_start=20,
            level_target=75,
        )
        cls.goal.with_user(cls.max).action_agree()
        cls.goal.with_user(cls.tina).action_set_value(75)
        cls.employee = cls.employees[cls.tina]

    def _offer(self):
        self.relationship.with_user(self.carla).action_complete()
        members = self.program._members_who_completed()
        return self.env["mentoring.attainment"].with_user(self.carla)._offer(members)

    def _mine(self, kind="skill", user=None):
        user = user or self.tina
        attainments = self.env["mentoring.attainment"].with_user(user)
        return attainments.search([("kind", "=", kind), ("user_id", "=", user.id)])

    def _skill(self):
        lines = self.env["hr.employee.skill"].search([("employee_id", "=", self.employee.id)])
        return lines.filtered(lambda one: one.skill_id == self.listening and not one.valid_to)

    def _set_level(self, name):
        level = self.craft.skill_level_ids.filtered(lambda one: one.name == name)
        self.env["hr.employee.skill"].create(
            {
                "employee_id": self.employee.id,
                "skill_id": self.listening.id,
                "skill_type_id": self.craft.id,
                "skill_level_id": level.id,
                "valid_from": date(2026, 1, 1),
            }
        )

    def test_the_highest_level_that_was_reached_is_offered_once(self):
        self._offer()
        self.assertEqual(self._mine().skill_level_id.name, "Good")
        self.assertEqual(self._mine("resume").name, "Mentee in the program “Leadership”")
        self.assertEqual(self._mine("resume", self.max).name, "Mentor in the program “Leadership”")
        self.assertFalse(self._offer())

    def test_a_level_that_is_there_already_is_not_offered(self):
        self._set_level("Good")
        self._offer()
        self.assertFalse(self._mine())

    def test_it_is_written_when_both_have_confirmed_and_the_former_level_is_kept(self):
        self._set_level("Beginner")
        self._offer()
        mine = self._mine()
        with self.assertRaises(UserError):
            mine.sudo().with_user(self.mona).action_confirm()
        self.assertEqual(self._skill().skill_level_id.name, "Beginner")
        mine.action_confirm_mine()
        self.assertEqual(self._skill().skill_level_id.name, "Beginner")
        mine.with_user(self.carla).action_confirm()
        self.assertEqual(self._skill().skill_level_id.name, "Good")
        old = self.env["hr.employee.skill"].search([("employee_id", "=", self.employee.id)])
        self.assertEqual(len(old), 2)
        self.assertEqual((mine.state, mine.sudo().confirmed_by_id), ("written", self.carla))

    def test_confirming_twice_writes_once(self):
        self._offer()
        mine = self._mine() | self._mine("resume")
        for _time in range(2):
            mine.action_confirm_mine() if mine[0].state == "offered" else None
            mine.with_user(self.carla).action_confirm()
        self.assertEqual(len(self._skill()), 1)
        line = self.env["hr.resume.line"].search([("employee_id", "=", self.employee.id)])
        lines = line.filtered(lambda one: "Leadership" in one.name)
        self.assertEqual(len(lines), 1)
        self.assertEqual(lines.date_end, date(2026, 11, 20))

    def test_a_level_is_never_lowered(self):
        self._offer()
        self._mine().action_confirm_mine()
        self._set_level("Expert")
        self._mine().with_user(self.carla).action_confirm()
        self.assertEqual(self._skill().skill_level_id.name, "Expert")

    def test_nobody_else_confirms_or_reads_what_the_person_has_not_confirmed(self):
        self._offer()
        mine = self._mine()
        for user in (self.max, self.carla, self.mona, self.lars, self.stella):
            with self.assertRaises(AccessError):
                mine.with_user(user).action_confirm_mine()
            self.assertFalse(
                self.env["mentoring.attainment"].with_user(user).search([("id", "=", mine.id)])
            )
        mine.action_confirm_mine()
        for user in (self.max, self.lars, self.tina):
            with self.assertRaises(AccessError):
                mine.with_user(user).action_confirm()

    def test_what_is_declined_is_never_written(self):
        self._offer()
        mine = self._mine()
        mine.action_decline_mine()
        with self.assertRaises(UserError):
            mine.action_confirm_mine()
        self.assertFalse(self._skill())
        self.assertFalse(self._offer())

    def test_nobody_confirms_for_himself_as_a_coordinator(self):
        self.max.group_ids |= self.env.ref("mentoring_program.group_mentoring_coordinator")
        self.program.sudo().coordinator_ids |= self.max
        self._offer()
        mine = self._mine("resume", self.max)
        mine.action_confirm_mine()
        with self.assertRaises(AccessError):
            mine.action_confirm()
        mine.with_user(self.carla).action_confirm()


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 09:00:00")
class TestGeneration(EvaluationCase):
    """“Your mentee now mentors” is told once, where both agreed."""

    def _tell(self):
        before = self._mails_to(self.max)
        self.env["mentoring.relationship.member"]._cron_tell_generations()
        return self._mails_to(self.max) - before

    def _become_mentor(self):
        program = self._create_program(name="Next")
        program.action_open_recruitment()
        tina = self._create_participant(program, self.tina, "mentor")
        theo = self._create_participant(program, self.theo)
        self._activate(self._create_relationship(program, tina, theo))

    def test_it_is_told_once_and_only_where_both_agreed(self):
        self.relationship.with_user(self.carla).action_complete()
        mentor, mentee = self._members(self.relationship)
        mentee.with_user(self.tina).action_share_news()
        self.assertFalse(self._tell())
        self._become_mentor()
        self.assertFalse(self._tell())
        mentor.with_user(self.max).action_share_news()
        mentee.with_user(self.tina).action_keep_news()
        self.assertFalse(self._tell())
        mentee.with_user(self.tina).action_share_news()
        self.assertEqual(self._tell(), 1)
        self.assertFalse(self._tell())

    def test_everybody_agrees_for_himself(self):
        mentor, mentee = self._members(self.relationship)
        for user in (self.max, self.carla, self.lars):
            with self.assertRaises(UserError):
                mentee.with_user(user).action_share_news()
        self.assertFalse(mentee.shares_news)
