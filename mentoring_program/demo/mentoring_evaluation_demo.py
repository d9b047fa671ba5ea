from datetime import datetime, time, timedelta

from odoo import api, fields, models

from ..models.mentoring_evaluation_plan import MEMBER_ROLES

# Of finished programs: the phase and how many weeks ago; of running ones: the pulse alone.
PAST = (("baseline", 27), ("fit", 22), ("pulse", 18), ("midterm", 12))
NOW = (("fit", 8), ("pulse", 2))


class MentoringDemoEvaluation(models.AbstractModel):
    """What people answered before the end: where they began, how it went, and one open question.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.evaluation"
    _description = "Story of the Mentoring Demo Data: Evaluation"

    @api.model
    def _play(self):
        programs = self.env["mentoring.program"].search([("formality", "=", "formal")])
        for program in programs:
            members = program.relationship_ids.member_ids.filtered("joined_on")
            if program.state in ("celebration", "closed"):
                for phase, weeks in PAST:
                    self._ask(members, phase, weeks)
            elif program.state == "monitoring":
                for phase, weeks in NOW:
                    self._ask(members, phase, weeks, is_last=phase == "pulse")

    def _ask(self, members, phase, weeks, is_last=False):
        """Ask so many weeks ago, and let all answer but, where it is the last, one of them."""
        asked = self.env["mentoring.evaluation"]._create_protected(
            [self._values(member, phase) for member in members.filtered("user_id")]
        )
        asked._send_out()
        for rank, evaluation in enumerate(asked):
            if is_last and rank == 1:
                continue
            self.env["mentoring.demo"]._answer(evaluation, rank * (2 if is_last else 1))
        self._set_back(asked, timedelta(weeks=weeks))

    def _values(self, member, phase):
        role = member.role if member.role in MEMBER_ROLES else "mentee"
        return {
            "program_id": member.program_id.id,
            "participant_id": member.participant_id.id,
            "member_id": phase != "baseline" and member.id,
            "respondent_role": role,
            "respondent_user_id": member.user_id.id,
            "phase": phase,
            "survey_id": self.env["survey.survey"]._of_library(phase, role).id,
        }

    def _set_back(self, asked, ago):
        """The dates of what happened then, which nobody could write at that time."""
        day = fields.Date.today() - ago
        sent = datetime.combine(day, time(7))
        asked._write_protected({"planned_on": day, "sent_on": sent})
        asked.filtered(lambda one: one.state == "answered")._write_protected(
            {"answered_on": day + timedelta(days=3), "deadline": day + timedelta(days=14)}
        )
