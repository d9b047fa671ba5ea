from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from odoo import api, fields, models

from .mentoring_relationship_flow import OVER_STATES

WORK = ("approved", "active")  # where people work together; what is paused rests
PATIENCE = timedelta(days=3)  # before one is reminded of what somebody else waits for


class Fact(NamedTuple):
    """Something that waits for a person: where it lies, and with whom he does it."""

    url: str
    relationship: object
    about: str


class MentoringNudgeFacts(models.AbstractModel):
    """What people could be reminded of, read from the records each time and stored nowhere.

    Runs for the system alone; each method returns {user: [Fact]}.
    """

    _name = "mentoring.nudge.facts"
    _description = "Mentoring Reminders: Facts"

    @api.model
    def _facts(self):
        """All that waits: {(user, matter): [Fact]}, of programs that remind their people."""
        found = {
            (user, matter): facts
            for matter in dict(self._fields["matter"].selection)
            for user, facts in getattr(self, f"_facts_of_{matter}")().items()
        }
        return {key: facts for key, facts in found.items() if key[0].active and facts}

    def _facts_of_rhythm(self):
        """Running relationships whose last session is longer ago than the rhythm, none planned."""
        now, today = fields.Datetime.now(), fields.Date.context_today(self)
        pairs = self.env["mentoring.relationship"].search(
            [("state", "=", "active"), ("program_id.sends_nudges", "=", True)]
        )
        planned = self.env["mentoring.session"]._read_group(
            [("relationship_id", "in", pairs.ids), ("state", "=", "planned"), ("start", ">", now)],
            ["relationship_id"],
        )
        silent = pairs - pairs.browse().union(*(pair for (pair,) in planned))
        silent = silent.filtered(lambda one: self._is_silent(one, today))
        return self._for_members(silent.member_ids, "/sessions")

    def _is_silent(self, pair, today):
        since = pair.last_session_on or pair.date_start
        interval = pair.program_id.session_interval
        return bool(since and interval) and since + timedelta(days=interval) < today

    def _facts_of_report(self):
        """Sessions that were to take place, and nobody has told whether they did."""
        sessions = self.env["mentoring.session"].search(
            [
                ("state", "=", "planned"),
                ("stop", "<", fields.Datetime.now() - timedelta(days=1)),
                ("relationship_id.state", "in", WORK),
                ("program_id.sends_nudges", "=", True),
            ]
        )
        found = defaultdict(list)
        for session in sessions:
            for member in self._current(session.relationship_id.member_ids):
                self._add(found, member, f"/my/mentoring/sessions/{session.id}")
        return found

    def _facts_of_action(self):
        """Actions that a member promised, and whose day has come."""
        actions = self.env["mentoring.goal.action"].search(
            [
                ("done", "=", False),
                ("deadline", "<=", fields.Date.context_today(self)),
                ("member_id.left_on", "=", False),
                ("relationship_id.state", "in", WORK),
                ("relationship_id.program_id.sends_nudges", "=", True),
            ]
        )
        found = defaultdict(list)
        for action in actions:
            home = f"goals/{action.goal_id.id}" if action.goal_id else None
            home = home or f"sessions/{action.session_id.id}"
            self._add(found, action.member_id, f"/my/mentoring/{home}")
        return found

    def _facts_of_agreement(self):
        """Agreements that wait for a signature."""
        members = self.env["mentoring.relationship.member"].search(
            [
                ("agreement_date", "=", False),
                ("relationship_id.agreement_ids", "!=", False),
                ("relationship_id.state", "in", WORK),
                ("relationship_id.program_id.require_agreement", "=", True),
                ("relationship_id.program_id.sends_nudges", "=", True),
                ("write_date", "<", fields.Datetime.now() - PATIENCE),
            ]
        )
        return self._for_members(members, "/agreement")

    def _facts_of_goal(self):
        """Goals that somebody else of the relationship proposed and this person may agree to."""
        goals = self.env["mentoring.goal"].search(
            [
                ("state", "=", "draft"),
                ("create_date", "<", fields.Datetime.now() - PATIENCE),
                ("relationship_id.state", "in", WORK),
                ("program_id.sends_nudges", "=", True),
            ]
        )
        found = defaultdict(list)
        for goal in goals:
            for member in self._current(goal.relationship_id.member_ids):
                if goal.with_user(member.user_id)._may_agree():
                    self._add(found, member, f"/my/mentoring/goals/{goal.id}")
        return found

    def _facts_of_request(self):
        """Requests that the person asked has not answered for a week, last reminder included."""
        week_ago = fields.Datetime.now() - timedelta(days=7)
        found = defaultdict(list)
        for request in self.env["mentoring.request"].search(
            [
                ("state", "=", "sent"),
                ("create_date", "<", week_ago),
                "|",
                ("reminded_on", "=", False),
                ("reminded_on", "<", week_ago),
                ("program_id.sends_nudges", "=", True),
            ]
        ):
            fact = Fact(
                f"/my/mentoring/requests/{request.id}",
                self.env["mentoring.relationship"],
                request.program_id.name,
            )
            found[request.mentor_user_id].append(fact)
        return found

    def _for_members(self, members, page):
        """One fact for each of these members who is still there: a page of the relationship."""
        found = defaultdict(list)
        for member in self._current(members):
            home = f"/my/mentoring/relationships/{member.relationship_id.id}"
            self._add(found, member, home + page)
        return found

    def _current(self, members):
        return members.filtered(
            lambda one: (
                one.user_id
                and not one.left_on
                and not one.is_invited
                and one.relationship_id.state not in OVER_STATES
            )
        )

    def _add(self, found, member, url):
        about = f"{member.partner_names} · {member.relationship_id.program_id.name}"
        found[member.user_id].append(Fact(url, member.relationship_id, about))
