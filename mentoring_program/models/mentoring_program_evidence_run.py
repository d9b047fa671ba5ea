from datetime import timedelta

from odoo import fields, models
from odoo.tools import is_html_empty


class MentoringProgramEvidenceRun(models.AbstractModel):
    """What shows in a program that it is well run, measured, fair and looked after."""

    _name = "mentoring.program.evidence.run"
    _inherit = ["mentoring.program.evidence"]
    _description = "Mentoring Program: Evidence of Its Course"

    def _evidence_objectives_measured(self):
        objectives = self.objective_ids
        return self._part(objectives, objectives.filtered(lambda one: one._is_accounted_for()))

    def _evidence_baseline_asked(self):
        return self._evidence_of_answers("baseline")

    def _evidence_midterm_asked(self):
        return self._evidence_of_answers("midterm")

    def _evidence_final_asked(self):
        return self._evidence_of_answers("final")

    def _evidence_of_answers(self, phase):
        """Of those asked in a phase, who answered; what they answered is not looked at."""
        asked = self.evaluation_ids.filtered(
            lambda one: one.phase == phase and one.state in ("sent", "answered", "expired")
        )
        return self._part(asked, asked.filtered(lambda one: one.state == "answered"))

    def _evidence_rhythm(self):
        """Of the running relationships, those that met or began within the last interval."""
        running = self.relationship_ids.filtered(lambda pair: pair.state == "active")
        first = fields.Date.context_today(self) - timedelta(days=self.session_interval)
        met = running.filtered(
            lambda pair: (day := pair.last_session_on or pair.date_start) and day >= first
        )
        return self._part(running, met)

    def _evidence_lessons(self):
        return self._is_there(not is_html_empty(self.lessons))

    def _evidence_report(self):
        return self._is_there(self.report_date)

    def _evidence_confidant(self):
        """Somebody to turn to who does not run the program himself."""
        return self._is_there(self.confidant_id - self.coordinator_ids)

    def _evidence_consent(self):
        people = self._accepted()
        return self._part(people, people.filtered("consent_date"))

    def _evidence_agreements(self):
        members = self._started_pairs().member_ids
        if not self.require_agreement:
            members = members.browse()
        return self._part(members, members.filtered("agreement_date"))

    def _evidence_coordinators(self):
        """A second coordinator, so that nobody waits while the first one is away."""
        return self._is_there(len(self.coordinator_ids) > 1)

    def _evidence_nobody_stuck(self):
        people = self._accepted()
        stuck = self.env["mentoring.stuck"].search([("program_id", "=", self.id)])
        return self._part(people, people - stuck.participant_id)

    def _evidence_meetings_reported(self):
        past = self.env["mentoring.session"].search(
            [
                ("program_id", "=", self.id),
                ("state", "in", ("planned", "held", "missed")),
                ("stop", "<", fields.Datetime.now()),
            ]
        )
        return self._part(past, past.filtered(lambda one: one.state != "planned"))

    def _evidence_reminders(self):
        return self._is_there(self.sends_nudges)

    def _evidence_celebration(self):
        return self._evidence_of_event("celebration")

    def _evidence_honored(self):
        """Of the people who completed a relationship, those who have their certificate."""
        completed = self.relationship_ids.filtered(lambda pair: pair.state == "completed")
        people = completed.member_ids.filtered(lambda one: not one.left_on).participant_id
        given = self.recognition_ids.filtered(
            lambda one: one.kind == "certificate" and one.state == "published"
        )
        return self._part(people, given.receiver_id)
