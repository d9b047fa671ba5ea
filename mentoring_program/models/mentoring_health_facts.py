from datetime import timedelta
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain

LOOKED_AT = ("approved", "active")  # what is paused rests, what is over has been
WATCH, AT_RISK = "watch", "at_risk"
# What a person said in confidence; it counts from the first day on.
CONFIDENTIAL = ("fit", "pulse", "wish")
SILENCE = ("rhythm", "no_session")
LOW, VERY_LOW = 60, 40  # of 100 points of a confidential answer
ANSWER_LASTS = timedelta(days=60)
PATIENCE = timedelta(days=7)  # with what somebody promised, or is to sign
LONG_UNSIGNED = timedelta(days=28)
LONG_LEAVE = timedelta(days=14)


class Fact(NamedTuple):
    """Something that speaks against a relationship: what, how much, since (or until) when."""

    kind: str
    level: str
    day: str  # as dates are written in JSON
    number: float = 0
    member_id: int = 0


class MentoringHealthFacts(models.AbstractModel):
    """What can be said of relationships from their records, for many of them at once.

    Runs for the system alone. Each ``_facts_of_...`` takes the relationships and the day, and
    yields (relationship, fact or None, the next day on which time alone may change it or None).
    """

    _name = "mentoring.health.facts"
    _description = "Mentoring Health: Facts"

    @api.model
    def _facts(self, pairs, today):
        """All that speaks against relationships: {id: (list of facts, the day to look again)}."""
        found = {pair.id: ([], []) for pair in pairs}
        active = pairs.filtered(lambda pair: pair.state == "active")
        sources = [self._facts_of_agreement(pairs, today), self._facts_of_wish(pairs, today)]
        if active:
            sources += [
                self._facts_of_rhythm(active, today),
                self._facts_of_action(active, today),
                self._facts_of_answer(active, today),
                self._facts_of_absence(active, today),
            ]
        for source in sources:
            for pair, fact, again in source:
                facts, days = found[pair.id]
                facts += [fact] if fact else []
                days += [again] if again and again > today else []
        return {
            key: (self._excuse(facts), min(days, default=False))
            for key, (facts, days) in found.items()
        }

    def _excuse(self, facts):
        """While somebody is away, nobody expects a session."""
        if any(fact.kind == "absence" for fact in facts):
            facts = [fact._replace(level=WATCH) if fact.kind in SILENCE else fact for fact in facts]
        return sorted(facts)

    def _facts_of_rhythm(self, pairs, today):
        """The last session, against the rhythm of the program; the start where there was none."""
        last = self._session_days(pairs, [("state", "=", "held")], "start:max")
        ahead = [("state", "=", "planned"), ("start", ">=", fields.Datetime.to_datetime(today))]
        planned = self._session_days(pairs, ahead, "start:min")
        for pair in pairs:
            since = last.get(pair.id) or pair.date_start
            interval = timedelta(days=pair.program_id.session_interval)
            if not since:
                continue
            watch, risk = since + interval, since + 2 * interval
            following = planned.get(pair.id)
            if today <= watch:
                yield pair, None, watch + timedelta(days=1)
                continue
            level = WATCH if today <= risk or following else AT_RISK
            again = [day + timedelta(days=1) for day in (risk, following) if day and day >= today]
            kind = "rhythm" if pair.id in last else "no_session"
            yield pair, Fact(kind, level, str(since), interval.days), min(again, default=None)

    def _session_days(self, pairs, domain, aggregate):
        groups = self.env["mentoring.session"]._read_group(
            [("relationship_id", "in", pairs.ids), *domain], ["relationship_id"], [aggregate]
        )
        return {pair.id: start.date() for pair, start in groups}

    def _facts_of_action(self, pairs, today):
        """What members promised and have not done a week after its day."""
        waiting = Domain(
            [("relationship_id", "in", pairs.ids), ("done", "=", False), ("deadline", "!=", False)]
        ) & (
            Domain("goal_id", "=", False)
            | Domain("goal_id.state", "not in", ("achieved", "dropped"))
        )
        late = self._actions(waiting & Domain("deadline", "<=", today - PATIENCE))
        soon = self._actions(waiting & Domain("deadline", ">", today - PATIENCE))
        for pair in pairs:
            count, oldest = late.get(pair.id, (0, None))
            fact = Fact("action", WATCH, str(oldest), count) if count else None
            _count, following = soon.get(pair.id, (0, None))
            yield pair, fact, following and following + PATIENCE

    def _actions(self, domain):
        groups = self.env["mentoring.goal.action"]._read_group(
            domain, ["relationship_id"], ["__count", "deadline:min"]
        )
        return {pair.id: (count, first) for pair, count, first in groups}

    def _facts_of_agreement(self, pairs, today):
        """Signatures that are missing under the agreement as it is now."""
        asked = pairs.filtered("program_id.require_agreement")
        versions = self.env["mentoring.agreement"].search_fetch(
            [("relationship_id", "in", asked.ids), ("is_current", "=", True)],
            ["relationship_id", "create_date"],
        )
        for version in versions:
            pair, since = version.relationship_id, version.create_date.date()
            missing = pair._current_members().filtered(lambda one: not one.agreement_date)
            if not missing:
                continue
            watch, risk = since + PATIENCE, since + LONG_UNSIGNED
            level = AT_RISK if today > risk else WATCH
            fact = Fact("agreement", level, str(since), len(missing)) if today > watch else None
            yield pair, fact, (risk if today > watch else watch) + timedelta(days=1)

    def _facts_of_answer(self, pairs, today):
        """What members answered in confidence: of each the last answer, while it is fresh."""
        answers = pairs._confidential_answers().filtered(
            lambda one: one.answered_on > today - ANSWER_LASTS and not one.member_id.left_on
        )
        for member, given in answers.grouped("member_id").items():
            answer = given[0]
            fact = None
            if answer.score < LOW:
                level = AT_RISK if answer.score < VERY_LOW else WATCH
                day, score = str(answer.answered_on), round(answer.score)
                fact = Fact(answer.phase, level, day, score, member.id)
            yield member.relationship_id, fact, answer.answered_on + ANSWER_LASTS

    def _facts_of_wish(self, pairs, _today):
        """Members who asked for another partner."""
        wishes = self.env["mentoring.remark"].search(
            [
                ("relationship_id", "in", pairs.ids),
                ("kind", "=", "fit"),
                ("member_id.left_on", "=", False),
            ]
        )
        for wish in wishes:
            day = str(wish.create_date.date())
            yield wish.relationship_id, Fact("wish", AT_RISK, day, 0, wish.member_id.id), None

    def _facts_of_absence(self, pairs, today):
        """Members who are away: as they said themselves, or on a long leave."""
        members = pairs._current_members()
        leaves = self._leaves(members.employee_id, today)
        for member in members:
            said = member.participant_id.unavailable_until
            until = said if said and said > today else leaves.get(member.employee_id)
            if until:
                fact = Fact("absence", WATCH, str(until), 0, member.id)
                # a leave may be taken back, so that it is looked at day by day
                yield member.relationship_id, fact, until if said == until else _tomorrow(today)

    @api.model
    def _leaves(self, employees, today):
        """The last day of the long leaves of today: {employee: day}."""
        people = employees.grouped("resource_id")
        leaves = self._long_leaves([("resource_id", "in", employees.resource_id.ids)])
        return {
            people[leave.resource_id]: leave.date_to.date()
            for leave in leaves
            if leave.date_to.date() > today
        }

    @api.model
    def _long_leaves(self, domain):
        """Leaves of people that go on now, and are longer than a holiday of some days."""
        now = fields.Datetime.now()
        leaves = self.env["resource.calendar.leaves"].search(
            [*domain, ("date_from", "<=", now), ("date_to", ">", now)]
        )
        return leaves.filtered(lambda leave: leave.date_to - leave.date_from >= LONG_LEAVE)


def _tomorrow(today):
    return today + timedelta(days=1)
