from datetime import date, datetime

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.mentoring_program.models.mentoring_goal import GoalHomeError, GoalMemberError
from odoo.addons.mentoring_program.models.mentoring_goal_action import ActionHomeError
from odoo.addons.mentoring_program.models.mentoring_goal_flow import GoalProgressError
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError
from odoo.addons.mentoring_program.models.mentoring_lifecycle_mixin import TransitionError

from .common import MentoringCase

NOON = datetime(2026, 6, 1, 12)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestGoal(MentoringCase):
    """Goals: proposed by one, agreed by the other, measured, achieved or dropped."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls._activate(cls.relationship)
        cls.mentee = cls.relationship.member_ids.filtered(lambda one: one.user_id == cls.tina)
        cls.goal = cls._create_goal(cls.mentee, cls.tina)

    def _other_relationship(self):
        program = self.relationship.program_id.with_user(self.carla)
        mentor = (self.relationship.member_ids - self.mentee).participant_id
        mentor.capacity = 2
        return self._create_relationship(
            program, mentor, self._create_participant(program, self.theo)
        )

    def test_the_other_member_agrees_and_not_the_one_who_proposed(self):
        self.assertFalse(self.goal.can_agree)
        with self.assertRaises(AccessError):
            self.goal.action_agree()
        goal = self.goal.with_user(self.max)
        self.assertTrue(goal.can_agree)
        goal.action_agree()
        goal.action_agree()
        self.assertEqual(goal.state, "agreed")

    def test_a_mentor_may_propose_for_the_mentee(self):
        goal = self._create_goal(self.mentee, self.max)
        goal.with_user(self.tina).action_agree()
        self.assertEqual(goal.state, "agreed")

    def test_a_mentoring_manager_does_not_agree_in_their_place(self):
        with self.assertRaises(AccessError):
            self.goal.with_user(self.mona).action_agree()

    def test_an_achieved_goal_is_complete_and_dated(self):
        self.goal.with_user(self.max).action_agree()
        self.goal.action_achieve()
        self.assertEqual(self.goal.achieved_on, date(2026, 6, 1))
        self.assertEqual(self.goal.progress, 100)
        self.goal.action_reopen()
        self.assertEqual(self.goal.state, "agreed")
        self.assertFalse(self.goal.achieved_on)

    def test_what_is_not_agreed_is_not_achieved(self):
        with self.assertRaises(TransitionError):
            self.goal.action_achieve()

    def test_an_achieved_goal_is_not_agreed_to_again(self):
        self.goal.with_user(self.max).action_agree()
        self.goal.action_achieve()
        with self.assertRaises(TransitionError):
            self.goal.with_user(self.max).action_agree()

    def test_who_takes_up_a_dropped_goal_proposes_it_anew(self):
        self.goal.action_drop()
        self.goal.action_drop()
        self.goal.with_user(self.max).action_reopen()
        self.assertEqual(self.goal.state, "draft")
        self.assertTrue(self.goal.with_user(self.tina).can_agree)
        self.assertFalse(self.goal.with_user(self.max).can_agree)

    def test_progress_is_a_percentage_of_an_open_goal(self):
        self.goal.action_set_progress(40)
        self.assertEqual(self.goal.progress, 40)
        for nonsense in (-1, 101, 10**9, 1.5, "50", None):
            with self.assertRaises(GoalProgressError):
                self.goal.action_set_progress(nonsense)
        self.goal.action_drop()
        with self.assertRaises(GoalProgressError):
            self.goal.action_set_progress(50)

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_other_progress(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.goal.progress = 101
            self.goal.flush_recordset()

    def test_nobody_sets_the_state_by_hand(self):
        for vals in ({"state": "agreed"}, {"proposed_by_id": self.max.id}):
            with self.assertRaises(ProtectedValueError):
                self.goal.write(vals)

    def test_a_goal_is_one_of_a_member(self):
        other = self._other_relationship()
        with self.assertRaises(GoalMemberError):
            self._create_goal(other.member_ids[0], self.tina, relationship_id=self.relationship.id)

    def test_no_goal_is_set_before_the_approval(self):
        other = self._other_relationship()
        member = other.member_ids.filtered(lambda one: one.user_id == self.theo)
        with self.assertRaises(GoalHomeError):
            self._create_goal(member, self.theo)

    def test_any_member_ticks_an_action_and_nobody_else_sees_it(self):
        action = self.goal.action_ids.create({"goal_id": self.goal.id, "name": "Ask for a task"})
        action.with_user(self.max).done = True
        self.assertTrue(action.done)
        for user in (self.carla, self.mona, self.stella, self.lars):
            with self.assertRaises(AccessError):
                action.with_user(user).read(["name"])

    def test_an_action_is_late_from_the_day_after_its_deadline(self):
        action = self.goal.action_ids.create(
            {"goal_id": self.goal.id, "name": "Ask", "deadline": date(2026, 6, 1)}
        )
        self.assertFalse(action.is_late)
        action.deadline = date(2026, 5, 31)
        self.assertTrue(action.is_late)
        action.done = True
        self.assertFalse(action.is_late)

    def test_an_action_stays_in_one_relationship(self):
        other = self._other_relationship()
        self._approve(other)
        session = self._create_session(other, self.theo, NOON)
        for values in ({"member_id": other.member_ids[0].id}, {"session_id": session.id}):
            with self.assertRaises(ActionHomeError):
                self.goal.action_ids.create({"goal_id": self.goal.id, "name": "Ask", **values})

    def test_coordinators_read_goals_and_change_none(self):
        goal = self.goal.with_user(self.carla)
        self.assertEqual(goal.name, "Speak in public")
        for act in (goal.action_drop, lambda: goal.action_set_progress(50)):
            with self.assertRaises(AccessError):
                act()

    def test_line_managers_and_strangers_see_no_goal(self):
        for user in (self.lars, self.stella, self.theo):
            self.assertFalse(self.env["mentoring.goal"].with_user(user).search([]))
            with self.assertRaises(AccessError):
                self.goal.with_user(user).read(["name"])
