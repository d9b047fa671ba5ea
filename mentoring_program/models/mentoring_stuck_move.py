from datetime import timedelta

from odoo import fields, models

from .. import exceptions

NOT_BEGUN = ("proposed", "to_approve", "approved")


class StuckMoveError(exceptions.UserError):
    """A way out that the rules do not know for what somebody waits for."""


class MentoringStuckMove(models.AbstractModel):
    """The ways out: remind, let off, or make room for another pair.

    Silence never approves, accepts or signs: none of these can be skipped from here.
    """

    _name = "mentoring.stuck.move"
    _inherit = ["mentoring.call.mixin"]
    _description = "Who Is Stuck: Ways Out"

    def action_remind(self):
        """Write to whoever has to do something: the person, or the manager who is to approve.

        Nobody gets more than one such mail a day, however often and by whomever it is pressed.

        :return: a notification that says who was reminded, who not and why
        """
        rows = self._check_moving()
        rows.program_id._claim()  # who reminds at the same moment waits, or is told
        approvals = rows.filtered(lambda row: row.kind == "unapproved")
        asked = rows.filtered(lambda row: row._is_person_asked())
        # who is asked is reminded of his own affairs; the reader runs the program, checked above
        people, early = asked.sudo()._remind_people()
        approvers, early_approvers = approvals.sudo()._remind_approvers()
        silent = rows.participant_id - people - early - approvals.participant_id
        return self._reminded_note(
            [*people.mapped("name"), *approvers.mapped("name")],
            [*early.mapped("name"), *early_approvers.mapped("name")],
            silent.mapped("name"),
        )

    def action_waive(self, reason=None):
        """Let people off the training they have not done; nothing else can be waived.

        :param str reason: kept with the name of the one who decided; asked for where it is missing
        :raise StuckMoveError: names those who wait for something that nobody can let them off
        """
        rows = self._check_moving()
        rows._refuse_others(
            rows.filtered(lambda row: row.kind == "untrained"),
            self.env._("Only training can be waived; people and managers answer for themselves:"),
        )
        return rows.participant_id.action_waive_training(reason)

    def action_replace(self, reason=None):
        """End the memberships that do not come about, and free the others for another match.

        Everybody stays in the program; the places are free again.

        :param str reason: for the coordinators alone; asked for where it is missing
        :raise StuckMoveError: names those who are in no proposal, or in one that runs already
        """
        rows = self._check_moving()
        rows._refuse_others(
            rows.filtered(lambda row: row.relationship_id.state in NOT_BEGUN),
            self.env._("Only people in a relationship that has not begun can be replaced:"),
        )
        if rows and not self._words(reason):
            return self.env["mentoring.reason"]._ask(rows, "replace")
        # coordinators have no write access to memberships; that they run the program is checked
        members = rows.sudo().member_id
        members._remark("end", reason)
        members._leave()
        members.relationship_id._offer_rematch()
        return True

    def _check_moving(self):
        """The rows of those who still wait, others have settled it; the reader runs their programs.

        :raise AccessError: he does not
        """
        self._check_ids()
        rows = self.exists()
        rows.check_access("read")
        rows.program_id.check_access("write")
        return rows

    def _refuse_others(self, allowed, message):
        others = self - allowed
        if others:
            names = sorted(set(others.participant_id.mapped("name")))
            raise StuckMoveError("\n".join([message, *names]))

    def _remind_people(self):
        """One mail for each person with all he is waited for.

        :return: who was reminded, and who was reminded in another way less than a day ago
        """
        people = self.participant_id.filtered("user_id")
        lately = people.search(
            [("user_id", "in", people.user_id.ids), ("nudged_on", ">", self._yesterday())]
        )
        early = people.filtered(lambda one: one.user_id in lately.user_id)
        due = people.browse(one[0].id for one in (people - early).grouped("user_id").values())
        due._write_protected({"nudged_on": fields.Datetime.now()})
        waits = {
            person.id: rows.mapped("kind")
            for person, rows in self.grouped("participant_id").items()
        }
        due.with_context(mentoring_waits=waits)._send_reminder()
        return due, people - due

    def _remind_approvers(self):
        """One mail for each approver, however many memberships wait for him."""
        members = self.member_id.filtered("approver_id")
        lately = members.search(
            [("approver_id", "in", members.approver_id.ids), ("nudged_on", ">", self._yesterday())]
        )
        due = members.filtered(lambda one: one.approver_id not in lately.approver_id)
        due._write_protected({"nudged_on": fields.Datetime.now()})
        due._write_to_approver_once()
        return due.approver_id, (members - due).approver_id

    def _yesterday(self):
        return fields.Datetime.now() - timedelta(days=1)

    def _reminded_note(self, reminded, early, silent):
        lines = []
        if reminded:
            lines.append(self.env._("Reminded: %s.", ", ".join(reminded)))
        if early:
            lines.append(self.env._("Reminded within a day already: %s.", ", ".join(early)))
        if silent:
            lines.append(
                self.env._(
                    "Nobody to remind: %s. Either you act here, or there is no login.",
                    ", ".join(silent),
                )
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if reminded else "warning",
                "sticky": bool(silent),
                "message": "\n".join(lines) or self.env._("Nobody waits any more."),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
