from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .test_report_rows import ReportCase


@tagged("post_install", "-at_install")
@freeze_time("2026-04-30 18:00:00")
class TestDashboard(ReportCase):
    """The dashboard counts what the lists behind it hold, for those who run the programs."""

    def setUp(self):
        super().setUp()
        self._hold("2026-03-10 09:00:00", 1.5)
        self._hold("2026-04-20 09:00:00", 0.5)

    def _page(self, programs=None, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        programs = self.program if programs is None else programs
        return programs.with_user(user or self.carla).get_dashboard()

    def _card(self, page, title):
        return next((card for card in page["cards"] if title in card["title"]), None)

    def _texts(self, page, title):
        return {row["label"]: row["text"] for row in self._card(page, title)["rows"]}

    def test_the_way_tells_how_many_came_how_far(self):
        texts = self._texts(self._page(), "invitation")
        self.assertEqual(texts["Accepted"], "3")
        self.assertEqual(texts["Matched"], "2")
        self.assertEqual(texts["Completed"], "0")

    def test_sessions_and_hours_stand_beside_what_was_due(self):
        texts = self._texts(self._page(), "due until")
        self.assertEqual(texts["Sessions"], "2 of 4")
        self.assertEqual(texts["Hours"], "2 of 6")

    def test_the_health_of_relationships_is_counted_as_on_the_board(self):
        pairs = self.program.relationship_ids.with_user(self.carla)
        looked_at = pairs.filtered("health")
        self.assertTrue(looked_at)
        labels = dict(pairs._fields["health"]._description_selection(pairs.env))
        texts = self._texts(self._page(), "Health")
        for health, label in labels.items():
            found = len(looked_at.filtered(lambda pair, health=health: pair.health == health))
            self.assertEqual(texts[label], str(found), label)

    def test_months_are_those_until_now_and_hold_all_sessions(self):
        rows = self._card(self._page(), "by month")["rows"]
        self.assertEqual(len(rows), 12)
        self.assertEqual([row["text"] for row in rows[-2:]], ["1", "1"])
        with freeze_time("2027-06-01"):
            self.program.sudo().date_end = "2026-03-31"
            rows = self._card(self._page(), "by month")["rows"]
        self.assertEqual(rows[-1]["label"], "Mar")

    def test_a_number_leads_to_as_many_rows_as_it_says(self):
        page = self._page()
        rows = [row for card in page["cards"] for row in card["rows"]]
        linked = [row for row in (*page["tiles"], *rows) if row.get("action")]
        self.assertGreater(len(linked), 8)
        for row in linked:
            action = row["action"]
            found = self.env[action["res_model"]].with_user(self.carla).search(action["domain"])
            number = row["text"].split()[0].rstrip("%")
            if row["label"] != "of them matched":
                self.assertEqual(len(found), int(number), row["label"])

    def test_an_objective_is_a_way_from_its_baseline_to_its_target(self):
        objective = self.program.objective_ids
        objective.sudo().write({"baseline": 10, "target": 20, "actual": 15})
        row = self._card(self._page(), "Objectives")["rows"][0]
        self.assertEqual((row["start"], row["end"], row["text"]), ("10", "20", "15"))
        self.assertEqual(row["percent"], 50)

    def test_departments_of_one_or_two_who_take_part_are_not_told(self):
        department = self.env["hr.department"].create({"name": "Small shop"})
        for user in (self.max, self.tina, self.stella):
            self.employees[user].department_id = department
        self.employees[self.theo].department_id = self.env["hr.department"].create({"name": "One"})
        texts = self._texts(self._page(), "Departments")
        self.assertEqual(texts["Small shop"], "fewer than 3")
        self.assertNotIn("One", texts)
        self.employees[self.theo].department_id = department
        self.assertEqual(self._texts(self._page(), "Departments")["Small shop"], "3 of 4")

    def test_answers_of_fewer_than_three_are_not_told(self):
        card = self._card(self._page(), "say at the end")
        self.assertFalse(card["rows"])
        self.assertIn("3 answers", card["note"])
        levels = ("all", "reaction")
        totals = {"program_id": self.program.id, "phase": "final", "wave": 1, "role": "all"}
        self.env["mentoring.evaluation.total"].sudo().create(
            [
                {**totals, "level": level, "answer_count": 3, "mean": 80, "distribution": [0] * 5}
                for level in levels
            ]
        )
        self.assertEqual(self._card(self._page(), "say at the end")["rows"][0]["text"], "80")

    def test_without_a_program_all_that_run_are_counted_together(self):
        other = self._create_program(name="Second")
        other.action_open_recruitment()
        self._create_participant(other, self.stella)
        gone = self._create_program(name="Gone")
        gone.action_cancel("No budget")
        page = self._page(self.program.browse())
        self.assertEqual(self._texts(page, "invitation")["Accepted"], "4")
        self.assertEqual(
            {row["label"] for row in self._card(page, "by program")["rows"]},
            {"Leadership", "Second"},
        )
        self.assertIn("Gone", [program["name"] for program in page["programs"]])

    def test_who_does_not_run_a_program_sees_nothing_of_it(self):
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        for user in (otto, self.max, self.tina, self.lars):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._page(user=user)
        self.assertFalse(self._page(self.program.browse(), otto)["cards"])
        for user in (self.max, self.tina, self.lars):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._page(self.program.browse(), user)

    def test_informal_programs_are_counted_but_lead_nowhere(self):
        program, people = self._create_informal()
        self._request(program, self.tina, people[self.max]).with_user(self.max).action_accept()
        page = self._page(program)
        self.assertEqual(self._texts(page, "invitation")["Matched"], "2")
        rows = [row for card in page["cards"] for row in card["rows"]]
        self.assertFalse([row for row in (*page["tiles"], *rows) if row.get("action")])

    def test_eight_queries_are_enough_however_many_programs_there_are(self):
        for number in range(5):
            program = self._create_program(name=f"Program {number}")
            program.action_open_recruitment()
            self._create_participant(program, self.stella)
        # as the web client asks: it always says in which language
        programs = self.program.browse().with_user(self.carla).with_context(lang="en_US")
        programs.get_dashboard()  # what is cached for the whole server
        self.env.flush_all()
        self.env.invalidate_all()
        # what every request reads about who asks
        self.assertTrue(programs.env.user.partner_id.tz and programs.env.companies)
        with self.assertQueryCount(8):
            page = programs.get_dashboard()
        self.assertEqual(len(self._card(page, "by program")["rows"]), 6)

    def test_the_button_of_a_program_opens_its_dashboard(self):
        action = self.program.action_view_dashboard()
        self.assertEqual(action["tag"], "mentoring_program.dashboard")
        self.assertEqual(action["context"]["active_id"], self.program.id)
