from dataclasses import replace
from typing import NamedTuple

from odoo import api, models

from .. import matching


class Ranking(NamedTuple):
    """The possible partners of one person, best first, and why others are not possible."""

    best: list  # of (participant id, shown score, percent, {criterion: points})
    possible_count: int
    forbidden: list  # of (participant id, (code of a rule, ...)), at most as many as asked for
    removed: dict  # {code of a rule: how many partners it takes}
    points: dict  # {criterion: the points of a full match}, those that may be shown


class MentoringMatchingPreview(models.AbstractModel):
    """What the points of a program mean for one person, told before anything is matched."""

    _name = "mentoring.matching.preview"
    _description = "Mentoring Matching: Preview"

    @api.model
    def _ranking(self, program, person, side, count):
        """Rank all partners of one person by the points that may be shown.

        Hidden points are left out before the order is made, so that nobody can infer them. The
        person counts as having a free place, whatever he has found already.

        :param str side: "mentee" or "mentor", which the person is here
        :return: a :class:`Ranking` of at most ``count`` partners
        """
        partners = self._partners(program, person, side)
        sides = (person, partners) if side == "mentee" else (partners, person)
        given = self._seen_by_format(program, *sides)
        mentees, mentors = (
            [one for one in people if one.id in ids]
            for people, ids in zip(
                (given.mentees, given.mentors), (set(one.ids) for one in sides), strict=True
            )
        )
        if side == "mentee":
            mentees = [replace(one, quota=1) for one in mentees]
        else:
            mentors = [replace(one, capacity=1) for one in mentors]
        criteria = [one for one in given.criteria if not one.hidden]
        return self._ranked(mentees, mentors, given.rules, criteria, side, count)

    def _partners(self, program, person, side):
        """Everybody on the other side, but for the person himself."""
        accepted = program.participant_ids.filtered(lambda one: one.state == "accepted")
        roles = {"mentee": ("mentor", "both"), "mentor": ("mentee", "both")}[side]
        if program.format == "peer":
            roles = ("peer", "mentee", "both")
        return accepted.filtered(lambda one: one.role in roles) - person

    def _ranked(self, mentees, mentors, rules, criteria, side, count):
        pairs = [(one, other) for one in mentees for other in mentors]
        place = 1 if side == "mentee" else 0
        forbidden, removed = [], {}
        for pair in pairs:
            codes = self._shown_codes(matching.reasons(*pair, rules))
            if codes:
                forbidden.append((pair[place].id, codes))
            for code in codes:
                removed[code] = removed.get(code, 0) + 1
        best = self._best(mentees, mentors, rules, criteria, place, count)
        possible = len(pairs) - len(forbidden)
        points = {one.key: one.weight for one in criteria}
        return Ranking(best, possible, forbidden[:count], removed, points)

    def _best(self, mentees, mentors, rules, criteria, place, count):
        if not any(one.weight for one in criteria):
            return []
        scores = matching.score(mentees, mentors, rules, criteria)
        people, at = ((mentees, scores.mentees), (mentors, scores.mentors))[place]
        order = (-scores.shown).argsort(kind="stable")[:count]
        return [
            (people[at[k]].id, scores.shown_score(k), scores.percent(k), scores.shown_parts(k))
            for k in order.tolist()
        ]
