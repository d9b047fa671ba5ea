from datetime import date

from odoo.tests import freeze_time, tagged

from .common import MentoringCase


class ReportCase(MentoringCase):
    """Max and Tina meet since the second of March 2026; Theo was accepted and found nobody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program(session_interval=10, session_target=4, hours_expected=3)
        cls.program.action_open_recruitment()
        cls.theo_there = cls._create_participant(cls.program, cls.theo)
        cls.tina_there = cls._create_participant(cls.program, cls.tina)
        cls.max_there = cls._create_participant(cls.program, cls.max, "mentor")
        cls.relationship = cls._create_relationship(cls.program, cls.max_there, cls.tina_there)
        with freeze_time("2026-03-02 09:00:00"):
            cls._activate(cls.relationship)

    @classmethod
    def _rows(cls, model, user=None):
        """The rows of a report about the program, as somebody reads them."""
        cls.env.flush_all()
        cls.env.invalidate_all()
        rows = cls.env[f"{model}.report"].with_user(user or cls.carla)
        return rows.search([("program_id", "=", cls.program.id)])

    @classmethod
    def _hold(cls, start, duration=1.0):
        session = cls._create_session(cls.relationship, cls.max, start, duration=duration)
        session.with_user(cls.max).action_hold()
        return session


@tagged("post_install", "-at_install")
@freeze_time("2026-03-31 18:00:00")
class TestReportRows(ReportCase):
    """A row says of its record what the record itself would say."""

    def test_a_relationship_is_set_beside_what_was_due_until_today(self):
        row = self._rows("mentoring.relationship")
        self.assertEqual(row.relationship_id.sudo(), self.relationship)
        self.assertEqual((row.days, row.session_count, row.session_due), (29, 0, 2))
        self.assertAlmostEqual(row.hours_due, 3 * 29 / (365.25 / 12))

    def test_what_is_due_stops_at_the_target_and_at_the_end(self):
        with freeze_time("2026-08-01"):
            self.assertEqual(self._rows("mentoring.relationship").session_due, 4)
        self.relationship.sudo().date_end = date(2026, 3, 12)
        self.assertEqual(self._rows("mentoring.relationship").session_due, 1)

    def test_nothing_is_due_before_the_start(self):
        other = self._create_relationship(
            self.program,
            self._create_participant(self.program, self.stella, "mentor"),
            self.theo_there,
        )
        other.sudo().date_start = date(2026, 1, 1)
        row = self._rows("mentoring.relationship").filtered(
            lambda one: one.relationship_id.sudo() == other
        )
        self.assertEqual((row.state, row.session_due, row.hours_due), ("proposed", 0, 0))

    def test_sessions_and_hours_agree_with_the_relationship(self):
        self._hold("2026-03-10 09:00:00", 1.5)
        self._hold("2026-03-20 09:00:00", 0.5)
        self._create_session(self.relationship, self.max, "2026-04-10 09:00:00")
        row = self._rows("mentoring.relationship")
        self.assertEqual(row.session_count, self.relationship.session_count)
        self.assertEqual(row.hours, self.relationship.hours)
        held = self._rows("mentoring.session").filtered(lambda one: one.state == "held")
        self.assertEqual(sum(held.mapped("hours")), 2.0)
        self.assertEqual(len(self._rows("mentoring.session")), 3)

    def test_goals_count_once_they_are_agreed(self):
        member = self._members(self.relationship)[1]
        goal = self._create_goal(member, self.tina, progress=40)
        self.assertFalse(self._rows("mentoring.relationship").goal_count)
        goal.with_user(self.max).action_agree()
        goal.with_user(self.tina).action_set_progress(40)
        row = self._rows("mentoring.relationship")
        self.assertEqual((row.goal_count, row.goal_achieved, row.goal_progress), (1, 0, 40))

    def test_a_person_who_came_to_a_step_has_come_to_all_before_it(self):
        steps = ("registered", "applied", "accepted", "matched", "started", "completed")
        self.relationship.with_user(self.carla).action_complete()
        for row in self._rows("mentoring.participant"):
            way = [row[step] for step in ("registered", *steps[2:])]
            self.assertEqual(way, sorted(way, reverse=True), row.participant_id.sudo().name)
        found = {row.participant_id.sudo(): row for row in self._rows("mentoring.participant")}
        self.assertEqual(found[self.tina_there].completed, 1)
        self.assertEqual(found[self.theo_there].accepted, 1)
        self.assertEqual(found[self.theo_there].matched, 0)

    def test_who_withdraws_has_still_been_accepted(self):
        self.theo_there.with_user(self.theo).action_withdraw()
        row = self._rows("mentoring.participant").filtered(lambda one: one.state == "withdrawn")
        self.assertEqual((row.registered, row.accepted, row.matched), (1, 1, 0))

    def test_the_load_of_a_mentor_follows_his_places(self):
        def load():
            rows = self._rows("mentoring.participant").filtered("load")
            return {row.participant_id.sudo(): row.load for row in rows}

        self.assertEqual(load(), {self.max_there: "full"})
        self.max_there.sudo().chosen_capacity = 3
        self.assertEqual(load(), {self.max_there: "some"})
        self.relationship.with_user(self.carla).action_end("Enough")
        self.assertEqual(load(), {self.max_there: "none"})

    def test_a_row_opens_what_it_stands_for(self):
        for model in ("mentoring.relationship", "mentoring.participant"):
            row = self._rows(model)[0]
            action = row.action_open()
            self.assertEqual((action["res_model"], action["res_id"]), (model, row.id))

    def test_informal_programs_have_no_rows_for_those_who_may_only_count(self):
        program, people = self._create_informal()
        request = self._request(program, self.tina, people[self.max])
        request.with_user(self.max).action_accept()
        pair = request.sudo().relationship_id
        self._create_session(pair, self.max, "2026-04-10 09:00:00")
        self.env.flush_all()
        for model in ("mentoring.relationship", "mentoring.participant", "mentoring.session"):
            rows = self.env[f"{model}.report"]
            domain = [("program_id", "=", program.id)]
            self.assertTrue(rows.search_count(domain), model)
            for user in (self.carla, self.mona):
                self.assertFalse(rows.with_user(user).search_count(domain), model)
