from base64 import b64encode
from collections import Counter
from statistics import fmean
from urllib.parse import quote

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

    outcome_workbook = fields.Binary(
        compute="_compute_outcome_workbook",
        groups="mentoring_program.group_mentoring_coordinator",
        help="The figures of the outcome report as XLSX.",
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
        self.filtered("date_start")._measure_outcomes()
        return self.env.ref("mentoring_program.action_report_outcome").report_action(
            self, config=False
        )

    def action_download_outcome(self):
        """Download the figures of the outcome report as a workbook."""
        self.ensure_one()
        self.check_access("write")
        url = f"/web/content/mentoring.program/{self.id}/outcome_workbook"
        name = quote(f"{self._report_name()}.xlsx", safe="")
        return {"type": "ir.actions.act_url", "target": "self", "url": f"{url}/{name}?download=1"}

    def _compute_outcome_workbook(self):
        workbook = self.env["mentoring.outcome.workbook"]
        for program in self:
            readable = program.has_access("write")
            program.outcome_workbook = readable and b64encode(workbook._make(program))

    def _results_by_phase(self):
        """The results of each phase in which somebody was asked: [(its name, values)]."""
        labels = self.env["mentoring.evaluation"]._fields["phase"]._description_selection(self.env)
        found = [(label, self._results_values(phase)) for phase, label in labels]
        return [(label, values) for label, values in found if values["breakdowns"]]

    def _stories(self):
        """The stories that everybody named in them lets be told today, the latest first."""
        # published with the consent of all whom they name, for everybody in the company
        stories = self.env["mentoring.recognition"].sudo()
        return stories.search(
            [
                ("program_id", "in", self.ids),
                ("kind", "=", "story"),
                ("state", "=", "published"),
            ],
            order="published_on desc, id desc",
        )

    def _report_name(self):
        """The name of the file, without its extension."""
        self.ensure_one()
        return self.env._("Outcome Report %s", self.name)

    def _outcome(self):
        """All figures of the report, for those who run the program.

        :return: {"people": ..., "matching": ..., "activity": ..., "relationships": ...}, each
            {name: number}
        """
        self.ensure_one()
        self.check_access("write")
        # figures of many; coordinators of informal programs may have counts, but not the records
        program = self.sudo()
        pairs = program.relationship_ids
        started = pairs.filtered(lambda pair: pair.date_start or pair.state in APPROVED_STATES)
        return {
            "people": program._outcome_of_people(started),
            "matching": program._outcome_of_matching(),
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

    def _outcome_of_matching(self):
        """How good the applied matchings were, and what became of the pairs they proposed."""
        runs = self.env["mentoring.match.run"].search(
            [("program_id", "=", self.id), ("state", "=", "applied")]
        )
        pairs = runs.relationship_ids
        return {
            "runs": len(runs),
            "proven": len(runs.filtered("is_proven")),
            "matched": sum(runs.mapped("matched_count")),
            "asked": sum(runs.mapped("matched_count")) + sum(runs.mapped("unmatched_count")),
            "points": fmean(pairs.mapped("score")) if pairs else 0.0,
            "pairs": len(pairs),
            "begun": len(pairs.filtered("date_start")),
            "early": len(pairs.filtered(lambda pair: pair.end_reason_id.is_early)),
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
