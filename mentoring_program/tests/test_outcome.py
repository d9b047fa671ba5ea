import doctest
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models import outcome_comparison
from odoo.addons.mentoring_program.models.mentoring_guard_mixin import ProtectedValueError

from .common_outcome import START, OutcomeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestOutcome(OutcomeCase):
    """What became of participants beside comparable colleagues, from dated HR records."""

    def test_the_examples_of_the_arithmetic_hold(self):
        self.assertFalse(doctest.testmod(outcome_comparison).failed)

    def test_leavers_are_counted_beside_those_of_the_same_department_job_and_tenure(self):
        ours, theirs = self._hire(8), self._hire(12)
        self._mentor(ours)
        self._depart(ours[:4])
        self._depart(theirs[:3])
        outcome = self._measured("left")
        self.assertEqual((outcome.participant_count, outcome.participant_events), (8, 4))
        self.assertEqual((outcome.colleague_count, outcome.colleague_events), (12, 3))
        self.assertAlmostEqual(outcome.participant_share, 50.0)
        self.assertAlmostEqual(outcome.colleague_share, 25.0)
        self.assertAlmostEqual(outcome.difference, 25.0)
        self.assertEqual((outcome.date_from, outcome.date_to), (START, date(2026, 3, 10)))

    def test_who_is_not_comparable_changes_nothing(self):
        ours, theirs = self._hire(8), self._hire(12)
        self._mentor(ours)
        self._depart(theirs[:3])
        before = self._measured("left").copy_data()[0]
        strangers = (
            self._hire(5, department_id=self.elsewhere.id)
            | self._hire(5, job_id=self.lead.id)
            | self._hire(5, date_version=date(2005, 1, 1))  # longer in the company
            | self._hire(5, date_version=date(2025, 4, 1))  # came after the start
            | self._hire(5, job_id=False)
        )
        self._depart(strangers)
        self._depart(self._hire(5), day=date(2025, 2, 1))  # left before it
        self._hire(5).action_archive()  # nobody knows when
        self.assertEqual(self._measured("left").copy_data()[0], before)

    def test_whoever_registered_is_no_comparable_colleague(self):
        self._mentor(self._hire(4))
        waiting = self._hire(4)
        self._hire(5)
        self.env["mentoring.participant"].create(
            [{"program_id": self.program.id, "employee_id": one.id} for one in waiting]
        )
        outcome = self._measured("left")
        self.assertEqual((outcome.participant_count, outcome.colleague_count), (4, 5))

    def test_a_change_of_job_or_department_counts_from_its_dated_record(self):
        ours, theirs = self._hire(6), self._hire(6)
        self._mentor(ours)
        self._promote(ours[:3])
        self._promote(theirs[:3], job_id=self.job.id, department_id=self.elsewhere.id)
        self._promote(theirs[3:], day=date(2026, 9, 1))  # still to come
        self.assertEqual(self._measured("job").participant_events, 3)
        self.assertEqual(self._measured("job").colleague_events, 0)
        self.assertEqual(self._measured("department").participant_events, 0)
        self.assertEqual(self._measured("department").colleague_events, 3)

    def test_the_span_ends_a_year_after_the_program(self):
        ours = self._hire(6)
        self._mentor(ours)
        self._hire(3)
        self._depart(ours[:3], day=date(2026, 12, 1))
        self.assertEqual(self._measured("left").participant_events, 0)
        with freeze_time("2027-06-01"):
            outcome = self._measured("left")
        self.assertEqual((outcome.participant_events, outcome.date_to), (3, date(2026, 12, 1)))

    def test_each_department_counts_as_much_as_it_has_participants(self):
        self._mentor(self._hire(9) | self._hire(3, department_id=self.elsewhere.id))
        self._hire(6)
        plant = self._hire(30, department_id=self.elsewhere.id)
        self._depart(plant[:20])
        outcome = self._measured("left")
        self.assertAlmostEqual(outcome.colleague_share, 100 * 3 / 12 * 20 / 30)

    def test_a_skill_counts_when_its_level_is_new_or_higher_at_the_end(self):
        ours = self._hire(6)
        self._mentor(ours)
        theirs = self._hire(6)
        self._raise_skill(ours[:3], (0, 2))
        self._raise_skill(ours[3:], (1, 1))
        self._raise_skill(theirs[:3], (None, 0))
        outcome = self._measured("skill")
        self.assertEqual((outcome.participant_events, outcome.colleague_events), (3, 3))
        self.program.skill_ids = self.other_skill
        outcome = self._measured("skill")
        self.assertEqual((outcome.participant_events, outcome.colleague_events), (0, 0))

    def _raise_skill(self, employees, levels):
        """Record levels (their places in the ladder) before the start and after it."""
        kind = self.env["hr.skill.type"].create(
            {
                "name": f"Selling {levels}",
                "skill_ids": [(0, 0, {"name": "Offers"}), (0, 0, {"name": "Prices"})],
                "skill_level_ids": [
                    (0, 0, {"name": name, "level_progress": progress})
                    for name, progress in (("Low", 20), ("Middle", 50), ("High", 90))
                ],
            }
        )
        skill, self.other_skill = kind.skill_ids
        ladder = kind.skill_level_ids.sorted("level_progress")
        spans = ((date(2024, 1, 1), date(2025, 7, 31)), (date(2025, 8, 1), False))
        self.env["hr.employee.skill"].create(
            [
                {
                    "employee_id": employee.id,
                    "skill_type_id": kind.id,
                    "skill_id": skill.id,
                    "skill_level_id": ladder[level].id,
                    "valid_from": first,
                    "valid_to": last,
                }
                for employee in employees
                for level, (first, last) in zip(levels, spans, strict=True)
                if level is not None
            ]
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestOutcomeTold(OutcomeCase):
    """What is told of outcomes, to whom, and what never is."""

    def test_nothing_is_stored_of_fewer_than_three_people(self):
        for participants, colleagues in ((2, 9), (9, 2)):
            with self.subTest(participants=participants):
                employees = self._hire(participants, department_id=self._new_department())
                self._mentor(employees)
                self._hire(colleagues, department_id=employees.department_id.id)
        outcome = self._measured("left")
        self.assertEqual((outcome.participant_count, outcome.colleague_count), (11, 11))
        self.program.relationship_ids.sudo()._finish("ended")
        self.program.relationship_ids.sudo().unlink()
        employees = self._hire(2, department_id=self._new_department())
        self._hire(9, department_id=employees.department_id.id)
        self._mentor(employees)
        outcome = self._measured("left")
        self.assertEqual((outcome.participant_count, outcome.participants_told), (0, False))

    def test_one_or_two_people_stay_hidden_on_either_side_of_a_share(self):
        ours = self._hire(8)
        self._mentor(ours)
        self._hire(9)
        told = []
        for leaver in ours[:7]:
            self._depart(leaver)
            outcome = self._measured("left")
            told.append(outcome.participant_events if outcome.participants_told else None)
            if not outcome.participants_told:
                self.assertFalse(outcome.participant_share or outcome.difference)
        self.assertEqual(told, [None, None, 3, 4, 5, None, None])

    def test_an_interval_is_given_from_fifty_participants_up(self):
        ours = self._hire(49)
        self._mentor(ours)
        self._depart(self._hire(40)[:10])
        self._depart(ours[:10])
        self.assertFalse(self._measured("left").has_interval)
        self._mentor(self._hire(1))
        outcome = self._measured("left")
        self.assertTrue(outcome.has_interval)
        self.assertLess(outcome.difference_low, outcome.difference)
        self.assertLess(outcome.difference, outcome.difference_high)

    def test_the_picture_says_that_nothing_is_proved(self):
        self._mentor(self._hire(5))
        self._depart(self._hire(6)[:3])
        self.assertIn("Nothing measured yet", self.program.outcomes_html)
        self._measured("left")
        for text in ("does not tell that the program is its cause", "3 of 6", "0 of 5"):
            self.assertIn(text, self.program.outcomes_html)

    def test_a_closed_program_is_measured_again(self):
        self._mentor(self._hire(5))
        self.program.sudo()._write_protected({"state": "closed"})
        self.assertTrue(self._measured("left"))
        count = len(self.program.outcome_ids)
        self.program.action_measure_outcomes()
        self.assertEqual(len(self.program.outcome_ids), count)

    def test_there_is_nothing_to_measure_before_monitoring(self):
        with self.assertRaises(UserError):
            self._create_program().action_measure_outcomes()

    def test_only_those_who_run_the_program_measure_and_read(self):
        self._mentor(self._hire(5))
        outcomes = self._measured("left")
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        for user in (self.max, self.tina, self.lars, otto):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                self.program.with_user(user).action_measure_outcomes()
            with self.assertRaises(AccessError):
                outcomes.with_user(user).read(["participant_count"])
        outcomes.with_user(self.mona).read(["participant_count"])
        with self.assertRaises(AccessError):
            outcomes.with_user(self.mona).participant_share = 0
        with self.assertRaises(ProtectedValueError):
            outcomes.sudo().participant_share = 0

    def _new_department(self):
        return self.env["hr.department"].create({"name": "Another"}).id
