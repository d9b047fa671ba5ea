from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .test_match_run import MatchCase


@tagged("post_install", "-at_install")
class TestMatchCompare(MatchCase):
    """Runs of one program side by side, with what tells them apart."""

    def _two(self):
        """One that serves everybody, and one of the most points for the one who has a wish."""
        first = self._done()
        second = self._matching()
        second.aim = "score"
        second.action_run()
        return first, second

    def _rows(self, runs, user=None):
        action = runs.with_user(user or self.carla).action_compare()
        run = self.env["mentoring.match.run"].browse(action["res_id"])
        shown = run.with_user(user or self.carla).with_context(**action["context"]).comparison
        table = html.fromstring(str(shown)).iter("tr")
        return {
            " ".join(row[0].text_content().split()): [
                " ".join(cell.text_content().split()) for cell in row[1:]
            ]
            for row in table
        }

    def test_the_figures_of_each_run_stand_side_by_side(self):
        rows = self._rows(self.env["mentoring.match.run"].union(*self._two()))
        self.assertEqual(rows["Have a partner"], ["2 best of 2; 0 without", "1 of 2; 1 without"])
        self.assertEqual(rows["Points in all"], ["5", "5"])
        self.assertEqual(rows["Points per pair"], ["2.5", "5 best"])
        self.assertEqual(
            rows["Wishes of the mentees"], ["1 got the first wish, 1 any of 1 who had one"] * 2
        )
        self.assertEqual(
            rows["Changes"],
            [
                "the others are compared with this one",
                "0 pairs are new, 1 gone, 1 the same",
            ],
        )

    def test_no_figure_is_called_better_by_less_than_can_be_seen(self):
        first, second = self._done(), self._matching()
        second.action_run()
        for name in ("total", "mean", "min"):
            figures = {**second.figures, name: second.figures[name] + 1e-9}
            second._write_protected({"figures": figures})
        for name, row in self._rows(first | second).items():
            self.assertNotIn("best", " ".join(row), name)

    def test_few_people_of_a_department_are_no_figure(self):
        rows = self._rows(self.env["mentoring.match.run"].union(*self._two()))
        [departments] = [row for name, row in rows.items() if name.startswith("Between")]
        self.assertEqual(departments, ["too few people to tell"] * 2)

    def test_only_finished_runs_of_one_program_are_compared(self):
        first, second = self._two()
        other = self._create_program(name="Other")
        foreign = self._matching(other)
        for runs in (first, first | self._matching(), first | second | foreign):
            with self.assertRaises(UserError):
                runs.action_compare()

    def test_nobody_compares_runs_that_he_cannot_read(self):
        first, second = self._two()
        with self.assertRaises(AccessError):
            (first | second).with_user(self.otto).action_compare()
        other = self._create_program(self.otto, name="Other")
        own = self.env["mentoring.match.run"].with_user(self.otto)
        own = own.browse(other.with_user(self.otto).action_match()["res_id"])
        shown = own.with_context(compare_run_ids=(first | second).ids).comparison
        self.assertNotIn("2 best", " ".join(html.fromstring(str(shown)).text_content().split()))
