import logging

from odoo import api, fields, models

from .mentoring_evaluation_answers import CONFIDENTIAL_PHASES
from .mentoring_program_lifecycle import FINAL_STATES

_logger = logging.getLogger(__name__)

# How many days after its day a questionnaire still makes sense.
LATE_DAYS = {
    "baseline": 30,
    "fit": 30,
    "pulse": 30,
    "midterm": 60,
    "final": 90,
    "followup": 60,
}


class MentoringEvaluationPlanDue(models.AbstractModel):
    """What of the plan is due today: planned once for each person, phase and occurrence.

    Of the confidential phases each relationship is one's own matter; otherwise a person is asked
    once in each of his roles, however many relationships he has.
    """

    _name = "mentoring.evaluation.plan.due"
    _description = "Mentoring Evaluation Plan: Due"

    @api.model
    def _cron_evaluate(self):
        """Plan what is due in all programs, then send each person what is next for him.

        Safe to run at any time and after a long rest: what is planned is known, and of a pulse
        that was missed several times the last one alone is sent.
        """
        evaluations = self.env["mentoring.evaluation"]
        evaluations._cron_follow_up()
        programs = self.search([("program_id.state", "not in", ("objectives", "cancelled"))])
        for program in programs.program_id.try_lock_for_update(allow_referencing=True):
            try:
                with self.env.cr.savepoint():
                    program.evaluation_plan_ids._plan_due()
            except Exception:
                _logger.exception("Questionnaires of mentoring program %s", program.id)
        evaluations._send_waiting()

    def _plan_due(self):
        """Plan the questionnaires whose day has come; those planned before stay as they are."""
        # who runs the program asks; who is asked follows from the relationships
        lines = self.sudo()
        vals_list = [vals for line in lines for vals in line._due_values()]
        return lines.env["mentoring.evaluation"]._create_protected(vals_list)

    def _due_values(self):
        self.ensure_one()
        if self.program_id.state in FINAL_STATES and self.phase != "followup":
            return []
        today = fields.Date.context_today(self)
        known = self._known()
        values = []
        for one in self._people_asked():
            number = self._occurrence_due(one.base, today)
            key = self._key(one.user, one.role, one.member, number)
            survey = self._survey_for(one.role)
            if number and key not in known and survey._is_answerable():
                known.add(key)
                values.append(self._values_for(one, number, survey))
        return values

    def _occurrence_due(self, base, today):
        """The number of the occurrence that is due, the last of those missed; 0 for none."""
        days = 0 if self.anchor == "date" else self.days
        late = (today - base).days - days if base else -1
        if late < 0:
            return 0
        number = late // self.every + 1 if self.every else 1
        number = min(number, self.times) if self.every and self.times else number
        since = late - (number - 1) * self.every
        return number if since <= LATE_DAYS[self.phase] else 0

    def _known(self):
        """What has been planned or sent in this phase, in whatever state it is by now."""
        asked = self.env["mentoring.evaluation"].search(
            [("program_id", "=", self.program_id.id), ("phase", "=", self.phase)]
        )
        return {
            self._key(one.respondent_user_id, one.respondent_role, one.member_id, one.occurrence)
            for one in asked
        }

    def _key(self, user, role, member, number):
        is_own_matter = self.phase in CONFIDENTIAL_PHASES
        return user.id, role, member.id if is_own_matter else False, number

    def _values_for(self, one, number, survey):
        return {
            "program_id": self.program_id.id,
            "participant_id": one.participant.id,
            "member_id": one.member.id,
            "respondent_role": one.role,
            "respondent_user_id": one.user.id,
            "phase": self.phase,
            "occurrence": number,
            "survey_id": survey.id,
            "answer_days": self.answer_days,
        }
