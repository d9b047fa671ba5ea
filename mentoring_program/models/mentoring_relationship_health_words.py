from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.misc import format_date

from .mentoring_relationship_health import COORDINATOR

SHOWN_DAYS = 182  # half a year of history
COLORS = {"new": "#8f9bb3", "good": "#2e8540", "watch": "#e0a100", "at_risk": "#c62828"}
ANSWERS = ("pulse", "fit")
HEIGHTS = {"new": 30, "good": 45, "watch": 30, "at_risk": 15}


class MentoringRelationshipHealthWords(models.AbstractModel):
    """The health of a relationship in sentences and as a picture, for its coordinators.

    Whoever belongs to the relationship, or did, is told nothing, whatever his rights.
    """

    _name = "mentoring.relationship.health.words"
    _description = "Mentoring Relationship: Health in Words"

    health_html = fields.Html(
        "Why", compute="_compute_health_html", sanitize=False, groups=COORDINATOR
    )
    health_chart = fields.Html(
        "The Last Half Year", compute="_compute_health_chart", sanitize=False, groups=COORDINATOR
    )

    @api.depends("health", "health_facts", "last_session_on")
    @api.depends_context("uid", "lang")
    def _compute_health_html(self):
        told = self._told_of_health()
        qweb = self.env["ir.qweb"]
        for pair in self:
            rows = pair._health_sentences() if pair in told else []
            pair.health_html = rows and qweb._render("mentoring_program.health", {"rows": rows})

    @api.depends("health")
    @api.depends_context("uid", "lang")
    def _compute_health_chart(self):
        told = self._told_of_health()
        changes = self.env["mentoring.health.change"].search(
            [("relationship_id", "in", told._origin.ids)], order="day"
        )
        by_pair = changes.grouped("relationship_id")
        qweb = self.env["ir.qweb"]
        for pair in self:
            periods = self._periods(by_pair.get(pair._origin, changes.browse()))
            pair.health_chart = periods and qweb._render(
                "mentoring_program.health_chart", {"periods": periods, "width": SHOWN_DAYS * 2}
            )

    def _told_of_health(self):
        """The relationships whose health the reader may know."""
        if not self.env.user.has_group(COORDINATOR):
            return self.browse()
        # only whether the reader is among the members is looked at
        return self.filtered(
            lambda pair: (
                self.env.user not in pair.sudo().member_ids.user_id
                and (self.env.su or pair._origin.has_access("read"))
            )
        )

    def _health_sentences(self):
        """What speaks for and against it: [(color, sentence)]."""
        # the reader may be told, see above; names of members are known to him
        pair = self.sudo()
        if not pair.health:
            return []
        facts = pair._stored_facts()
        rows = [(COLORS[fact.level], pair._sentence(fact)) for fact in facts]
        if not facts and pair.last_session_on:
            day = format_date(self.env, pair.last_session_on)
            rows = [(COLORS["good"], self.env._("They met on %s, in the rhythm agreed.", day))]
        elif not facts:
            rows = [(COLORS["new"], self.env._("They are finding into it."))]
        return rows

    def _sentence(self, fact):
        """One fact in words, with its date.

        Who said what in confidence is told to those who were named to the giver: the coordinators
        of the program, and no mentoring manager beside them.
        """
        if fact.kind in ANSWERS and self.env.user not in self.program_id.coordinator_ids:
            return self.env._("The coordinators of the program were told something in confidence.")
        member = self.member_ids.filtered(lambda one: one.id == fact.member_id)
        values = {
            "day": format_date(self.env, fact.day),
            "number": f"{fact.number:g}",
            "name": member.participant_id.name or "",
        }
        return {
            "rhythm": self.env._(
                "No session since %(day)s; one is due every %(number)s days.", **values
            ),
            "no_session": self.env._(
                "No session since the start on %(day)s; one is due every %(number)s days.",
                **values,
            ),
            "action": self.env._(
                "Promised and not done: %(number)s; the oldest was due on %(day)s.", **values
            ),
            "agreement": self.env._("Signatures missing since %(day)s: %(number)s.", **values),
            "pulse": self.env._(
                "%(name)s rated the mentoring %(number)s of 100 on %(day)s.", **values
            ),
            "fit": self.env._("%(name)s rated the fit %(number)s of 100 on %(day)s.", **values),
            "wish": self.env._("%(name)s asked for another partner on %(day)s.", **values),
            "absence": self.env._("%(name)s is away until %(day)s.", **values),
        }[fact.kind]

    @api.model
    def _periods(self, changes):
        """What the chart draws: [(x, width, height, color, label)], the oldest first."""
        if not changes:
            return []
        today = fields.Date.context_today(self)
        first = today - timedelta(days=SHOWN_DAYS)
        ends = [*changes[1:].mapped("day"), today + timedelta(days=1)]
        labels = dict(changes._fields["health"]._description_selection(self.env))
        return [
            (
                2 * max(0, (change.day - first).days),
                2 * (end - max(change.day, first)).days,
                HEIGHTS[change.health],
                COLORS[change.health],
                f"{labels[change.health]}: {format_date(self.env, change.day)}",
            )
            for change, end in zip(changes, ends, strict=True)
            if change.health and end > first
        ]
