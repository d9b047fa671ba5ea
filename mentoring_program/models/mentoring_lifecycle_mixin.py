from odoo import models

from .. import exceptions


class TransitionError(exceptions.UserError):
    """A move that the transition table of the model does not have."""


class MentoringLifecycleMixin(models.AbstractModel):
    """Give a model a life: one table of transitions and one gate that writes ``state``.

    ``_transitions`` maps each state to the states that may follow. ``_move_to`` is the only
    writer of ``state``. ``_can_move_to`` answers from the same table, so that a button and its
    method never disagree.
    """

    _name = "mentoring.lifecycle.mixin"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Lifecycle"

    _transitions = {}  # {state: (following state, ...)}
    _protected_fields = frozenset({"state"})

    def _can_move_to(self, target):
        self.ensure_one()
        return target in self._transitions.get(self.state, ())

    def _move_to(self, target, **values):
        """Move the records to ``target``, with ``values`` the move implies; all of them or none.

        Records that are there already stay untouched, so a second call does nothing. The rows
        are locked first: somebody who loses a race gets a message at once instead of a wait.

        :param str target: the state to reach
        :param values: further values, written together with the state
        :raise TransitionError: names every record that cannot move
        :return: the records that moved
        """
        movers = self.filtered(lambda record: record.state != target)
        movers._check_move(target)
        if movers:
            movers._claim()
            movers._write_protected({"state": target, **values})
        return movers

    def _check_move(self, target):
        self.filtered(lambda record: not record._can_move_to(target))._refuse_move(target)

    def _refuse_move(self, target):
        """Raise for every record of ``self``; nothing for none."""
        if not self:
            return
        labels = dict(self._fields["state"]._description_selection(self.env))
        raise TransitionError(
            "\n".join(
                self.env._(
                    "%(name)s is “%(state)s” and cannot become “%(target)s”.",
                    name=record.display_name,
                    state=labels[record.state],
                    target=labels[target],
                )
                for record in self
            )
        )
