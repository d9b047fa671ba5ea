from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common import MentoringCase


@tagged("post_install", "-at_install")
class TestNextRound(MentoringCase):
    """The next round of a program: what comes along, who goes first, and what is asked again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relationship = cls._create_relationship()
        cls.program = cls.relationship.program_id.with_user(cls.carla)
        cls.theo_waiting = cls._create_participant(cls.program, cls.theo)
        cls._activate(cls.relationship)
        cls.program.write({"lessons": "<p>Begin in spring</p>", "session_interval": 17})

    def _next_round(self, user=None):
        action = self.program.with_user(user or self.carla).action_next_round()
        return self.env[action["res_model"]].with_user(self.carla).browse(action["res_id"])

    def test_setup_lessons_coordinators_and_series_come_along(self):
        following = self._next_round()
        self.assertEqual(following.state, "objectives")
        self.assertEqual((following.former_id, following.session_interval), (self.program, 17))
        self.assertEqual(following.coordinator_ids, self.program.coordinator_ids)
        self.assertIn("Begin in spring", following.lessons_before)
        self.assertEqual(following.series_id, self.program.series_id)
        self.assertEqual(following.name, "Leadership, round 2")
        self.assertFalse(following.date_start or following.lessons or following.report_date)

    def test_only_who_waited_is_in_it_and_is_invited_when_recruitment_opens(self):
        following = self._next_round()
        person = following.participant_ids
        self.assertEqual(person.employee_id, self.employees[self.theo])
        self.assertEqual((person.state, person.rounds_waited), ("draft", 1))
        following.write({"date_start": date(2027, 3, 1), "date_end": date(2027, 12, 1)})
        following.objective_ids.target = 9
        following.action_open_recruitment()
        self.assertEqual(person.state, "invited")

    def test_who_has_left_the_company_is_not_taken_over(self):
        self.employees[self.theo].action_archive()
        self.assertFalse(self._next_round().participant_ids)

    def test_what_a_person_told_comes_along_but_not_wishes_exclusions_or_consent(self):
        skill = self.env["hr.skill"].search([], limit=1)
        self.theo_waiting.with_user(self.theo)._describe(
            {
                "motivation": "I want to learn",
                "skills": {"need": {skill.id: 70}, "offer": {}},
                "prefer": [],
                "exclude": [self.employees[self.stella].id],
            }
        )
        self.theo_waiting._write_protected({"consent_date": "2026-02-02"})
        person = self._next_round().participant_ids.sudo()
        need = person.skill_line_ids.filtered(lambda line: line.kind == "need")
        self.assertEqual((need.skill_id, need.level), (skill, 70))
        self.assertFalse(person.wish_ids or person.consent_date or person.motivation)

    def test_objectives_go_on_from_what_was_reached(self):
        self.program.objective_ids.write({"actual": 3.0, "measured_on": date(2026, 1, 1)})
        objective = self._next_round().objective_ids
        self.assertEqual((objective.baseline, objective.target, objective.actual), (3, 5, 0))

    def test_a_target_that_is_reached_is_to_be_set_anew(self):
        self.program.objective_ids.write({"actual": 7.0, "measured_on": date(2026, 1, 1)})
        objective = self._next_round().objective_ids
        self.assertEqual((objective.baseline, objective.target), (7, 7))
        self.assertFalse(objective._is_defined())

    def test_guides_of_the_program_come_along_and_owe_nobody_a_past_date(self):
        self.env["mentoring.resource"].create(
            {
                "name": "House rules",
                "program_id": self.program.id,
                "is_mandatory": True,
                "due": "date",
                "due_on": date(2026, 4, 1),
            }
        )
        following = self._next_round()
        copies = self.env["mentoring.resource"].search([("program_id", "=", following.id)])
        self.assertEqual(
            (copies.name, copies.due, copies.due_on), ("House rules", "session", False)
        )

    @freeze_time("2026-11-20 09:00:00")
    def test_the_plan_of_questionnaires_comes_along_with_days_still_to_come(self):
        plans = self.program.evaluation_plan_ids
        asked_by_date = plans.filtered(lambda one: one.phase in ("midterm", "final"))[:2]
        for plan, day in zip(asked_by_date, (date(2026, 6, 1), date(2025, 12, 15)), strict=True):
            plan.write({"anchor": "date", "day": day})
        plan = self._next_round().evaluation_plan_ids
        self.assertEqual(len(plan), len(plans))
        days = sorted(plan.filtered("day").mapped("day"))
        self.assertEqual(days, [date(2026, 12, 15), date(2027, 6, 1)])

    def test_a_second_press_opens_the_same_round(self):
        first = self._next_round()
        self.assertEqual(self._next_round(), first)
        first.action_archive()
        self.assertEqual(self._next_round(), first)
        self.assertEqual(len(self.program.series_id.sudo().program_ids), 1)

    def test_a_closed_program_has_a_next_round_and_stays_closed(self):
        self.program.sudo()._write_protected({"state": "closed"})
        self.assertEqual(self._next_round().participant_ids.user_id, self.theo)
        self.assertEqual(self.program.state, "closed")

    def test_who_waited_comes_before_newcomers_on_the_wait_list_and_for_places(self):
        following = self._next_round()
        waited = following.participant_ids
        newcomers = following.participant_ids.create(
            [
                {"program_id": following.id, "employee_id": self.employees[user].id}
                for user in (self.stella, self.tina)
            ]
        )
        newcomers.action_waitlist()
        waited.action_waitlist()
        self.assertEqual(list(following._wait_list()), [waited, *newcomers])
        following.mentee_places = 2
        turn = (newcomers | waited).sorted(lambda one: one._turn())
        self.assertEqual(turn[0], waited)

    def test_there_is_none_before_monitoring(self):
        with self.assertRaises(UserError):
            self._create_program().action_next_round()

    def test_only_those_who_run_the_program_start_it(self):
        for user in (self.max, self.tina, self.lars, self.stella):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                self._next_round(user)
        with self.assertRaises(ProtectedValueError):
            self.program.former_id = self._create_program()
        with self.assertRaises(ProtectedValueError):
            self.theo_waiting.rounds_waited = 5
