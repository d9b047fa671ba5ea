from typing import NamedTuple

from odoo import models
from odoo.tools import is_html_empty

from .mentoring_relationship_flow import APPROVED_STATES


class Evidence(NamedTuple):
    """What the data tell about an item: how many of how many, and the records looked at."""

    found: int
    asked: int
    records: object
    is_yes_no: bool = False


class MentoringProgramEvidence(models.AbstractModel):
    """What shows in a program that it is well made, up to the first meetings.

    One method per item, named after its code. They count for those who run the program, with
    superuser rights: of informal programs they may have counts alone.
    """

    _name = "mentoring.program.evidence"
    _description = "Mentoring Program: Evidence of Its Preparation"

    def _evidence(self, code):
        """What the data tell about the item of this code.

        :return: :class:`Evidence`; None where no method looks for it
        """
        self.ensure_one()
        look = getattr(self, f"_evidence_{code}", None) if code else None
        return look() if look else None

    def _is_there(self, value):
        """Evidence that is there or not."""
        return Evidence(int(bool(value)), 1, self, True)

    def _part(self, records, there):
        """Evidence that a part of some records has."""
        return Evidence(len(records & there), len(records), records)

    def _evidence_objectives_defined(self):
        objectives = self.objective_ids
        return self._part(objectives, objectives.filtered(lambda one: one._is_defined()))

    def _evidence_competencies(self):
        return self._is_there(self.skill_ids)

    def _evidence_described(self):
        return self._is_there(not is_html_empty(self.description))

    def _evidence_readiness(self):
        return self._part(self.readiness_ids, self.readiness_ids.filtered("answer"))

    def _evidence_mentors_trained(self):
        return self._evidence_of_training(("mentor", "both"))

    def _evidence_mentees_trained(self):
        return self._evidence_of_training(("mentee", "peer", "both"))

    def _evidence_of_training(self, roles):
        """Who of one side has done what is mandatory; nobody where nothing is."""
        people = self._accepted().filtered(lambda one: one.role in roles)
        if not self.env["mentoring.resource"].search_count(self._mandatory_domain(), limit=1):
            people = people.browse()
        return self._part(people, people - people._untrained())

    def _evidence_kickoff(self):
        return self._evidence_of_event("kickoff")

    def _evidence_of_event(self, kind):
        events = self.env["mentoring.session"].search(
            [("program_id", "=", self.id), ("kind", "=", kind), ("state", "!=", "cancelled")]
        )
        return self._part(events, events.filtered(lambda one: one.state == "held"))

    def _evidence_managers_decided(self):
        """Of the line managers asked, those who have decided: they know what it is about."""
        asked = self.relationship_ids.member_ids.filtered(
            lambda one: one.approval_state in ("pending", "approved", "refused")
        )
        return self._part(asked, asked.filtered(lambda one: one.approval_state != "pending"))

    def _evidence_profiles(self):
        people = self._accepted()
        return self._part(people, people.filtered("skill_line_ids"))

    def _evidence_applications(self):
        people = self.participant_ids.filtered(
            lambda one: one.state in ("applied", "accepted", "waitlisted", "declined")
        )
        return self._part(people, people.filtered(lambda one: one.state != "applied"))

    def _evidence_matched(self):
        people = self._accepted()
        return self._part(people, self._started_pairs().member_ids.participant_id)

    def _evidence_rules_kept(self):
        runs = self.match_run_ids.filtered(lambda run: run.state == "applied")
        return self._part(runs, runs.filtered(lambda run: not run.violation_count))

    def _evidence_members_accept(self):
        members = self._started_pairs().member_ids
        if not self.require_acceptance:
            members = members.browse()
        return self._part(members, members.filtered("accepted_on"))

    def _started_pairs(self):
        """The relationships that got as far as the approval."""
        return self.relationship_ids.filtered(
            lambda pair: pair.date_start or pair.state in APPROVED_STATES
        )
