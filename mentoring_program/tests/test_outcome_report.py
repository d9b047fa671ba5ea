import doctest
from base64 import b64decode
from datetime import date
from io import BytesIO

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.mentoring_program.models.mentoring_program_cost import MentoringProgramCost
from odoo.addons.mentoring_program.report import mentoring_outcome_workbook

from .common_outcome import OutcomeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestOutcomeReportParts(OutcomeCase):
    """Matching, outcomes, cost and stories in the outcome report, printed and as a workbook."""

    def _html(self, user=None):
        report = self.env["ir.actions.report"].with_user(user or self.carla)
        html, _kind = report._render_qweb_html("mentoring_program.report_outcome", self.program.ids)
        return html.decode()

    def _workbook(self):
        self.program.invalidate_recordset(["outcome_workbook"])
        content = BytesIO(b64decode(self.program.outcome_workbook))
        return load_workbook(content)

    def _cells(self, title):
        return [[cell.value for cell in row] for row in self._workbook()[title]]

    def _publish_story(self, body):
        return self.env["mentoring.recognition"]._create_protected(
            [
                {
                    "program_id": self.program.id,
                    "kind": "story",
                    "receiver_id": self.mentor.id,
                    "body": body,
                    "state": "published",
                }
            ]
        )

    def test_making_the_report_measures_the_outcomes_that_it_prints(self):
        self._mentor(self._hire(5))
        self._depart(self._hire(6)[:3])
        self.program.action_make_report()
        html = self._html()
        self.assertIn("3 of 6", html)
        self.assertIn("does not tell that the program is its cause", html)

    def test_how_good_the_matching_was(self):
        self._mentor(self._hire(4))
        pairs = self.program.relationship_ids.sudo()
        run = self.env["mentoring.match.run"]._create_protected(
            [
                {
                    "program_id": self.program.id,
                    "state": "applied",
                    "matched_count": 4,
                    "matched_bound": 4,
                    "unmatched_count": 1,
                    "score_total": 100.0,
                    "score_bound": 100.0,
                    "date_done": "2026-01-01",
                }
            ]
        )
        pairs._write_protected({"match_run_id": run.id})
        for score, pair in enumerate(pairs, 24):
            pair._write_protected({"score": score})
        pairs[0]._write_protected({"date_start": False, "state": "refused"})
        matching = self.program._outcome()["matching"]
        self.assertEqual(
            matching,
            {
                "runs": 1,
                "proven": 1,
                "matched": 4,
                "asked": 5,
                "points": 25.5,
                "pairs": 4,
                "begun": 3,
                "early": 0,
            },
        )
        self.assertIn("1 of 1 matchings are proven", self._html())

    def test_only_published_stories_are_told(self):
        story = self._publish_story("<p>We found a <b>tone</b></p>")
        self._publish_story("<p>Not yet</p>")._write_protected({"state": "submitted"})
        self.assertIn("We found a <b>tone</b>", self._html())
        self.assertNotIn("Not yet", self._html())
        self.assertIn(["Story", "We found a *tone*"], self._cells("Stories and Lessons"))
        story._write_protected({"state": "submitted"})
        self.assertNotIn("We found a", self._html())

    def test_the_workbook_holds_the_figures_as_numbers_and_what_is_kept_back_as_nothing(self):
        self._mentor(self._hire(9))
        self._depart(self._hire(9)[:1])
        self.program.action_measure_outcomes()
        rows = self._cells("Outcomes")
        left = dict(zip(rows[0], rows[1], strict=True))
        self.assertEqual((left["What Happened"], left["Of These"]), ("Left the company", 0))
        self.assertEqual((left["Comparable Colleagues"], left["Of Those"]), (9, ""))
        self.assertEqual(left["Difference, Points"], "")
        objective = self.program.objective_ids
        objective.write({"actual": 4.0, "measured_on": date(2026, 1, 1)})
        expected = [objective.name, objective.measure, 0, 5, 4, 80]
        self.assertEqual(self._cells("Objectives")[1], expected)
        figures = {row[1]: row[2:] for row in self._cells("Figures")}
        self.assertEqual(figures["Matched"], [10, 10])

    def test_no_text_of_the_workbook_is_a_formula(self):
        self.program.objective_ids.name = "=HYPERLINK(1)"
        self.program.lessons = "<p>@SUM(1)</p><p>Fine</p>"
        for sheet in self._workbook():
            for row in sheet:
                for cell in row:
                    self.assertIn(cell.data_type, ("s", "n", "d"))
                    self.assertFalse(str(cell.value or "").startswith(("=", "@")))
        self.assertFalse(doctest.testmod(mentoring_outcome_workbook).failed)

    def test_the_workbook_is_for_those_who_run_the_program(self):
        action = self.program.action_download_outcome()
        self.assertIn(f"/{self.program.id}/outcome_workbook/", action["url"])
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        self._create_employee(otto)
        self.employees[otto] = otto.employee_id
        self._create_participant(self.program, otto)
        for user in (self.max, otto):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                self.program.with_user(user).action_download_outcome()
        self.assertFalse(self.program.with_user(otto).outcome_workbook)
        with self.assertRaises(AccessError):
            self.program.with_user(self.max).read(["outcome_workbook"])


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 09:00:00")
class TestOutcomeCost(OutcomeCase):
    """Hours times hourly cost, for those who may read hourly costs, of three people at least."""

    def _hold(self, hours, people):
        session = self.env["mentoring.session"].create(
            {
                "program_id": self.program.id,
                "kind": "workshop",
                "start": "2025-05-05 09:00:00",
                "duration": hours,
                "attended_participant_ids": [(6, 0, people.ids)],
            }
        )
        session._write_protected({"state": "held"})

    def _cost(self, rates, user=None):
        """The cost where these are the hourly costs of the people, in their order."""
        self.patch(MentoringProgramCost, "_may_read_hourly_cost", lambda program: program.env.su)
        self.patch(
            MentoringProgramCost,
            "_hourly_costs",
            lambda _program, people: dict(zip(people.sorted("id"), rates, strict=True)),
        )
        return self.program.with_user(user or self.carla).sudo(not user)._cost()

    def test_the_cost_is_the_sum_of_hours_times_hourly_cost(self):
        people = self._mentor(self._hire(4))
        self._hold(2.0, people)
        self._hold(1.0, people[:2])
        cost = self._cost([10.0, 20.0, 30.0, 0.0])
        self.assertEqual((cost["amount"], cost["hours"]), (30 + 60 + 60, 3 + 3 + 2))
        self.assertEqual((cost["people"], cost["all_people"]), (3, 4))

    def test_there_is_no_cost_of_fewer_than_three_people(self):
        people = self._mentor(self._hire(4))
        self._hold(2.0, people)
        self.assertEqual(self._cost([10.0, 20.0, 0.0, 0.0]), {})

    def test_who_may_not_read_hourly_costs_reads_no_cost(self):
        self._hold(2.0, self._mentor(self._hire(4)))
        self.assertEqual(self._cost([10.0, 20.0, 30.0, 40.0], user=self.carla), {})
