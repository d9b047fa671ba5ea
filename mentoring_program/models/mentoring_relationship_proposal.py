from collections import Counter
from datetime import timedelta

from odoo import api, fields, models


class MentoringRelationshipProposal(models.AbstractModel):
    """How a relationship begins: proposed, its places taken, its members asked."""

    _name = "mentoring.relationship.proposal"
    _description = "Mentoring Relationship: Proposal"

    acceptance_deadline = fields.Date(copy=False, readonly=True)
    is_reminded = fields.Boolean(readonly=True, copy=False)

    @api.model
    def _propose(self, program, pairs, run=None):
        """Create proposed relationships and take the places of their members.

        :param pairs: list of (mentor participants, mentee participants, score)
        :raise NoSeatLeftError: names everybody without a free place; nothing is created then
        :return: the relationships, in the order of ``pairs``
        """
        relationships = self._set_up(program, pairs, run)
        relationships._ask_members()
        return relationships

    @api.model
    def _agree(self, program, mentor, mentee):
        """Begin what two people have agreed on among themselves.

        :raise NoSeatLeftError: one of them has no free place; nothing is created then
        """
        relationship = self._set_up(program, [(mentor, mentee, 0.0)])
        relationship.member_ids._write_protected({"accepted_on": fields.Datetime.now()})
        relationship._submit()
        return relationship

    def _set_up(self, program, pairs, run=None):
        """Create the relationships with their members and places, and ask nobody yet."""
        deadline = fields.Date.context_today(self) + timedelta(days=program.acceptance_days)
        relationships = self._create_protected(
            [
                {
                    "program_id": program.id,
                    "match_run_id": run.id if run else False,
                    "score": score,
                    "acceptance_deadline": deadline if program.require_acceptance else False,
                }
                for _mentors, _mentees, score in pairs
            ]
        )
        members, seats = [], Counter()
        for relationship, (mentors, mentees, _score) in zip(relationships, pairs, strict=True):
            for side, people in (("mentor", mentors), ("mentee", mentees)):
                role = relationship._role_on(side)
                members += [relationship._member_values(person, role) for person in people]
                seats.update((_seat_side(role), person.id) for person in people)
        self._take_all_seats(seats)
        self.env["mentoring.relationship.member"]._create_protected(members)
        relationships._note_size()
        return relationships

    def _take_all_seats(self, seats):
        """Take places: {(side, participant id): how many}; people who need as many together."""
        together = {}
        for (side, person_id), count in seats.items():
            together.setdefault((side, count), []).append(person_id)
        Participant = self.env["mentoring.participant"]
        for (side, count), ids in together.items():
            Participant.browse(ids)._take_seats(side, count)

    def _role_on(self, side):
        return "peer" if self.program_id.format == "peer" else side

    def _member_values(self, participant, role):
        return {
            "relationship_id": self.id,
            "participant_id": participant.id,
            "role": role,
            "holds_seat": True,
        }

    def _ask_members(self):
        """Ask the members to accept, or go on to the managers where nobody is asked."""
        asking = self.filtered("program_id.require_acceptance")
        asking.member_ids._notify_of_proposal()
        (self - asking)._submit()

    @api.model
    def _cron_remind_members(self):
        """Remind who has not answered two days before the deadline, the coordinators after it.

        Silence accepts nothing and declines nothing: after the deadline the coordinator decides.
        """
        today = fields.Date.context_today(self)
        waiting = self.search(
            [
                ("state", "=", "proposed"),
                ("acceptance_deadline", "<=", today + timedelta(days=2)),
            ]
        ).try_lock_for_update()
        late = waiting.filtered(lambda pair: pair.acceptance_deadline < today)
        soon = (waiting - late).filtered(lambda pair: not pair.is_reminded)
        soon._write_protected({"is_reminded": True})
        soon._current_members().filtered(lambda one: not one.accepted_on)._notify_members(
            "proposed"
        )
        for relationship in late:
            relationship._tell_coordinators("mentoring_program.mail_activity_unanswered")

    def _tell_coordinators(self, activity_type):
        """Put an activity on the coordinators' lists, unless it is there already."""
        told = self.activity_search([activity_type]).user_id
        for coordinator in self.program_id.coordinator_ids.filtered("active") - told:
            self.activity_schedule(activity_type, user_id=coordinator.id)


def _seat_side(role):
    """Whose kind of place a member holds: a peer holds a mentee's."""
    return "mentor" if role == "mentor" else "mentee"
