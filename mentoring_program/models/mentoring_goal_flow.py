from math import isfinite

from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.tools import plaintext2html

from .. import exceptions

_HIGHEST = 1e12  # what still can be shown and computed with


class GoalProgressError(exceptions.UserError):
    """A progress that is no percentage, or of a goal that is not being worked on."""


class MentoringGoalFlow(models.AbstractModel):
    """The life of a goal: proposed by one member, agreed by another, achieved or dropped."""

    _name = "mentoring.goal.flow"
    _inherit = ["mentoring.lifecycle.mixin", "mentoring.editable.mixin"]
    _description = "Mentoring Goal: Lifecycle"

    def action_agree(self):
        """Agree to goals that somebody else of the relationship proposed."""
        self.check_access("write")
        proposed = self.filtered(lambda goal: goal.state != "agreed")
        # an achieved goal is agreed already; taking it up again is another button
        proposed.filtered(lambda goal: goal.state != "draft")._refuse_move("agreed")
        own = proposed.filtered(lambda goal: not goal._may_agree())
        if own:
            raise AccessError(
                self.env._(
                    "The other member agrees to what you proposed: %s",
                    ", ".join(own.mapped("name")),
                )
            )
        proposed._move_to("agreed")
        return True

    def action_achieve(self, word=None):
        """Note that agreed goals are reached, today and in full.

        :param str word: what it took or brought; read by the members alone
        """
        self.check_access("write")
        moved = self._move_to("achieved", achieved_on=fields.Date.context_today(self), progress=100)
        moved._comment("achieved", word)
        return True

    def action_drop(self, word=None):
        """Drop goals that are not followed any longer; they stay readable.

        :param str word: why; read by the members alone
        """
        self.check_access("write")
        self._move_to("dropped")._comment("dropped", word)
        return True

    def _comment(self, kind, word):
        """Keep a word of the reader about these goals, where he gave one."""
        word = self._words(word)
        if word and self:
            body = plaintext2html(word)
            self.env["mentoring.goal.comment"]._create_protected(
                [{"goal_id": goal.id, "kind": kind, "body": body} for goal in self]
            )

    def action_reopen(self):
        """Take up achieved goals again, and propose dropped ones anew."""
        self.check_access("write")
        achieved = self.filtered(lambda goal: goal.state == "achieved")
        achieved._move_to("agreed", achieved_on=False)
        for goal in achieved.filtered(lambda goal: goal.measured_by != "percent"):
            goal.progress = goal._way_gone()
        self.filtered(lambda goal: goal.state == "dropped")._move_to(
            "draft", proposed_by_id=self.env.uid
        )
        return True

    def action_set_progress(self, progress):
        """Note by estimate how far open goals have come.

        :param int progress: percent
        """
        self.check_access("write")
        if not isinstance(progress, int) or not 0 <= progress <= 100:
            raise GoalProgressError(self.env._("Progress is a whole number from 0 to 100."))
        self.filtered(lambda goal: goal.state in ("achieved", "dropped"))._refuse_when_over()
        self.write({"progress": progress})
        return True

    def action_set_value(self, value):
        """Note where open goals stand today, in what they are measured by.

        :param value: a figure, the level of a skill (0 to 100), or percent
        """
        self.check_access("write")
        if type(value) not in (int, float) or not isfinite(value) or abs(value) > _HIGHEST:
            raise GoalProgressError(self.env._("Please give a number."))
        self.filtered(lambda goal: goal.state in ("achieved", "dropped"))._refuse_when_over()
        for goal in self:
            if goal.measured_by == "figure":
                goal.value_current = value
            elif value != int(value) or not 0 <= value <= 100:
                raise GoalProgressError(self.env._("Please give a whole number from 0 to 100."))
            else:
                goal["level_reached" if goal.measured_by == "level" else "progress"] = int(value)
        return True

    def _refuse_when_over(self):
        """Raise for every goal of ``self``; nothing for none."""
        if self:
            raise GoalProgressError(
                self.env._("Take it up again first: %s", ", ".join(self.mapped("name")))
            )

    def _may_agree(self):
        """Whether the reader is a current member other than the one who proposed the goal."""
        self.ensure_one()
        # only whether the reader is among the members is looked at
        members = self.sudo().relationship_id._current_members().user_id
        return self.env.user in members - self.proposed_by_id
