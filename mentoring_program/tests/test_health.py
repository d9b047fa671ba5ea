from datetime import date, datetime, timedelta
from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import html2plaintext

from .common import MentoringCase

START = datetime(2026, 6, 1, 9)
DAY = timedelta(days=1)


class HealthCase(MentoringCase):
    """Max and Tina work together since 1 June; a session is due every 28 days."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(START):
            cls.relationship = cls._create_relationship()
            cls._activate(cls.relationship)
            cls.env.flush_all()
        cls.program = cls.relationship.program_id.with_user(cls.carla)
        cls.mentor, cls.mentee = cls._members(cls.relationship)

    def _on(self, days):
        """Let the time come to so many days after the start, and the daily job run."""
        clock = freeze_time(START + days * DAY)
        clock.start()
        self.addCleanup(clock.stop)
        self.env.invalidate_all()
        self._run_job()

    def _run_job(self):
        cron = self.env.registry["ir.cron"]
        with patch.object(cron, "_commit_progress", lambda *_args, **_kw: 1):
            self.env["mentoring.relationship"]._cron_health()

    def _hold(self, days):
        """A session held so many days after the start."""
        session = self._create_session(self.relationship, self.tina, START + days * DAY)
        session.action_hold()

    def _health(self):
        self.env.invalidate_all()
        return self.relationship.with_user(self.carla).health

    def _words(self):
        self.env.invalidate_all()
        return html2plaintext(self.relationship.with_user(self.carla).health_html or "")

    def _answer_in_confidence(self, phase, score, member=None):
        """What the survey application hands over when a questionnaire is finished."""
        member = member or self.mentee
        known = self.env["mentoring.evaluation"].search_count([])
        evaluation = self.env["mentoring.evaluation"]._create_protected(
            [
                {
                    "program_id": self.program.id,
                    "participant_id": member.participant_id.id,
                    "member_id": member.id,
                    "respondent_role": member.role,
                    "respondent_user_id": member.user_id.id,
                    "phase": phase,
                    "occurrence": known + 1,
                    "state": "sent",
                    "is_confidential": True,
                }
            ]
        )
        answer = self.env["survey.user_input"]
        self.patch(type(answer), "_mentoring_scores", lambda _self: {"all": score})
        evaluation._take_answer(answer)
        return evaluation


@tagged("post_install", "-at_install")
class TestHealth(HealthCase):
    """Each fact counts from its day on, has its sentence, and goes when it is settled."""

    def test_at_the_start_nobody_is_judged(self):
        for days in (0, 5, 14):
            self._on(days)
            self.assertEqual(self._health(), "new")
        self._on(15)
        self.assertEqual(self._health(), "good")

    def test_silence_is_watched_after_one_interval_and_a_risk_after_two(self):
        for days, expected in ((28, "good"), (29, "watch"), (56, "watch"), (57, "at_risk")):
            self._on(days)
            self.assertEqual(self._health(), expected, f"day {days}")
        self.assertIn("No session since the start on 06/01/2026", self._words())
        self._hold(57)
        self.assertEqual(self._health(), "good", "at once, without the job")
        self.assertIn("They met on 07/28/2026", self._words())
        self._on(57 + 29)
        self.assertEqual(self._health(), "watch")
        self.assertIn("No session since 07/28/2026", self._words())

    def test_a_session_that_is_planned_keeps_silence_from_being_a_risk_until_it_has_passed(self):
        self._on(40)
        self._create_session(self.relationship, self.tina, START + 60 * DAY)
        for days, expected in ((58, "watch"), (60, "watch"), (61, "at_risk")):
            self._on(days)
            self.assertEqual(self._health(), expected, f"day {days}")

    def test_the_rhythm_is_that_of_the_program(self):
        self._on(30)
        self.assertEqual(self._health(), "watch")
        self.program.session_interval = 40
        self.assertEqual(self._health(), "good")

    def test_the_time_to_find_into_it_is_that_of_the_program(self):
        self._on(20)
        self.assertEqual(self._health(), "good")
        self.program.health_grace = 30
        self.assertEqual(self._health(), "new")

    def test_what_was_promised_is_watched_a_week_after_its_day_until_it_is_done(self):
        self._hold(0)
        goal = self._create_goal(self.mentee, self.tina)
        action = self.env["mentoring.goal.action"].with_user(self.tina)
        action = action.create(
            {"goal_id": goal.id, "name": "Prepare", "deadline": date(2026, 6, 12)}
        )
        for days, expected in ((17, "good"), (18, "watch")):
            self._on(days)
            self.assertEqual(self._health(), expected, f"day {days}")
        self.assertIn("the oldest was due on 06/12/2026", self._words())
        self.assertNotIn("Prepare", self._words())
        action.done = True
        self.assertEqual(self._health(), "good")

    def test_a_goal_given_up_asks_nothing_any_more(self):
        self._hold(0)
        goal = self._create_goal(self.mentee, self.tina)
        self.env["mentoring.goal.action"].create(
            {"goal_id": goal.id, "name": "Prepare", "deadline": date(2026, 6, 2)}
        )
        self._on(20)
        self.assertEqual(self._health(), "watch")
        goal.action_drop()
        self.assertEqual(self._health(), "good")

    def test_a_missing_signature_is_watched_after_a_week_and_a_risk_after_four(self):
        self._hold(0)
        with freeze_time(START):
            self.relationship.with_user(self.tina).action_change_agreement("<p>New words</p>")
            agreement = self.relationship.sudo().agreement_ids.filtered("is_current")
            self.env.cr.execute(
                "UPDATE mentoring_agreement SET create_date = %s WHERE id = %s",
                (START, agreement.id),
            )
            self.env.invalidate_all()
            self.relationship._look_again()
        self.program.session_interval = 60
        for days, expected in ((7, "new"), (8, "watch"), (28, "watch"), (29, "at_risk")):
            self._on(days)
            self.assertEqual(self._health(), expected, f"day {days}")
        for user in (self.max, self.tina):
            self.assertIn("Signatures missing since 06/01/2026", self._words())
            self.relationship.with_user(user).action_sign_agreement()
        self.assertEqual(self._health(), "good")

    def test_of_confidential_answers_the_last_one_of_each_person_counts(self):
        self._hold(0)
        for days, score, expected in ((16, 70, "good"), (18, 55, "watch"), (20, 35, "at_risk")):
            self._on(days)
            self._answer_in_confidence("pulse", score)
            self.assertEqual(self._health(), expected)
        self.assertIn("Tina rated the mentoring 35 of 100 on 06/21/2026", self._words())
        self._answer_in_confidence("pulse", 90, self.mentor)
        self.assertEqual(self._health(), "at_risk", "the other one is still unhappy")
        self._answer_in_confidence("pulse", 80)
        self.assertEqual(self._health(), "good")

    def test_an_answer_for_totals_alone_says_nothing_about_a_relationship(self):
        self._hold(0)
        self._on(20)
        evaluation = self._answer_in_confidence("fit", 10)
        self.assertEqual(self._health(), "at_risk")
        evaluation._write_protected({"is_confidential": False, "score": 5})
        self.assertEqual(self._health(), "good")

    def test_an_answer_of_long_ago_counts_no_more(self):
        self._on(20)
        self._answer_in_confidence("pulse", 10)
        self._on(79)
        self._hold(79)
        self.assertEqual(self._health(), "at_risk")
        self._on(80)
        self.assertEqual(self._health(), "good")

    def test_that_it_does_not_fit_counts_from_the_first_day(self):
        self._on(3)
        self._answer_in_confidence("pulse", 10)
        self.assertEqual(self._health(), "new", "a pulse waits until they have found into it")
        self._answer_in_confidence("fit", 30)
        self.assertEqual(self._health(), "at_risk")

    def test_while_somebody_is_away_silence_is_no_risk(self):
        self._on(57)
        self.mentee.participant_id.sudo().unavailable_until = date(2026, 8, 10)
        self.assertEqual(self._health(), "watch")
        self.assertIn("Tina is away until 08/10/2026", self._words())
        self._on(70)
        self.assertEqual(self._health(), "at_risk", "she is back")

    def test_a_long_leave_is_found_by_the_job_and_a_short_one_is_a_holiday(self):
        self._hold(0)
        employee = self.employees[self.tina]
        leaves = self.env["resource.calendar.leaves"]
        values = {"resource_id": employee.resource_id.id, "date_from": START + 16 * DAY}
        short = leaves.create({**values, "date_to": START + 22 * DAY})
        self._on(20)
        self.assertEqual(self._health(), "good")
        short.unlink()
        long = leaves.create({**values, "date_to": START + 36 * DAY})
        self._on(21)
        self.assertEqual(self._health(), "watch")
        self.assertIn("Tina is away until 07/07/2026", self._words())
        long.unlink()
        self._on(22)
        self.assertEqual(self._health(), "good", "it was taken back")

    def test_a_pause_rests_and_what_is_over_has_no_health(self):
        self._on(57)
        pair = self.relationship.with_user(self.tina)
        pair.action_pause("Moving house")
        self.assertFalse(self._health())
        pair.action_resume()
        self.assertEqual(self._health(), "at_risk")
        pair.action_complete()
        self.assertFalse(self._health())

    def test_a_program_that_does_not_look_has_no_health(self):
        self._on(57)
        self.program.watches_health = False
        self.assertFalse(self._health())
        informal, _people = self._create_informal()
        self.assertFalse(informal.watches_health)
        self.assertFalse(self._create_program(format="speed").watches_health)

    def test_the_form_of_the_program_counts_who_needs_help(self):
        for days, expected in ((20, (0, 0)), (30, (0, 1)), (60, (1, 0))):
            self._on(days)
            self.program.invalidate_recordset()
            counts = self.program.at_risk_count, self.program.watch_count
            self.assertEqual(counts, expected)
        board = self.program.action_view_health()
        found = self.env[board["res_model"]].with_user(self.carla).search(board["domain"])
        self.assertEqual(found, self.relationship)
