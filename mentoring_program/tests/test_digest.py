from odoo.tests import freeze_time, tagged

from .test_report_rows import ReportCase


@tagged("post_install", "-at_install")
@freeze_time("2026-03-25 08:00:00")
class TestDigest(ReportCase):
    """The digest mail brings figures of mentoring to those who run it, and to nobody else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        figures = ("people", "started", "sessions", "hours")
        cls.digest = cls.env["digest.digest"].create(
            {"name": "Mentoring", **{f"kpi_mentoring_{name}": True for name in figures}}
        )

    def _figures(self, user):
        """The figures of the last 24 hours, as the mail to this user shows them."""
        self.env.flush_all()
        kpis = self.digest._compute_kpis(self.env.company, user)
        return {kpi["kpi_name"]: kpi["kpi_col1"]["value"] for kpi in kpis}

    def test_the_last_day_is_counted(self):
        self._hold("2026-03-24 12:00:00", 1.5)
        self._hold("2026-03-20 12:00:00", 4)
        figures = self._figures(self.carla)
        self.assertEqual(figures["kpi_mentoring_sessions"], 1)
        self.assertEqual(figures["kpi_mentoring_hours"], "1.50")
        self.assertEqual(figures["kpi_mentoring_started"], 0)

    def test_whoever_started_and_was_accepted_is_counted_on_that_day(self):
        with freeze_time("2026-03-03 08:00:00"):
            self.assertEqual(self._figures(self.mona)["kpi_mentoring_started"], 1)
        before = self._figures(self.mona)["kpi_mentoring_people"]
        with freeze_time("2026-03-25 07:00:00"):
            self._create_participant(self.program, self.stella)
        self.assertEqual(self._figures(self.mona)["kpi_mentoring_people"], before + 1)

    def test_colleagues_get_no_figure(self):
        self.assertFalse(self._figures(self.max))

    def test_a_coordinator_counts_his_own_programs(self):
        otto = self._create_user("otto", "mentoring_program.group_mentoring_coordinator")
        self._hold("2026-03-24 12:00:00")
        self.assertEqual(self._figures(otto)["kpi_mentoring_sessions"], 0)

    def test_every_figure_leads_to_a_screen(self):
        for kpi in self.digest._compute_kpis(self.env.company, self.carla):
            action = self.env.ref(kpi["kpi_action"].partition("?")[0])
            self.assertEqual(action._name, "ir.actions.act_window")
