from odoo import fields, models
from odoo.exceptions import UserError

from .mentoring_match_run_job import Clock
from .mentoring_program_match_options import PAIR_FORMATS


class MentoringMatchRunSwap(models.AbstractModel):
    """Choosing another partner for somebody in a finished run, under the same rules.

    Everything else stays; whom the choice displaces gets the best of what is left, or nobody. The
    result is audited again, and measured by what would have been possible without the choice.
    """

    _name = "mentoring.match.run.swap"
    _description = "Mentoring Match Run: Choices by Hand"

    is_changed_by_hand = fields.Boolean("Changed by Hand", copy=False, readonly=True)

    def _choose(self, mentee, mentor):
        """Put these two together; who may, and that the run is open, is checked by the caller.

        :raise StaleRunError: people or rules have changed since the run
        :raise UserError: the two cannot be put together, or not in this way
        """
        self.ensure_one()
        self._check_swappable()
        self._check_fresh()
        matching = self.env["mentoring.matching"]
        given = matching._input(self.program_id)
        kept = self._kept_around(given, mentee, mentor)
        result = matching._match(given, self.aim, [*kept, (mentee.id, mentor.id)])
        locked = {(one.mentee_id.id, one.mentor_id.id) for one in self.chosen_ids if one.is_locked}
        bounds = {"matched_bound": self.matched_bound, "score_bound": self._bound_of_shown()}
        self._clear()
        self._keep(result, Clock())
        self._write_protected({"is_changed_by_hand": True, **bounds})
        locked.add((mentee.id, mentor.id))
        for one in self.sudo().chosen_ids:  # suggestions are written by runs alone
            held = (one.mentee_id.id, one.mentor_id.id) in locked
            if one.is_locked != held:
                one._write_protected({"is_locked": held})

    def _bound_of_shown(self):
        """What was possible without choices by hand, in points that may be shown."""
        if self.is_changed_by_hand or self.locked_pairs:
            return self.score_bound
        return self.figures["total"] + self.score_gap

    def _check_swappable(self):
        if self.program_id.format not in PAIR_FORMATS:
            raise UserError(
                self.env._("In groups, lock who stays together and press “Match Again” instead.")
            )
        if self._is_large():
            raise UserError(
                self.env._(
                    "This matching is too large to be done again while you wait: lock pairs, make"
                    " others by hand, and press “Match Again”."
                )
            )

    def _kept_around(self, given, mentee, mentor):
        """The chosen pairs that stay when these two come together, as ids."""
        quota = {person.id: person.quota for person in given.mentees}
        capacity = {person.id: person.capacity for person in given.mentors}
        pairs = self.chosen_ids.sorted(lambda one: (one.is_locked, one.score), reverse=True)
        places = (
            ("mentee_id", mentee, quota.get(mentee.id, 0)),
            ("mentor_id", mentor, capacity.get(mentor.id, 0)),
        )
        for side, person, most in places:
            own = pairs.filtered(lambda one, side=side, person=person: one[side] == person)
            displaced = own[max(0, most - 1) :]
            if side == "mentor_id" and any(displaced.mapped("is_locked")):
                raise UserError(
                    self.env._("All places of %s are locked; unlock a pair first.", person.name)
                )
            pairs -= displaced
        return [(one.mentee_id.id, one.mentor_id.id) for one in pairs]
