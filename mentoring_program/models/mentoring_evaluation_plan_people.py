from datetime import timedelta
from typing import NamedTuple

from odoo import fields, models

# The states of relationships whose members are asked in a phase. A pause is a rest from questions.
ASKED_STATES = {
    "fit": ("active",),
    "pulse": ("active",),
    "midterm": ("active",),
    "final": ("active", "completed"),
    "followup": ("completed",),
}
LEARNERS = ("mentee", "peer")


class Asked(NamedTuple):
    """One person to be asked: as what, about whom, and the day from which his days count."""

    user: object  # res.users
    role: str
    participant: object  # mentoring.participant, empty for coordinators
    member: object  # mentoring.relationship.member, empty before relationships
    base: object  # date, or None as long as it is not known


class MentoringEvaluationPlanPeople(models.AbstractModel):
    """Whom a line of the plan asks, and the day from which it counts for each of them."""

    _name = "mentoring.evaluation.plan.people"
    _description = "Mentoring Evaluation Plan: People"

    def _people_asked(self):
        """All who are concerned now, whenever their day is.

        :return: list of :class:`Asked`
        """
        self.ensure_one()
        if self.phase == "baseline":
            people = self._participants_asked()
        elif self.role == "coordinator":
            people = self._coordinators_asked()
        elif self.role == "manager":
            people = self._managers_asked()
        else:
            people = self._members_asked(self._roles())
        return [one for one in people if one.user.active]

    def _participants_asked(self):
        nobody = self.env["mentoring.relationship.member"]
        people = self.program_id.participant_ids.filtered(lambda one: one.state == "accepted")
        return [
            Asked(person.user_id, role, person, nobody, self._base_of_participant(person))
            for person in people
            for role in ["mentee" if person.role == "both" else person.role]
            if role in self._roles()
        ]

    def _base_of_participant(self, person):
        accepted = fields.Date.to_date(person.accepted_on or person.create_date)
        return max(self.day, accepted) if self.anchor == "date" else accepted

    def _members_asked(self, roles):
        pairs = self.program_id.relationship_ids.filtered(
            lambda pair: pair.state in ASKED_STATES[self.phase]
        )
        first_sessions = self._first_sessions(pairs) if self.anchor == "session" else {}
        return [
            Asked(
                member.user_id,
                member.role,
                member.participant_id,
                member,
                self._base_of_member(member, first_sessions),
            )
            for member in pairs._current_members()
            if member.role in roles
        ]

    def _first_sessions(self, pairs):
        """The day of the first session that took place: {relationship: date}."""
        held = [("relationship_id", "in", pairs.ids), ("state", "=", "held")]
        groups = self.env["mentoring.session"]._read_group(held, ["relationship_id"], ["start:min"])
        return {pair: fields.Date.to_date(start) for pair, start in groups}

    def _base_of_member(self, member, first_sessions):
        pair, start = member.relationship_id, member.joined_on
        if self.anchor == "date":
            joined_before = start and start <= self.day
            return self.day if joined_before else None
        if self.anchor == "session":
            first = first_sessions.get(pair)
            return max(first, start) if first and start else None
        end = pair.date_ended or pair.date_end or self.program_id.date_end
        accepted = member.participant_id.accepted_on
        return self._base(accepted and fields.Date.to_date(accepted), start, end)

    def _managers_asked(self):
        """Each line manager once, about the first of his people; not those who are in the pair."""
        people = {}
        for one in self._members_asked(LEARNERS):
            manager = one.member.manager_user_id
            is_inside = manager in one.member.relationship_id.member_ids.user_id
            if manager and one.base and not is_inside:
                people.setdefault(manager, []).append(one._replace(user=manager, role="manager"))
        return [min(about, key=lambda one: (one.base, one.member.id)) for about in people.values()]

    def _coordinators_asked(self):
        program = self.program_id
        base = self.day if self.anchor == "date" else None
        base = base or self._base(program.date_start, program.date_start, program.date_end)
        return [
            Asked(
                user,
                "coordinator",
                self.env["mentoring.participant"],
                self.env["mentoring.relationship.member"],
                base,
            )
            for user in program.coordinator_ids
        ]

    def _base(self, accepted, start, end):
        """The day from which the line counts, of somebody's dates; None if it is not known."""
        if self.anchor == "end":
            return end or None
        if self.anchor == "middle":
            return start + timedelta(days=(end - start).days // 2) if start and end else None
        return (accepted if self.anchor == "accepted" else start) or None
