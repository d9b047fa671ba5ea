from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError

from .mentoring_relationship_flow import APPROVED_STATES

APPLIED_STATES = ("applied", "accepted", "waitlisted")
DAYS_OF_MONTH = 365.25 / 12


class MentoringProgramReport(models.AbstractModel):
    """The outcome report: what the program wanted, did and reached, in numbers of many.

    It names nobody but the coordinators.
    """

    _name = "mentoring.program.report"
    _description = "Mentoring Program: Outcome Report"

    lessons = fields.Html(
        "Lessons Learned",
        copy=False,
        groups="mentoring_program.group_mentoring_coordinator",
        help="What to keep and what to do differently next time; printed in the outcome report.",
    )

    def action_make_report(self):
        """Make the outcome report; the last gate asks for it. Printing a closed program's is free.

        :return: the action that prints it
        :raise UserError: the program has not reached monitoring
        """
        self.check_access("write")
        early = self.filtered(lambda one: one.state not in ("monitoring", "celebration", "closed"))
        if early:
            raise UserError(
                self.env._(
                    "There is no outcome before the step “Monitor and evaluate”: %s",
                    ", ".join(early.mapped("name")),
                )
            )
        running = self.filtered(lambda program: not program._is_final())
        running._write_protected({"report_date": fields.Datetime.now()})
        return self.env.ref("mentoring_program.action_report_outcome").report_action(
            self, config=False
        )

    def _report_name(self):
        """The name of the file, without its extension."""
        self.ensure_one()
        return self.env._("Outcome Report %s", self.name)

    def _outcome(self):
        """All figures of the report, for those who run the program.

        :return: {"people": ..., "activity": ..., "relationships": ...}, each {name: number}
        """
        self.ensure_one()
        self.check_access("write")
        # figures of many; coordinators of informal programs may have counts, but not the records
        program = self.sudo()
        pairs = program.relationship_ids
        started = pairs.filtered(lambda pair: pair.date_start or pair.state in APPROVED_STATES)
        return {
            "people": program._outcome_of_people(started),
            "activity": program._outcome_of_activity(started),
            "relationships": program._outcome_of_relationships(pairs),
        }

    def _outcome_of_people(self, started):
        """From those who were addressed to those who met."""
        people = self.participant_ids
        accepted = people.filtered(lambda person: person.state == "accepted")
        matched = accepted & started.member_ids.participant_id
        return {
            "registered": len(people.filtered(lambda person: person.state != "draft")),
            "applied": len(people.filtered(lambda person: person.state in APPLIED_STATES)),
            "accepted": len(accepted),
            "matched": len(matched),
            "mentors": len(matched.filtered(lambda person: person.role in ("mentor", "both"))),
            "mentees": len(matched.filtered(lambda person: person.role in ("mentee", "both"))),
        }

    def _outcome_of_activity(self, started):
        """What was held and reached, beside what was planned and agreed."""
        goals = started.goal_ids.filtered(lambda goal: goal.state in ("agreed", "achieved"))
        return {
            "sessions": sum(started.mapped("session_count")),
            "sessions_planned": self.session_target * len(started),
            "hours": sum(started.mapped("hours")),
            "hours_planned": self.hours_expected * sum(map(self._months_of, started)),
            "goals": len(goals.filtered(lambda goal: goal.state == "achieved")),
            "goals_planned": len(goals),
        }

    @api.model
    def _months_of(self, pair):
        """How long a relationship has lasted, in months."""
        if not pair.date_start:
            return 0.0
        today = fields.Date.context_today(self)
        end = pair.date_ended or min(pair.date_end or today, today)
        return max((end - pair.date_start).days, 0) / DAYS_OF_MONTH

    @api.model
    def _outcome_of_relationships(self, pairs):
        """How many are in which state; those going on informally count as that alone."""
        informal = pairs.filtered("goes_on_informally")
        counts = Counter((pairs - informal).mapped("state"))
        return {**counts, "informal": len(informal)}
