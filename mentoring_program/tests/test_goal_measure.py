from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.mentoring_program.models.mentoring_goal_flow import GoalProgressError
from odoo.addons.mentoring_program.models.mentoring_goal_measure import GoalMeasureError
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestGoalMeasure(MentoringCase):
    """How far a goal has come: by estimate, a figure, the level of a skill; and since when."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def _figure(self, start, target, **values):
        return self._create_goal(
            self.mentee,
            self.tina,
            measured_by="figure",
            value_start=start,
            value_target=target,
            **values,
        )

    def test_progress_is_the_way_from_the_start_to_the_target(self):
        for start, target in ((0, 8), (8, 0), (-4, 4), (2.5, 4.2)):
            goal = self._figure(start, target)
            self.assertEqual((goal.progress, goal.value_current), (0, start))
            goal.action_set_value(start + (target - start) / 2)
            self.assertEqual(goal.progress, 50)
            goal.action_set_value(start - (target - start))
            self.assertEqual(goal.progress, 0)
            goal.action_set_value(start + 2 * (target - start))
            self.assertEqual(goal.progress, 100)

    def test_nearly_there_is_not_there(self):
        goal = self._figure(0, 1000)
        goal.action_set_value(999)
        self.assertEqual(goal.progress, 99)

    def test_a_level_is_one_of_a_skill(self):
        skill = self.env["hr.skill"].search([], limit=1)
        values = {"measured_by": "level", "level_start": 20, "level_target": 60}
        goal = self._create_goal(self.mentee, self.tina, skill_id=skill.id, **values)
        goal.action_set_value(40)
        self.assertEqual((goal.level_reached, goal.progress), (40, 50))
        with self.assertRaises(GoalMeasureError):
            self._create_goal(self.mentee, self.tina, **values)

    def test_a_measure_that_leads_nowhere_is_refused(self):
        for start, target in ((3, 3), (0, float("nan")), (float("inf"), 1)):
            with self.assertRaises(GoalMeasureError):
                self._figure(start, target)

    def test_nonsense_is_no_value(self):
        goal = self._figure(0, 8)
        for nonsense in (None, "4", float("nan"), float("inf"), True, [], 10**20):
            with self.assertRaises(GoalProgressError):
                goal.action_set_value(nonsense)
        estimate = self._create_goal(self.mentee, self.tina)
        for nonsense in (101, -1, 40.5):
            with self.assertRaises(GoalProgressError):
                estimate.action_set_value(nonsense)

    def test_the_percentage_of_a_figure_is_not_set_by_hand(self):
        goal = self._figure(0, 8)
        with self.assertRaises(GoalMeasureError):
            goal.action_set_progress(50)
        with self.assertRaises(GoalMeasureError):
            self._figure(0, 8, progress=50)

    def test_an_achieved_figure_is_complete_until_it_is_taken_up_again(self):
        goal = self._figure(0, 8)
        goal.with_user(self.max).action_agree()
        goal.action_set_value(6)
        goal.action_achieve()
        self.assertEqual(goal.progress, 100)
        goal.action_reopen()
        self.assertEqual(goal.progress, 75)

    def test_each_day_keeps_its_last_standing(self):
        goal = self._figure(0, 8)
        for day, value in (("2026-06-02", 1), ("2026-06-02", 2), ("2026-06-09", 4)):
            with freeze_time(day):
                goal.action_set_value(value)
        rows = [(row.day, row.progress, row.value) for row in goal.progress_ids]
        self.assertEqual(rows, [(date(2026, 6, 2), 25, 2.0), (date(2026, 6, 9), 50, 4.0)])

    def test_nobody_writes_the_history(self):
        goal = self._figure(0, 8)
        goal.action_set_value(4)
        with self.assertRaises(AccessError):
            goal.progress_ids.create({"goal_id": goal.id, "day": NOON.date(), "progress": 99})
        with self.assertRaises(ProtectedValueError):
            goal.progress_ids.sudo().progress = 99
        with self.assertRaises(AccessError):
            goal.progress_ids.with_user(self.carla).read(["progress"])

    def test_who_changes_what_was_agreed_proposes_it_anew(self):
        goal = self._figure(0, 8)
        goal.with_user(self.max).action_agree()
        goal.with_user(self.max).write({"value_target": 4, "description": "<p>Less</p>"})
        self.assertEqual((goal.state, goal.proposed_by_id), ("draft", self.max))
        self.assertTrue(goal.can_agree)
        self.assertFalse(goal.with_user(self.max).can_agree)

    def test_words_and_progress_ask_nobody_again(self):
        goal = self._figure(0, 8)
        goal.with_user(self.max).action_agree()
        goal.with_user(self.max).write(
            {"description": "<p>More</p>", "value_current": 2, "name": goal.name}
        )
        self.assertEqual((goal.state, goal.proposed_by_id), ("agreed", self.tina))

    def test_what_is_over_is_not_changed(self):
        goal = self._figure(0, 8)
        goal.action_drop()
        for change in (lambda: goal.write({"name": "Other"}), lambda: goal.action_set_value(1)):
            with self.assertRaises(GoalProgressError):
                change()
