from collections import Counter
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

STATES = [
    ("proposed", "Proposed"),
    ("to_approve", "To approve"),
    ("approved", "Approved"),
    ("active", "Active"),
    ("paused", "Paused"),
    ("completed", "Completed"),
    ("ended", "Ended"),
    ("refused", "Refused"),
]
APPROVED_STATES = ("approved", "active", "paused", "completed")
OVER_STATES = ("completed", "ended", "refused")


class MentoringRelationshipFlow(models.AbstractModel):
    """The life of a relationship: proposed, accepted, approved, agreed, active, over."""

    _name = "mentoring.relationship.flow"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Relationship: Lifecycle"

    @api.model
    def _propose(self, program, pairs, run=None):
        """Create proposed relationships and take the places of their members.

        :param pairs: list of (mentor participants, mentee participants, score)
        :raise NoSeatLeftError: names everybody without a free place; nothing is created then
        :return: the relationships, in the order of ``pairs``
        """
        Participant = self.env["mentoring.participant"]
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
                for person in people:
                    role = "peer" if person.role == "peer" else side
                    members.append(relationship._member_values(person, role))
                    seats[person.id, side if role != "peer" else "mentee"] += 1
        for (person_id, side), count in seats.items():
            Participant.browse(person_id)._take_seats(side, count)
        self.env["mentoring.relationship.member"]._create_protected(members)
        relationships._ask_members()
        return relationships

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
        asking.member_ids._notify_members("proposed")
        (self - asking)._submit()

    def action_submit(self):
        """Ask the managers of relationships whose members have accepted."""
        self.check_access("write")
        waiting = self.filtered(lambda pair: pair.state == "proposed" and not pair._is_accepted())
        if waiting:
            raise UserError(
                self.env._("Not accepted by all members yet: %s", ", ".join(waiting.mapped("name")))
            )
        # the coordinator may write the relationships; their members' rows follow
        self.sudo()._submit()
        return True

    def _submit(self):
        for relationship in self.filtered(lambda pair: pair.state == "proposed"):
            pending = relationship._current_members()._ask_approval()
            if pending:
                relationship._move_to("to_approve")
            else:
                relationship._approved()

    def _is_accepted(self):
        self.ensure_one()
        members = self._current_members()
        return not self.program_id.require_acceptance or all(members.mapped("accepted_on"))

    def _current_members(self):
        return self.member_ids.filtered(lambda member: not member.left_on)

    def _after_decision(self):
        """Draw the conclusion from what the managers have decided so far."""
        for relationship in self.filtered(lambda pair: pair.state == "to_approve"):
            states = set(relationship._current_members().mapped("approval_state"))
            if "refused" in states:
                relationship._after_refusal()
            elif states <= {"approved", "not_required"}:
                relationship._approved()

    def _after_refusal(self):
        """A refusal ends a pair; in a larger group it ends that membership alone."""
        refused = self._current_members().filtered(lambda one: one.approval_state == "refused")
        refused._leave()
        if self.state not in OVER_STATES:
            self._after_decision()

    def _approved(self):
        self._move_to("approved")
        self.filtered("program_id.require_agreement")._open_agreement()
        self.member_ids._notify_members("approved")
        self._activate_when_ready()

    def action_activate(self):
        """Start relationships: approved, signed where required, their program in monitoring."""
        self.check_access("write")
        blocked = self.filtered(lambda pair: pair.state == "approved" and not pair._may_start())
        if blocked:
            raise UserError(
                self.env._(
                    "Cannot start before the program is in monitoring and the agreement is"
                    " signed: %s",
                    ", ".join(blocked.mapped("name")),
                )
            )
        self._activate()
        return True

    def _may_start(self):
        self.ensure_one()
        signed = not self.program_id.require_agreement or all(
            self._current_members().mapped("agreement_date")
        )
        return signed and self.program_id.state in ("monitoring", "celebration")

    def _activate_when_ready(self):
        self.filtered(lambda pair: pair.state == "approved" and pair._may_start())._activate()

    def _activate(self):
        today = fields.Date.context_today(self)
        for relationship in self:
            end = relationship.date_end or relationship.program_id.date_end
            moved = relationship._move_to(
                "active",
                date_start=relationship.date_start or today,
                date_end=end if end and end >= today else False,
            )
            moved.member_ids.filtered(lambda one: not one.joined_on)._write_protected(
                {"joined_on": today}
            )

    def action_pause(self, reason=None, until=None):
        """Pause; the places stay taken.

        :param str reason: why, readable by the members
        :param date until: the day it is to go on
        """
        self._check_steering()
        # members have no write access to their relationship; checked above
        self.sudo()._move_to("paused", pause_reason=reason, pause_until=until)
        return True

    def action_resume(self):
        """Go on after a pause."""
        self._check_steering()
        # members have no write access to their relationship; checked above
        self.sudo().filtered(lambda pair: pair.state == "paused")._move_to(
            "active", pause_reason=False, pause_until=False
        )
        return True

    def action_complete(self):
        """Complete the relationship: its time is over and it was worth it."""
        self._check_steering()
        # members have no write access to their relationship; checked above
        self.sudo()._finish("completed")
        return True

    def action_end(self, reason=None, end_reason_id=None):
        """End early, without blame.

        :param str reason: a free word, for the coordinators alone
        :param int end_reason_id: id of a ``mentoring.end.reason``
        """
        self._check_steering()
        if not reason and not end_reason_id:
            return self.env["mentoring.reason"]._ask(self, "end")
        # members have no write access to their relationship; checked above
        running = self.sudo().filtered(lambda pair: pair.state not in OVER_STATES)
        own = running.member_ids.filtered(lambda member: member.user_id == self.env.user)
        (own or running.member_ids)._remark("end", reason)
        running._finish("ended", end_reason_id=end_reason_id)
        return True

    def _finish(self, state, **values):
        """Bring what still runs to an end and give the places back, once."""
        running = self.filtered(lambda pair: pair.state not in OVER_STATES)
        if state == "completed":
            running._check_move("completed")
        today = fields.Date.context_today(self)
        running._move_to(state, date_ended=today, **values)
        running.session_ids.filtered(lambda session: session.state == "planned")._move_to(
            "cancelled"
        )
        members = running.member_ids
        members._withdraw_question()
        members._release()
        return running

    def _check_steering(self):
        """Let the members pass, and whoever may write the relationship."""
        self.check_access("read")
        others = self.filtered(lambda pair: self.env.user not in pair._current_members().user_id)
        try:
            others.check_access("write")
        except AccessError as error:
            raise AccessError(
                self.env._("Only the members and the coordinators may do this.")
            ) from error

    def _is_too_small(self):
        """Whether no mentor or no mentee (for peers: no pair) remains."""
        self.ensure_one()
        roles = Counter(self._current_members().mapped("role"))
        if roles["peer"]:
            return roles["peer"] < 2
        return not (roles["mentor"] and roles["mentee"])

    def _state_when_left(self):
        """Somebody leaving before the start refuses the relationship, later he ends it."""
        return "refused" if self.state in ("proposed", "to_approve") else "ended"

    def _offer_rematch(self):
        """Tell the coordinators the same day that somebody is without a partner again."""
        for relationship in self.filtered(lambda pair: pair.state in ("ended", "refused")):
            for coordinator in relationship.program_id.coordinator_ids:
                relationship.activity_schedule(
                    "mentoring_program.mail_activity_rematch", user_id=coordinator.id
                )
