from odoo import api, models

from .. import exceptions

NAMED = 20  # people named one by one in a message


class StaleRunError(exceptions.UserError):
    """People, rules or points have changed since the run; the message names what."""


class MentoringMatchRunApply(models.AbstractModel):
    """From suggestions to proposals: all of them or none, and never from an older picture."""

    _name = "mentoring.match.run.apply"
    _description = "Mentoring Match Run: Proposing"

    def _apply(self):
        # one proposal of pairs at a time in a program; who comes later sees what has changed
        program = self.program_id.sudo()  # he may write the program, checked above
        program._claim()
        self._check_fresh()
        program._check_proposing()
        # relationships are created by proposals alone; he may match this program, checked above
        run = self.sudo()
        groups = run._chosen_groups()
        run.env["mentoring.relationship"]._propose(program, groups, run)
        self._move_to("applied")
        program._message_log(
            body=self.env._("%s relationships were proposed by the matching.", len(groups))
        )

    def _chosen_groups(self):
        """The relationships to propose: [(mentors, mentees, points)]; among peers all are mentees.

        Rows of one group share its number; a row without one is a pair of its own.
        """
        together = self.chosen_ids.sorted("id").grouped(lambda one: one.group_number or -one.id)
        groups = []
        for rows in together.values():
            mentors, mentees = rows.mentor_id, rows.mentee_id
            if self.program_id.format == "peer":
                mentors, mentees = mentors.browse(), mentees | mentors
            groups.append((mentors, mentees, sum(rows.mapped("score")) / len(rows)))
        return groups

    def _check_fresh(self):
        """Refuse to propose pairs that were chosen from an older picture."""
        self.ensure_one()
        matching = self.env["mentoring.matching"]
        now = matching._input(self.program_id)
        if matching._digest(now) == self.input_digest:
            return
        changes = self._changes(now.settings, now.stamps)
        raise StaleRunError(
            "\n".join([self.env._("Run the matching again; since it was run:"), *changes])
        )

    def _changes(self, settings, stamps):
        """What of these settings and people differs from what the run was given, in sentences."""
        then = dict(self.settings or {})
        before = then.pop("stamps", {})
        changes = []
        if then != settings:
            changes.append(self.env._("The rules or the points have changed."))
        both = before.keys() & stamps.keys()
        changed = [one for one in both if before[one] != stamps[one]]
        new, gone = stamps.keys() - both, before.keys() - both
        if changed:
            changes.append(self.env._("Changed: %s", self._names(changed)))
        if new:
            changes.append(self.env._("New: %s", self._names(new)))
        if gone:
            changes.append(self.env._("No longer there: %s", self._names(gone)))
        return changes

    @api.model
    def _names(self, ids):
        people = self.env["mentoring.participant"].browse(int(one) for one in ids).exists()
        names = sorted(people.mapped("name"))
        more = len(names) - NAMED
        shown = ", ".join(names[:NAMED])
        return (
            self.env._("%(names)s and %(more)s more", names=shown, more=more) if more > 0 else shown
        )
