from datetime import date
from unittest.mock import patch

from odoo.tests import tagged

from .test_health import HealthCase


@tagged("post_install", "-at_install")
class TestHealthJob(HealthCase):
    """The daily job looks at what time has changed, and writes the history of the days."""

    def _looked_at(self):
        """The relationships that one run of the job looks at."""
        facts, seen = type(self.env["mentoring.health.facts"]), []
        look = facts._facts

        def note(model, pairs, today):
            seen.extend(pairs.ids)
            return look(model, pairs, today)

        with patch.object(facts, "_facts", note):
            self._run_job()
        return seen

    def _history(self):
        changes = self.env["mentoring.health.change"].with_user(self.carla)
        rows = changes.search([("relationship_id", "=", self.relationship.id)], order="day")
        return [(row.day, row.health) for row in rows]

    def test_it_looks_only_at_what_time_can_have_changed(self):
        self._on(20)
        self.assertFalse(self._looked_at(), "nothing happens before the first interval is over")
        for days, health in ((28, "good"), (29, "watch"), (30, "watch"), (57, "at_risk")):
            with self.subTest(days=days):
                self._on(days)
                self.assertEqual(self._health(), health)
                self.assertFalse(self._looked_at(), "the second run of a day finds nothing")

    def test_what_is_not_written_anew_stays_untouched_in_the_database(self):
        self._on(20)
        self.env.flush_all()
        before = self._row_version()
        self._run_job()
        self.env.flush_all()
        self.assertEqual(self._row_version(), before)

    def _row_version(self):
        self.env.cr.execute(
            "SELECT xmin, ctid FROM mentoring_relationship WHERE id = %s", (self.relationship.id,)
        )
        return self.env.cr.fetchone()

    def test_each_day_with_a_change_is_one_row_of_the_history(self):
        for days in (0, 5, 15, 16, 29, 29, 40, 57):
            self._on(days)
        self._hold(57)
        self._run_job()
        self.assertEqual(
            self._history(),
            [
                (date(2026, 6, 1), "new"),
                (date(2026, 6, 16), "good"),
                (date(2026, 6, 30), "watch"),
                (date(2026, 7, 28), "good"),
            ],
            "the last word of each day counts",
        )
        chart = self.relationship.with_user(self.carla).health_chart
        for words in ("New: 06/01/2026", "Watch: 06/30/2026", "Good: 07/28/2026"):
            self.assertIn(words, chart)

    def test_a_pause_is_a_gap_in_the_history(self):
        self._on(16)
        self.relationship.with_user(self.tina).action_pause("Moving house")
        self._on(18)
        self.assertEqual(self._history()[-1], (date(2026, 6, 19), False))
        self.assertNotIn("06/19/2026", self.relationship.with_user(self.carla).health_chart)

    def test_the_board_shows_all_columns_those_in_need_first(self):
        pairs = self.env["mentoring.relationship"].with_user(self.carla)
        groups = pairs.formatted_read_group([("id", "=", 0)], ["health"], ["__count"])
        self.assertFalse(groups)
        self.assertEqual(pairs._expand_healths([], []), ["at_risk", "watch", "good", "new"])
