from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .common import MentoringCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 08:00:00")
class TestMatchingPeople(MentoringCase):
    """What the matching is told of people, and that no query is made for each of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls._create_program()
        cls.mentor = cls._create_participant(cls.program, cls.max, "mentor")
        cls.mentee = cls._create_participant(cls.program, cls.tina)
        cls.matching = cls.env["mentoring.matching"]

    def _told(self, participant=None):
        people = self.program.participant_ids
        return self.matching._told_of(self.program, people)[(participant or self.mentee).id]

    def test_the_reporting_line_is_read_to_the_top_and_a_cycle_ends(self):
        top = self.env["hr.employee"].create({"name": "Top"})
        self.boss.parent_id = top
        self.assertEqual(self._told()["line"], (self.boss.id, top.id))
        self.env.cr.execute(
            "UPDATE hr_employee SET parent_id = %s WHERE id = %s", (self.boss.id, top.id)
        )
        self.env.invalidate_all()
        self.assertEqual(self._told()["line"], (self.boss.id, top.id))

    def test_free_places_are_what_is_left_of_them(self):
        self.program.action_open_recruitment()
        self.mentor.capacity = 3
        self._create_relationship(self.program, self.mentor, self.mentee)
        self.assertEqual(self._told(self.mentor)["capacity"], 2)
        self.assertEqual(self._told(self.mentee)["quota"], 0)

    def test_limits_of_places_are_less_what_proposed_and_running_pairs_hold(self):
        department = self.env["hr.department"].create({"name": "Sales"})
        self.employees[self.max].department_id = department
        self.program.match_pool = "department"
        limit = {"department_id": department.id, "most": 3}
        self.program.match_limit_ids = [(0, 0, limit)]
        self.program.action_preset_balanced()
        self.program.action_open_recruitment()
        self.mentor.capacity = 3

        def left():
            given = self.matching._input(self.program)
            [kept] = self.matching._kept_recipe(given.settings).options.limits.values()
            self.assertEqual(kept, self.program.match_limit_ids.most, "a run keeps what was asked")
            return given.recipe.options.limits[(department.id,)]

        self.assertEqual(left(), 3)
        pair = self._create_relationship(self.program, self.mentor, self.mentee)
        self.assertEqual(left(), 2)
        self.program.match_limit_ids.most = 0
        self.assertEqual(left(), 0, "never below none")
        self.program.match_limit_ids.most = 3
        pair.member_ids[:1].with_user(pair.member_ids[:1].user_id).action_decline("No time")
        self.assertEqual(left(), 3)

    def test_a_mentee_has_one_mentor_in_a_one_to_one_program(self):
        self.mentee.quota = 3
        self.assertEqual(self._told()["quota"], 1)
        self.program.format = "network"
        self.assertEqual(self._told()["quota"], 3)

    def test_who_is_away_or_archived_is_not_available(self):
        self.assertTrue(self._told()["available"])
        self.mentee.unavailable_until = date(2026, 3, 2)
        self.assertFalse(self._told()["available"])
        self.mentee.unavailable_until = date(2026, 3, 1)
        self.assertTrue(self._told()["available"])
        self.employees[self.tina].active = False
        self.assertFalse(self._told()["available"])

    def test_wishes_come_ranked_and_exclusions_apart(self):
        theo = self._create_participant(self.program, self.theo, "mentor")
        self.mentee.preferred_ids = theo
        self.mentee.excluded_ids = self.mentor
        told = self._told()
        self.assertEqual(told["preferred"], (theo.id,))
        self.assertEqual(told["excluded"], frozenset(self.mentor.ids))

    def test_an_identity_wish_counts_only_with_its_yes(self):
        identity = self.env["mentoring.participant.identity"].create(
            {"participant_id": self.mentee.id, "wish": " Veteran , Parent", "identities": "Gay"}
        )
        self.assertIsNone(self._told()["identity_wish"])
        self.assertEqual(self._told()["identities"], frozenset({"gay"}))
        identity.wish_consent = True
        self.assertEqual(self._told()["identity_wish"], frozenset({"veteran", "parent"}))

    def test_partners_of_a_pair_that_ended_early_are_not_matched_again(self):
        self.program.action_open_recruitment()
        relationship = self._create_relationship(self.program, self.mentor, self.mentee)
        reason = self.env["mentoring.end.reason"].create({"name": "No fit", "is_early": True})
        relationship.with_user(self.carla).action_end(end_reason_id=reason.id)
        self.assertEqual(self._told()["former"], frozenset(self.mentor.ids))
        other = self._create_program(name="Next")
        mentor = self._create_participant(other, self.max, "mentor")
        mentee = self._create_participant(other, self.tina)
        told = self.matching._told_of(other, other.participant_ids)
        self.assertEqual(told[mentee.id]["former"], frozenset(mentor.ids))
        reason.is_early = False
        self.assertNotIn("former", self.matching._told_of(other, mentee | mentor)[mentee.id])

    def test_a_pair_that_was_refused_is_not_proposed_again_in_the_program(self):
        self.program.action_open_recruitment()
        relationship = self._create_relationship(self.program, self.mentor, self.mentee)
        member = relationship.member_ids.filtered(lambda one: one.user_id == self.tina)
        member.with_user(self.tina).action_decline()
        self.assertEqual(self._told(self.mentor)["former"], frozenset(self.mentee.ids))

    def test_tenure_place_and_time_zone_are_those_of_the_first_day(self):
        employee = self.employees[self.tina]
        employee.version_id.contract_date_start = date(2024, 3, 1)
        employee.tz = "Asia/Kolkata"
        told = self._told()
        self.assertAlmostEqual(told["tenure"], 2.0, 1)
        self.assertEqual(told["timezone"], 5.5)

    def test_who_went_without_a_partner_last_time_waited(self):
        series = self.env["mentoring.program.series"].create({"name": "Leadership"})
        self.program.series_id = series
        following = self._create_program(
            name="Second", series_id=series.id, date_start=date(2027, 3, 1), date_end=None
        )
        again = self._create_participant(following, self.tina)
        new = self._create_participant(following, self.theo)
        told = self.matching._told_of(following, following.participant_ids)
        self.assertTrue(told[again.id]["waited"])
        self.assertNotIn("waited", told[new.id])

    def test_more_people_do_not_mean_more_queries(self):
        counts = []
        for number in (2, 10):
            employees = self.env["hr.employee"].create(
                [{"name": f"E{number}.{one}", "parent_id": self.boss.id} for one in range(number)]
            )
            self.env["mentoring.participant"].create(
                [
                    {"program_id": self.program.id, "employee_id": employee.id, "role": "both"}
                    for employee in employees
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.matching._told_of(self.program, self.program.participant_ids)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])
