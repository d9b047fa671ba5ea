from odoo import models

from .. import exceptions


class AfterwardsError(exceptions.UserError):
    """Going on informally with what is not completed."""


class MentoringRelationshipAfterwards(models.AbstractModel):
    """What comes after the end: going on informally, if every member wants to."""

    _name = "mentoring.relationship.afterwards"
    _description = "Mentoring Relationship: Afterwards"

    def action_go_on(self):
        """Say that one would like to go on informally; it begins when all have said so."""
        self._say_afterwards(True)
        return True

    def action_stop_going_on(self):
        """Take that back; what went on informally is over then."""
        self._say_afterwards(False)
        return True

    def _say_afterwards(self, goes_on):
        self.check_access("read")
        for relationship in self:
            me = relationship._my_member()
            if relationship.state != "completed":
                raise AfterwardsError(
                    self.env._(
                        "Going on informally is for what is completed: %s", relationship.name
                    )
                )
            # the reader's own membership, found above; the others' answers are only counted
            pair = relationship.sudo()
            pair._claim()
            me.sudo()._write_protected({"goes_on": goes_on})
            all_do = all(pair._current_members().mapped("goes_on"))
            if pair.goes_on_informally != all_do:
                pair.goes_on_informally = all_do
