from collections import Counter
from dataclasses import replace
from datetime import datetime, time

import pytz

from odoo import api, fields, models
from odoo.fields import Domain

from .mentoring_relationship_flow import APPROVED_STATES
from .work_place import department_path, work_place


class MentoringMatchingPeople(models.AbstractModel):
    """What the matching is told of each participant, read for all of them together.

    Everything is read with superuser rights by the bridge; what is private (exclusions, identities)
    leaves it in no sentence, value or figure of a single pair.
    """

    _name = "mentoring.matching.people"
    _inherit = ["mentoring.matching.hours"]
    _description = "Mentoring Matching: People"

    @api.model
    def _told_of(self, program, participants, for_rules=False):
        """What `matching.Person` is told of each participant: {participant id: values}.

        :param for_rules: only what decides who may be matched, not what gives points
        """
        # the caller has checked that the reader may match this program
        program, participants = program.sudo(), participants.sudo()
        day = program.date_start or fields.Date.context_today(self)
        ranks = self.env["mentoring.grade"]._ladder(program._companies())._ranks()
        told = {
            person.id: {
                **self._own_values(program, person, day),
                "grade": ranks.get(person.grade_id.id),
            }
            for person in participants
        }
        parts = [
            self._reporting_lines(participants),
            self._working_hours(program, participants),
            self._wishes(participants),
            self._former_partners(program, participants),
        ]
        if not for_rules:
            parts += [
                self._tenures(participants, day),
                self._skills(participants),
                self._identities(participants),
                self._waited(program, participants),
                self._values(participants),
            ]
        for read in parts:
            for participant_id, values in read.items():
                told[participant_id] |= values
        return told

    def _own_values(self, program, person, day):
        employee, mentors, learns = person.employee_id, *person._sides()
        quota = min(person.quota, 1) if program.format == "one_to_one" else person.quota
        return {
            "capacity": max(0, person.capacity - person.mentor_seats_taken) if mentors else 0,
            "quota": max(0, quota - person.mentee_seats_taken) if learns else 0,
            "available": person._is_available(),
            "employee": employee.id or None,
            "department": _pool(employee, "department"),
            "company": employee.company_id.id or None,
            "place": _pool(employee, "place"),
            "timezone": _hours_ahead(employee.tz, day),
            "languages": frozenset(person.language_ids.ids),
            "topics": frozenset(person.topic_ids.ids),
            "columns": {name: value for name, value in person.properties.items() if value},
        }

    def _with_places_left(self, program, options):
        """The options, their limits less the pairs of the program that are proposed or running.

        A mentor's places taken are counted, whether or not he still takes part in matchings.
        """
        if not options.limits:
            return options
        # the caller has checked that the reader may match this program
        mentors = program.sudo().participant_ids.filtered("mentor_seats_taken")
        taken = Counter()
        for mentor in mentors:
            taken[_pool(mentor.employee_id, options.pool)] += mentor.mentor_seats_taken
        left = {key: max(0, most - taken[key]) for key, most in options.limits.items()}
        return replace(options, limits=left)

    def _reporting_lines(self, participants):
        """Everybody above each person, nearest first; one query per height of the hierarchy."""
        boss, asked = {}, participants.employee_id
        while asked:
            asked.fetch(["parent_id"])
            boss |= {employee.id: employee.parent_id.id for employee in asked}
            asked = asked.parent_id.filtered(lambda one: one.id not in boss)  # noqa: B023
        lines = {}
        for person in participants:
            line, above = [], boss.get(person.employee_id.id)
            while above and above not in line:  # a cycle ends where it meets itself
                line.append(above)
                above = boss.get(above)
            lines[person.id] = {"line": tuple(line)}
        return lines

    def _tenures(self, participants, day):
        """Years in the company on that day, from the first contract or record."""
        starts = (
            self.env["hr.version"]
            .sudo()  # one number per person leaves it
            ._read_group(
                [("employee_id", "in", participants.employee_id.ids)],
                ["employee_id"],
                ["contract_date_start:min", "date_version:min"],
            )
        )
        since = {employee.id: contract or version for employee, contract, version in starts}
        return {
            person.id: {"tenure": max(0, (day - since[person.employee_id.id]).days) / 365.25}
            for person in participants
            if since.get(person.employee_id.id)
        }

    def _skills(self, participants):
        told = {person.id: {"offers": {}, "needs": {}} for person in participants}
        lines = participants.skill_line_ids
        lines.fetch(["participant_id", "kind", "skill_id", "level", "weight"])
        for line in lines:
            if line.kind == "offer":
                told[line.participant_id.id]["offers"][line.skill_id.id] = line.level
            else:
                need = (line.level, line.weight)
                told[line.participant_id.id]["needs"][line.skill_id.id] = need
        return told

    def _wishes(self, participants):
        told = {person.id: {"preferred": [], "excluded": set()} for person in participants}
        wishes = participants.wish_ids.filtered("other_id")  # of those who take part
        for wish in wishes.sorted(lambda one: (one.sequence, one.id)):
            values = told[wish.participant_id.id]
            if wish.kind == "prefer":
                values["preferred"].append(wish.other_id.id)
            else:
                values["excluded"].add(wish.other_id.id)
        return {
            key: {"preferred": tuple(one["preferred"]), "excluded": frozenset(one["excluded"])}
            for key, one in told.items()
        }

    def _former_partners(self, program, participants):
        """Whom a person is not matched with again.

        Partners of pairs that ended early, in any program; in this one also those he has, had or
        turned down.
        """
        early = Domain("state", "=", "ended") & Domain("end_reason_id.is_early", "=", True)
        here = Domain("program_id", "=", program.id) & Domain("state", "!=", "ended")
        employees = participants.employee_id
        # ids of partners alone, never shown
        Member = self.env["mentoring.relationship.member"].sudo()
        members = Member.search(
            Domain("relationship_id", "any", early | here)
            & Domain("relationship_id.member_ids.employee_id", "in", employees.ids)
        )
        person_of = {person.employee_id.id: person.id for person in participants}
        former = {}
        for together in members.grouped("relationship_id").values():
            ids = [person_of[one] for one in together.employee_id.ids if one in person_of]
            for one in ids:
                former.setdefault(one, set()).update(other for other in ids if other != one)
        return {key: {"former": frozenset(partners)} for key, partners in former.items()}

    def _identities(self, participants):
        # read here for the solver, and shown to nobody
        records = self.env["mentoring.participant.identity"].sudo()
        records = records.search([("participant_id", "in", participants.ids)])
        return {
            one.participant_id.id: {
                "identities": _words(one.identities),
                "identity_wish": _words(one.wish) if one.wish_consent and one.wish else None,
            }
            for one in records
        }

    def _values(self, participants):
        told = self.env["mentoring.participant"]._told_of_values(participants)
        return {key: {"values": answers} for key, answers in told.items()}

    def _waited(self, program, participants):
        """Who went without a partner in the round before this one."""
        if not program.series_id:
            return {}
        before = Domain("series_id", "=", program.series_id.id) & Domain("id", "!=", program.id)
        if program.date_start:
            before &= Domain("date_start", "<", program.date_start)
        last = program.search(before, order="date_start desc, id desc", limit=1)
        lonely = last.participant_ids.filtered(
            lambda one: (
                one.state in ("accepted", "waitlisted")
                and one._sides()[1]
                and not {"ended", *APPROVED_STATES}.intersection(
                    one.member_ids.relationship_id.mapped("state")
                )
            )
        )
        waited = set(lonely.employee_id.ids)
        return {
            person.id: {"waited": True}
            for person in participants
            if person.employee_id.id in waited
        }


def _pool(employee, kind):
    """The department or the place of work of an employee, as the matching is told of it."""
    if kind == "department":
        return department_path(employee.department_id)
    return work_place(employee.work_location_id, employee.address_id)


def _hours_ahead(tz, day):
    """Hours ahead of UTC on the day the program starts, so that the answer does not drift."""
    if not tz:
        return None
    offset = pytz.timezone(tz).utcoffset(datetime.combine(day, time(12)))
    return offset.total_seconds() / 3600


def _words(text):
    """A list as people write it: without case, blanks and empty parts."""
    parts = (part.strip().casefold() for part in (text or "").split(","))
    return frozenset(filter(None, parts))
