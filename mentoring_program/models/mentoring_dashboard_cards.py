from odoo import api, models

from .mentoring_dashboard_figures import WAY
from .mentoring_relationship_flow import STATES

RUNNING = ("approved", "active", "paused")
COLORS = {
    "approved": "info",
    "active": "success",
    "paused": "warning",
    "completed": "primary",
    "ended": "danger",
    "refused": "danger",
}

HEALTH_COLORS = {"new": "info", "good": "success", "watch": "warning", "at_risk": "danger"}


class MentoringDashboardCards(models.AbstractModel):
    """Turns the figures of programs into tiles and cards, with the lists that they lead to.

    Informal programs are counted, but lead nowhere: nobody may read their records.
    """

    _name = "mentoring.dashboard.cards"
    _inherit = ["mentoring.dashboard.pictures"]
    _description = "Mentoring Dashboard: Cards"

    @api.model
    def _cards(self, programs, figures):
        """The tiles and the cards of these programs, those with nothing to show left out."""
        makers = (
            self._card_way,
            self._card_done,
            self._card_objectives,
            self._card_months,
            self._card_health,
            self._card_relationships,
            self._card_results,
            self._card_departments,
            self._card_loads,
            self._card_programs,
        )
        cards = [maker(programs, figures) for maker in makers] if programs else []
        return {
            "tiles": self._tiles(programs, figures) if programs else [],
            "cards": [card for card in cards if card],
        }

    @api.model
    def _tiles(self, programs, figures):
        people, done, states = figures["people"], figures["done"], figures["states"]
        running = sum(states[state] for state in RUNNING)
        matched = self._share(people["matched"], people["accepted"])
        pairs = self._relationships(programs, self.env._("Running"), [("state", "in", RUNNING)])
        return [
            self._tile(
                self.env._("people accepted"),
                f"{people['accepted']:g}",
                self._people(programs, self.env._("Accepted"), "accepted"),
            ),
            self._tile(
                self.env._("of them matched"),
                self._percent(matched),
                self._people(programs, self.env._("Matched"), "matched"),
            ),
            self._tile(self.env._("relationships running"), f"{running:g}", pairs),
            self._tile(
                self.env._("sessions held, of those due"),
                self._of(done["session_count"], done["session_due"]),
                self._sessions(programs),
            ),
            self._tile(
                self.env._("hours held, of those due"),
                self._of(done["hours"], done["hours_due"]),
                self._sessions(programs),
            ),
            self._tile(
                self.env._("goals achieved"),
                self._of(done["goal_achieved"], done["goal_count"]),
            ),
        ]

    @api.model
    def _card_way(self, programs, figures):
        people = figures["people"]
        labels = {
            "registered": self.env._("Invited or registered"),
            "applied": self.env._("Applied"),
            "accepted": self.env._("Accepted"),
            "matched": self.env._("Matched"),
            "started": self.env._("Started"),
            "completed": self.env._("Completed"),
        }
        return {
            "title": self.env._("From the invitation to the end"),
            "rows": [
                self._row(
                    labels[step],
                    people[step],
                    people["registered"],
                    action=self._people(programs, labels[step], step),
                )
                for step in WAY
            ],
            "note": self.env._("Whoever was accepted without an application has not applied."),
        }

    @api.model
    def _card_done(self, programs, figures):
        done = figures["done"]
        progress = done["progress"] / done["progress_of"] if done["progress_of"] else 0.0
        lines = [
            (self.env._("Sessions"), done["session_count"], done["session_due"], None),
            (self.env._("Hours"), done["hours"], done["hours_due"], None),
            (self.env._("Goals achieved"), done["goal_achieved"], done["goal_count"], None),
            (self.env._("Way to the goals"), progress, 100, self._percent(progress)),
        ]
        return {
            "title": self.env._("Done, beside what was due until today"),
            "rows": [
                self._row(label, part, whole, text or self._of(part, whole))
                for label, part, whole, text in lines
            ],
            "note": self.env._("Due: by the rhythm and the hours that the programs expect."),
        }

    @api.model
    def _card_relationships(self, programs, figures):
        counts = figures["states"]
        field = self.env["mentoring.relationship"]._fields["state"]
        labels = dict(field._description_selection(self.env))
        return counts and {
            "title": self.env._("Relationships"),
            "rows": [
                self._row(
                    labels[state],
                    counts[state],
                    sum(counts.values()),
                    color=COLORS.get(state, "dark"),
                    action=self._relationships(programs, labels[state], [("state", "=", state)]),
                )
                for state, _label in STATES
                if counts[state]
            ],
        }

    @api.model
    def _card_health(self, programs, figures):
        counts = figures["healths"]
        field = self.env["mentoring.relationship"]._fields["health"]
        labels = dict(field._description_selection(self.env))
        return counts and {
            "title": self.env._("Health of the relationships"),
            "rows": [
                self._row(
                    label,
                    counts[health],
                    sum(counts.values()),
                    color=HEALTH_COLORS[health],
                    action=self._relationships(programs, label, [("health", "=", health)]),
                )
                for health, label in labels.items()
            ],
        }

    @api.model
    def _card_loads(self, programs, figures):
        loads, people = figures["loads"], figures["people"]
        field = self.env["mentoring.participant.report"]._fields["load"]
        labels = dict(field._description_selection(self.env))
        return loads and {
            "title": self.env._("Load of the mentors"),
            "rows": [
                self._row(
                    label,
                    loads[load],
                    sum(loads.values()),
                    action=self._rows_of(programs, label, [("load", "=", load)]),
                )
                for load, label in labels.items()
            ],
            "note": self.env._(
                "Places taken: %s", self._of(people["seats_taken"], people["capacity"])
            ),
        }

    @api.model
    def _card_programs(self, programs, figures):
        if len(programs) < 2:
            return None
        return {
            "title": self.env._("Program by program"),
            "kind": "table",
            "columns": [
                self.env._("Program"),
                self.env._("Accepted"),
                self.env._("Matched"),
                self.env._("Sessions, of those due"),
                self.env._("Goals achieved"),
            ],
            "rows": [
                self._row_of_program(
                    program,
                    figures["people_of"].get(program.id, {}),
                    figures["done_of"].get(program.id, {}),
                )
                for program in programs
            ],
        }

    @api.model
    def _row_of_program(self, program, people, done):
        accepted = people.get("accepted", 0)
        shares = (
            self._share(people.get("matched", 0), accepted),
            self._share(done.get("session_count", 0), done.get("session_due", 0)),
            self._share(done.get("goal_achieved", 0), done.get("goal_count", 0)),
        )
        return {
            "program_id": program.id,
            "label": program.name,
            "text": f"{accepted:g}",
            "cells": [
                {"text": self._percent(share), "percent": round(min(share or 0.0, 100.0), 1)}
                for share in shares
            ],
        }

    def _people(self, programs, name, step):
        return self._rows_of(programs, name, [(step, "=", 1)])

    def _rows_of(self, programs, name, domain):
        return self._list_of(programs, name, "mentoring.participant.report", domain)

    def _relationships(self, programs, name, domain):
        return self._list_of(programs, name, "mentoring.relationship", domain)

    def _sessions(self, programs):
        held = [("state", "=", "held"), ("relationship_id", "!=", False)]
        return self._list_of(programs, self.env._("Sessions"), "mentoring.session", held)

    def _list_of(self, programs, name, model, domain):
        if all(program.formality == "informal" for program in programs):
            return None
        return self._list(name, model, [("program_id", "in", programs.ids), *domain])
