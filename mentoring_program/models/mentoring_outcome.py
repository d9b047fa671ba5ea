from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from .mentoring_evaluation_total import LEAST
from .mentoring_relationship_flow import APPROVED_STATES
from .outcome_comparison import compare

KINDS = [
    ("left", "Left the company"),
    ("job", "Changed to another job"),
    ("department", "Changed to another department"),
    ("skill", "Has a new or higher skill level"),
]
SIDES = [("mentee", "Mentees and peers"), ("mentor", "Mentors")]
AFTERWARDS = relativedelta(years=1)  # so long after its end a program is looked at


class MentoringOutcome(models.Model):
    """What the HR records say of the people of a program, beside comparable colleagues.

    Comparable are those who took no part and were in the same department, job and tenure band on
    the day the program started. Written by the program's own methods, and in a way that nothing
    of fewer than three people is in it: what is not to be told is not stored.
    """

    _name = "mentoring.outcome"
    _inherit = ["mentoring.guard.mixin", "mentoring.outcome.people"]
    _description = "Mentoring Outcome from HR Data"
    _order = "program_id, side, id"
    _rec_name = "kind"

    _protected_fields = frozenset(
        {
            "program_id",
            "side",
            "kind",
            "date_from",
            "date_to",
            "participant_count",
            "participant_events",
            "participant_share",
            "participants_told",
            "colleague_count",
            "colleague_events",
            "colleague_share",
            "colleagues_told",
            "difference",
            "has_interval",
            "difference_low",
            "difference_high",
        }
    )

    program_id = fields.Many2one("mentoring.program", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    side = fields.Selection(SIDES, "Who", required=True)
    kind = fields.Selection(KINDS, "What Happened", required=True)
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To", required=True)
    participant_count = fields.Integer("Participants Compared", aggregator=None)
    participant_events = fields.Integer("Of These", aggregator=None)
    participant_share = fields.Float("Participants, Percent", aggregator=None)
    participants_told = fields.Boolean("Participants Shown")
    colleague_count = fields.Integer("Comparable Colleagues", aggregator=None)
    colleague_events = fields.Integer("Of Those", aggregator=None)
    colleague_share = fields.Float(
        "Colleagues, Percent",
        aggregator=None,
        help="Each department, job and tenure band counts as much as it has participants.",
    )
    colleagues_told = fields.Boolean("Colleagues Shown")
    difference = fields.Float("Difference, Points", aggregator=None)
    has_interval = fields.Boolean()
    difference_low = fields.Float(aggregator=None)
    difference_high = fields.Float(aggregator=None)

    _once = models.UniqueIndex("(program_id, side, kind, date_to)", "This was measured already.")
    _enough_people = models.Constraint(
        f"CHECK(participant_count = 0 OR participant_count >= {LEAST})",
        "Nothing is told of fewer than three people.",
    )

    @api.model
    def _measure(self, program):
        """Write anew what became of the people of a program until today.

        :return: the records; none where the program has not begun yet
        """
        program.ensure_one()
        first, last = self._span(program)
        outcomes = self.sudo()  # nobody may write these by hand; the caller checked the program
        outcomes.search([("program_id", "=", program.id)]).unlink()
        if not first or last <= first:
            return outcomes.browse()
        histories = self._histories(program._companies(), program._competencies(), first, last)
        values = [
            {
                "program_id": program.id,
                "side": side,
                "kind": kind,
                "date_from": first,
                "date_to": last,
                **self._values(*self._groups(program, histories, side, kind)),
            }
            for side, _label in SIDES
            for kind, _label in KINDS
        ]
        return outcomes._create_protected(values).with_env(self.env)

    @api.model
    def _span(self, program):
        """The first and the last day that are compared."""
        today = fields.Date.context_today(self)
        end = program.date_end and program.date_end + AFTERWARDS
        return program.date_start, min(today, end or today)

    @api.model
    def _groups(self, program, histories, side, kind):
        """The cells of both groups, and whether it happened: two lists of (cell, happened)."""
        ours = set(self._members(program, side).employee_id.ids)
        registered = set(program.participant_ids.employee_id.ids)
        found = [
            (employee_id, (history.cell, kind in history.events))
            for employee_id, history in histories.items()
        ]
        return (
            [case for employee_id, case in found if employee_id in ours],
            [case for employee_id, case in found if employee_id not in registered],
        )

    @api.model
    def _members(self, program, side):
        """The memberships of relationships that started, on one side of them."""
        started = program.relationship_ids.filtered(
            lambda pair: pair.date_start or pair.state in APPROVED_STATES
        )
        return started.member_ids.filtered(lambda one: (one.role == "mentor") == (side == "mentor"))

    @api.model
    def _values(self, participants, colleagues):
        """The values of one comparison, without what would tell of one or two people."""
        found = compare(participants, colleagues)
        ours, theirs = found.participants, found.colleagues
        values = {}
        for name, group in (("participant", ours), ("colleague", theirs)):
            values[f"{name}_count"] = group.count if group.is_large else 0
            values[f"{name}s_told"] = is_told = group.is_told
            values[f"{name}_events"] = group.events if is_told else 0
            values[f"{name}_share"] = 100.0 * group.share if is_told else 0.0
        if ours.is_told and theirs.is_told:
            values["difference"] = 100.0 * (ours.share - theirs.share)
            values["has_interval"] = bool(found.interval)
            low, high = found.interval or (0.0, 0.0)
            values |= {"difference_low": 100.0 * low, "difference_high": 100.0 * high}
        return values

    def _told(self, names):
        """The values of these fields as people read them; empty what is kept back."""
        values = []
        for name in names:
            value = self[name]
            if not self._is_told(name):
                value = ""
            elif self._fields[name].type == "selection":
                value = dict(self._fields[name]._description_selection(self.env))[value]
            values.append(value)
        return values

    def _is_told(self, name):
        """Whether a figure is more than the zero of something kept back or not known."""
        both = self.participants_told and self.colleagues_told
        if name.endswith(("_low", "_high")):
            return self.has_interval
        return {
            "participant_count": self.participant_count,
            "colleague_count": self.colleague_count,
            "participant_events": self.participants_told,
            "participant_share": self.participants_told,
            "colleague_events": self.colleagues_told,
            "colleague_share": self.colleagues_told,
            "difference": both,
        }.get(name, True)
