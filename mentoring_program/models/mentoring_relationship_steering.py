from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .mentoring_relationship_flow import OVER_STATES


class MentoringRelationshipSteering(models.AbstractModel):
    """What members and coordinators do with a running relationship: pause, complete, end."""

    _name = "mentoring.relationship.steering"
    _description = "Mentoring Relationship: Pause and End"

    date_ended = fields.Date("Ended On", copy=False, readonly=True)
    end_reason_id = fields.Many2one(
        "mentoring.end.reason",
        ondelete="restrict",
        copy=False,
        readonly=True,
        groups="mentoring_program.group_mentoring_coordinator",
    )
    pause_reason = fields.Char(copy=False, readonly=True)
    pause_until = fields.Date(copy=False, readonly=True)
    goes_on_informally = fields.Boolean(copy=False)

    def action_pause(self, reason=None, until=None):
        """Pause; the places stay taken.

        :param str reason: why, readable by the members; asked for where a person can answer
        :param date until: the day it goes on by itself; none: when somebody resumes it
        """
        self._check_steering()
        if not self._words(reason):
            return self.env["mentoring.reason"]._ask(self, "pause")
        # members have no write access to their relationship; checked above
        self.sudo()._move_to("paused", pause_reason=reason, pause_until=self._day(until))
        return True

    def action_resume(self):
        """Go on after a pause."""
        self._check_steering()
        # members have no write access to their relationship; checked above
        self.sudo()._resume()
        return True

    def _resume(self):
        self.filtered(lambda pair: pair.state == "paused")._move_to(
            "active", pause_reason=False, pause_until=False
        )

    def action_complete(self):
        """Complete the relationship: its time is over and it was worth it."""
        self._check_steering()
        # members have no write access to their relationship; checked above
        self.sudo()._finish("completed")
        return True

    def action_end(self, reason=None, end_reason_id=None):
        """End early, without blame.

        :param str reason: a free word, for the coordinators alone
        :param int end_reason_id: id of a ``mentoring.end.reason``
        """
        self._check_steering()
        if not self._words(reason) and not end_reason_id:
            return self.env["mentoring.reason"]._ask(self, "end")
        end_reason = end_reason_id and self.env["mentoring.end.reason"].browse([end_reason_id])
        if end_reason:
            end_reason.check_access("read")
        # members have no write access to their relationship; checked above
        running = self.sudo().filtered(lambda pair: pair.state not in OVER_STATES)
        own = running.member_ids.filtered(lambda member: member.user_id == self.env.user)
        (own or running.member_ids)._remark("end", reason)
        running._finish("ended", end_reason_id=end_reason and end_reason.id)
        own.relationship_id._offer_rematch()
        return True

    def _finish(self, state, **values):
        """Bring what still runs to an end and give the places back, once."""
        running = self.filtered(lambda pair: pair.state not in OVER_STATES)
        if state == "completed":
            running._check_move("completed")
        today = fields.Date.context_today(self)
        running._move_to(state, date_ended=today, **values)
        running.session_ids.filtered(lambda session: session.state == "planned")._move_to(
            "cancelled"
        )
        members = running.member_ids
        members._withdraw_question()
        members._release()
        members.filtered(lambda one: not one.left_on or one.left_on == today)._notify_members(
            "over"
        )
        if state == "refused":  # all leave on the same day, so that nobody sees who said no
            running._current_members()._write_protected({"left_on": today})
        return running

    @api.ondelete(at_uninstall=False)
    def _unlink_only_when_over(self):
        running = self.filtered(lambda pair: pair.state not in OVER_STATES)
        if running:
            raise UserError(
                self.env._(
                    "End these relationships before you delete them: %s",
                    ", ".join(running.mapped("name")),
                )
            )

    def unlink(self):
        self.check_access("unlink")
        # by the ORM and not by the database alone, so that their activities and events go as well;
        # whoever may delete the relationship deletes what is part of it
        self.sudo().session_ids.unlink()
        self.sudo().member_ids.unlink()
        return super().unlink()

    def _check_steering(self):
        """Let the members pass, and whoever may write the relationship."""
        self.check_access("read")
        others = self.filtered(lambda pair: self.env.user not in pair._current_members().user_id)
        if not others:  # an empty recordset would ask for the right to write any
            return
        try:
            others.check_access("write")
        except AccessError as error:
            raise AccessError(
                self.env._("Only the members and the coordinators may do this.")
            ) from error

    def _state_when_left(self):
        """Somebody leaving before the start refuses the relationship, later he ends it."""
        return "refused" if self.state in ("proposed", "to_approve") else "ended"

    def _offer_rematch(self):
        """Tell the coordinators the same day that somebody is without a partner again."""
        for relationship in self.filtered(lambda pair: pair.state in ("ended", "refused")):
            relationship._tell_coordinators("mentoring_program.mail_activity_rematch")

    @api.model
    def _cron_resume(self):
        """Let go on what was paused until today; safe to run at any time."""
        today = fields.Date.context_today(self)
        over = self.search([("state", "=", "paused"), ("pause_until", "<=", today)])
        over.try_lock_for_update()._resume()
