from odoo import fields, models
from odoo.exceptions import AccessError

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class DigestDigest(models.Model):
    _inherit = "digest.digest"

    kpi_mentoring_people = fields.Boolean("People Accepted in Mentoring Programs")
    kpi_mentoring_people_value = fields.Integer(
        compute="_compute_kpi_mentoring_people_value", export_string_translation=False
    )
    kpi_mentoring_started = fields.Boolean("Mentoring Relationships Started")
    kpi_mentoring_started_value = fields.Integer(
        compute="_compute_kpi_mentoring_started_value", export_string_translation=False
    )
    kpi_mentoring_sessions = fields.Boolean("Mentoring Sessions Held")
    kpi_mentoring_sessions_value = fields.Integer(
        compute="_compute_kpi_mentoring_sessions_value", export_string_translation=False
    )
    kpi_mentoring_hours = fields.Boolean("Hours of Mentoring")
    kpi_mentoring_hours_value = fields.Float(
        compute="_compute_kpi_mentoring_hours_value", export_string_translation=False
    )

    def _compute_kpi_mentoring_people_value(self):
        self._count_mentoring(
            "mentoring.participant", "kpi_mentoring_people_value", date_field="accepted_on"
        )

    def _compute_kpi_mentoring_started_value(self):
        self._count_mentoring(
            "mentoring.relationship", "kpi_mentoring_started_value", date_field="date_start"
        )

    def _compute_kpi_mentoring_sessions_value(self):
        self._count_mentoring(
            "mentoring.session.report",
            "kpi_mentoring_sessions_value",
            date_field="start",
            additional_domain=[("state", "=", "held")],
        )

    def _compute_kpi_mentoring_hours_value(self):
        self._count_mentoring(
            "mentoring.session.report",
            "kpi_mentoring_hours_value",
            date_field="start",
            additional_domain=[("state", "=", "held")],
            sum_field="hours",
        )

    def _count_mentoring(self, *args, **kwargs):
        """Count with the rights of whoever gets the mail; others go without the figure."""
        if not self.env.user.has_group(_COORDINATOR):
            raise AccessError(self.env._("Only those who run mentoring programs get this figure."))
        self._calculate_company_based_kpi(*args, **kwargs)

    def _compute_kpis_actions(self, company, user):
        actions = super()._compute_kpis_actions(company, user)
        menu = self.env.ref("mentoring_program.menu_mentoring_root").id
        for name, action in {
            "people": "mentoring_participant_action",
            "started": "mentoring_relationship_action",
            "sessions": "mentoring_session_report_action",
            "hours": "mentoring_session_report_action",
        }.items():
            actions[f"kpi_mentoring_{name}"] = f"mentoring_program.{action}?menu_id={menu}"
        return actions
