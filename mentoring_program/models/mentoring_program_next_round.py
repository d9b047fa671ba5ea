from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.exceptions import UserError

from .mentoring_relationship_flow import APPROVED_STATES

_COORDINATOR = "mentoring_program.group_mentoring_coordinator"
ENDING_STATES = ("monitoring", "celebration", "closed")
WAITING_STATES = ("accepted", "waitlisted")
MATCHED_STATES = ("ended", *APPROVED_STATES)
# What a person told of himself in general; wishes, exclusions and the consent are asked again.
CARRIED = ("role", "chosen_capacity", "chosen_quota")


class MentoringProgramNextRound(models.AbstractModel):
    """The next round of a program: set up alike, with its lessons, and who waited goes first."""

    _name = "mentoring.program.next.round"
    _description = "Mentoring Program: Next Round"

    former_id = fields.Many2one(
        "mentoring.program",
        "Round Before",
        ondelete="set null",
        index="btree_not_null",
        copy=False,
        readonly=True,
        check_company=True,
    )
    next_round_ids = fields.One2many("mentoring.program", "former_id")
    lessons_before = fields.Html(
        "Lessons of the Round Before", copy=False, readonly=True, groups=_COORDINATOR
    )

    _one_next_round = models.UniqueIndex(
        "(former_id) WHERE former_id IS NOT NULL", "The next round of this program exists already."
    )

    def action_next_round(self):
        """Start the next round, or open it where it was started already.

        Its setup, lessons and objectives come along; who waited without a partner is in it as a
        draft and is invited first, when its recruitment opens.

        :raise UserError: the program has not reached monitoring, or was cancelled
        """
        self.ensure_one()
        self.check_access("write")
        if self.state not in ENDING_STATES:
            raise UserError(
                self.env._(
                    "%s has no next round before the step “Monitor and evaluate”.", self.name
                )
            )
        self._claim()
        # whether there is one; whoever opens it needs his own right to read it
        known = self.sudo().with_context(active_test=False).next_round_ids
        following = known.sudo(self.env.su)[:1] or self._make_next_round()
        return {
            "type": "ir.actions.act_window",
            "res_model": "mentoring.program",
            "res_id": following.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _make_next_round(self):
        series = self._series()
        following = self.copy({"name": self._name_of_round(len(series.program_ids) + 1)})
        following._write_protected(
            {"former_id": self.id, "lessons_before": self.lessons, "series_id": series.id}
        )
        self._carry_objectives(following)
        self._carry_resources(following)
        following._put_plan_ahead()
        carried = self._carry_waiting(following)
        following.message_post(
            body=self.env._(
                "Next round of %(program)s. People who waited and are invited first: %(count)s.",
                program=self.name,
                count=len(carried),
            )
        )
        return following

    def _series(self):
        """The series of the program; a new one where it stood alone."""
        if not self.series_id:
            series = self.env["mentoring.program.series"].create(
                {"name": self.name, "company_id": self.company_id.id}
            )
            # also of a closed program: that it belongs to a series changes nothing in it
            self._write_protected({"series_id": series.id})
        return self.series_id

    def _name_of_round(self, number):
        return self.env._("%(series)s, round %(number)s", series=self.series_id.name, number=number)

    def _carry_objectives(self, following):
        """Go on from what was reached; a target that is reached by now is to be set anew."""
        for old, new in zip(self.objective_ids, following.objective_ids, strict=True):
            if old._is_measured():
                ahead = (old.target - old.actual) * (old.target - old.baseline) > 0
                new.write({"baseline": old.actual, "target": old.target if ahead else old.actual})

    def _put_plan_ahead(self):
        """Move the days on which everybody is asked to the same day of a year still to come."""
        today = fields.Date.context_today(self)
        for plan in self.evaluation_plan_ids.filtered("day"):
            this_year = plan.day + relativedelta(year=today.year)
            plan.day = this_year if this_year > today else this_year + relativedelta(years=1)

    def _carry_resources(self, following):
        """The guides and trainings that belong to the program alone."""
        own = self.env["mentoring.resource"].search([("program_id", "=", self.id)])
        for resource in own:
            # what is due by a date of this round is due before the first session of the next
            by_date = {"due": "session", "due_on": False} if resource.due == "date" else {}
            resource.copy({"program_id": following.id, "name": resource.name, **by_date})

    def _carry_waiting(self, following):
        """Take over who waited without a partner, as drafts, those who waited longest first."""
        waiting = self._unmatched().sorted(lambda one: (-one.rounds_waited, one.id))
        return self.env["mentoring.participant"]._create_protected(
            [
                {
                    "program_id": following.id,
                    "employee_id": person.employee_id.id,
                    "rounds_waited": person.rounds_waited + 1,
                    **{name: person[name] for name in CARRIED},
                    "target_job_id": person.target_job_id.id,
                    "topic_ids": [(6, 0, person.topic_ids.ids)],
                    "language_ids": [(6, 0, person.language_ids.ids)],
                    "skill_line_ids": person._skill_commands(),
                }
                for person in waiting
            ]
        )

    def _unmatched(self):
        """Accepted or waiting people, still employed, who got no partner."""
        # the coordinator's own program; of informal ones he may know who takes part
        people = self.sudo().participant_ids.filtered(
            lambda one: (
                one.state in WAITING_STATES
                and one.employee_id.active
                and not one.member_ids.relationship_id.filtered(
                    lambda pair: pair.state in MATCHED_STATES
                )
            )
        )
        return people.sudo(self.env.su)

    def _start_recruitment(self):
        """Invite those first who waited in the round before."""
        waited = self.participant_ids.filtered(
            lambda one: one.state == "draft" and one.rounds_waited
        )
        if waited:
            waited.action_invite()
