from datetime import timedelta
from math import ceil

from odoo import fields, models

from .. import exceptions
from .mentoring_relationship_flow import OVER_STATES

WEEK = timedelta(days=7)


class ReadingPlanError(exceptions.UserError):
    """A reading plan for no book, or for one of unknown length."""


class NobodyToGroupError(exceptions.UserError):
    """Breakout groups for an event to which nobody comes."""


class MentoringSessionFormats(models.AbstractModel):
    """What some kinds of events have: questions, books and a plan for them, groups, outcomes."""

    _name = "mentoring.session.formats"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Session: Group Formats"

    purpose = fields.Text(help="Why the discussion takes place.")
    scope = fields.Text(help="What belongs to the discussion, and what does not.")
    group_size = fields.Integer("People per Group", default=4)
    proposal_ids = fields.One2many("mentoring.event.proposal", "session_id", "Proposals")
    question_ids = fields.One2many(
        "mentoring.event.proposal", "session_id", "Questions", domain=[("kind", "=", "question")]
    )
    book_ids = fields.One2many(
        "mentoring.event.proposal", "session_id", "Books", domain=[("kind", "=", "book")]
    )
    reading_ids = fields.One2many("mentoring.event.reading", "session_id", "Reading Plan")
    group_ids = fields.One2many("mentoring.event.group", "session_id", "Groups")
    outcome_ids = fields.One2many("mentoring.event.outcome", "session_id", "Outcomes")

    _groups_of_two = models.Constraint("CHECK(group_size >= 2)", "A group has at least two people.")

    def action_plan_reading(self):
        """Divide the chosen book into a part for each week until the event; once."""
        self.ensure_one()
        self.check_access("write")
        if not self.reading_ids:
            book = self.book_ids.filtered("is_chosen")[:1]
            if not book.chapter_count:
                raise ReadingPlanError(
                    self.env._("Please choose a book and tell how many chapters it has.")
                )
            self.reading_ids.create(self._reading_parts(book.chapter_count))
        return True

    def _reading_parts(self, chapters):
        """Values of the plan's parts, as even as chapters allow; the last one ends on the eve."""
        last = fields.Datetime.context_timestamp(self, self.start).date() - timedelta(days=1)
        weeks = max((last - fields.Date.context_today(self)).days // 7, 1)
        count = min(weeks, chapters)
        ends = [round(chapters * part / count) for part in range(count + 1)]
        return [
            {
                "session_id": self.id,
                "name": self._chapters(ends[part] + 1, ends[part + 1]),
                "due_on": last - (count - 1 - part) * WEEK,
            }
            for part in range(count)
        ]

    def _chapters(self, first, last):
        if first == last:
            return self.env._("Chapter %s", first)
        return self.env._("Chapters %(first)s to %(last)s", first=first, last=last)

    def action_make_groups(self):
        """Put everybody who did not say no into mixed groups; who has a group keeps it."""
        self.ensure_one()
        self.check_access("write")
        self._claim()  # two coordinators at once would make the groups twice
        coming = self.invitation_ids.filtered(lambda one: one.answer != "no")
        if not coming:
            raise NobodyToGroupError(self.env._("Nobody comes so far who could be in a group."))
        (self.invitation_ids - coming).group_id = False
        self._add_groups(ceil(len(coming) / self.group_size))
        partners = self._partners_invited()
        dealt = coming.filtered(lambda one: not one.group_id).sorted(self._dealt_after)
        for person in dealt:
            apart = self.group_ids.filtered(
                lambda group, own=partners[person]: not group.invitation_ids & own
            )
            person.group_id = min(
                self._with_room(apart) or self.group_ids,
                key=lambda group, role=person.role: self._fullness(group, role),
            )
        self._swap_apart(dealt, partners)
        return True

    def _swap_apart(self, dealt, partners):
        """Let who came together with a partner change places with somebody of his role."""

        def is_free(person, group, leaving):
            return not (group.invitation_ids - leaving) & partners[person]

        for person in dealt:
            here = person.group_id
            if is_free(person, here, person):
                continue
            for other in dealt.filtered(lambda one, role=person.role: one.role == role):
                there = other.group_id
                if there != here and is_free(person, there, other) and is_free(other, here, person):
                    person.group_id, other.group_id = there, here
                    break

    def _with_room(self, groups):
        """Those of these groups that are not full yet."""
        return groups.filtered(lambda group: len(group.invitation_ids) < self.group_size)

    def _partners_invited(self):
        """The invitations of each one's own partners: they hear each other often enough."""
        # who works with whom is used for the order, and shown to nobody
        rows = self.sudo().invitation_ids
        by_person = {row.participant_id: row for row in rows}
        partners = {row: rows.browse() for row in self.invitation_ids}
        for pair in rows.participant_id.member_ids.relationship_id:
            if pair.state in OVER_STATES:
                continue
            people = [by_person[one] for one in pair.member_ids.participant_id if one in by_person]
            for one in people:
                partners[one] |= rows.browse(other.id for other in people if other != one)
        return partners

    def _add_groups(self, count):
        """Make groups until there are ``count``."""
        highest = max(self.group_ids.mapped("number"), default=0)
        missing = count - len(self.group_ids)
        self.group_ids.create(
            [
                {"session_id": self.id, "number": highest + one, "resource_id": self.resource_id.id}
                for one in range(1, missing + 1)
            ]
        )

    @staticmethod
    def _dealt_after(invitation):
        """Role by role and department by department, so that each spreads over the groups."""
        # only for the order; no department is shown
        department = invitation.sudo().participant_id.employee_id.department_id
        return invitation.role, department.id or 0, invitation.id

    @staticmethod
    def _fullness(group, role):
        """The group with the fewest of a role comes first, of these the smallest."""
        people = group.invitation_ids
        return len(people.filtered(lambda one: one.role == role)), len(people), group.number

    def action_drop_groups(self):
        """Take the groups apart, to make others; what they reported goes with them."""
        self.ensure_one()
        self.check_access("write")
        self.group_ids.unlink()
        return True
