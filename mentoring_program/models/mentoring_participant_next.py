from odoo import models


class MentoringParticipantNext(models.AbstractModel):
    """Wishing for somebody as the next partner."""

    _name = "mentoring.participant.next"
    _description = "Mentoring Participant: Next Partner"

    def _wish_next(self, other):
        """Put somebody who agreed to be shown last on the person's own list of wishes, once."""
        self.ensure_one()
        self._check_own_or_coordinated()
        # the person's own wishes, checked above; he writes them nowhere else
        person = self.sudo()
        known = person.wish_ids.filtered(lambda wish: wish.other_id == other)
        if not known:
            last = max(person.wish_ids.mapped("sequence"), default=0)
            person.wish_ids.create(
                {
                    "participant_id": person.id,
                    "other_id": other.id,
                    "kind": "prefer",
                    "sequence": last + 1,
                }
            )
