from odoo import fields, models
from odoo.exceptions import UserError


class MentoringMatchSuggestionChoice(models.AbstractModel):
    """What a coordinator decides about suggestions before they are proposed."""

    _name = "mentoring.match.suggestion.choice"
    _description = "Mentoring Match Suggestion: Choices by Hand"

    is_locked = fields.Boolean(
        "Locked", readonly=True, help="Stays together when the matching is run again."
    )

    def action_lock(self):
        """Keep these pairs when the matching is run again."""
        return self._lock(True)

    def action_unlock(self):
        """Let these pairs go when the matching is run again."""
        return self._lock(False)

    def action_choose(self):
        """Give the mentee this alternative; whom it displaces gets the best of what is left.

        :raise StaleRunError: people or rules have changed since the run
        """
        self.ensure_one()
        self._check_choosable()
        if self.kind == "alternative":
            self.run_id._choose(self.mentee_id, self.mentor_id)
        return True

    def _lock(self, locked):
        self._check_choosable()
        # coordinators read suggestions; that they may change this run is checked above
        self.sudo().filtered(lambda one: one.kind == "chosen")._write_protected(
            {"is_locked": locked}
        )
        return True

    def _check_choosable(self):
        """Refuse choices in runs that are not the reader's, or are not to be looked at anymore."""
        self.check_access("read")
        self.run_id.check_access("write")
        late = self.run_id.filtered(lambda run: run.state != "done")
        if late:
            raise UserError(
                self.env._("This matching is settled: %s", ", ".join(late.mapped("display_name")))
            )
