from datetime import timedelta

from odoo import api, fields, models

AHEAD = timedelta(days=21)  # so far times are proposed
NOTICE = timedelta(hours=2)  # nobody is proposed a time that is almost over


class MentoringSessionTime(models.AbstractModel):
    """Times that suit: what is free for all who meet, and who is not free when.

    That somebody is not free is all that anybody learns, be it a meeting, a leave or the evening.
    """

    _name = "mentoring.session.time"
    _description = "Mentoring Session: Times That Suit"

    clash_note = fields.Char(compute="_compute_clash_note", help="Who is not free then.")

    @api.depends("start", "duration", "state", "relationship_id")
    @api.depends_context("uid", "lang")
    def _compute_clash_note(self):
        for session in self:
            pair, start, stop = session.relationship_id, session.start, session.stop
            is_asked = pair and start and stop and session.state == "planned"
            session.clash_note = is_asked and session._note_of_clash(pair, start, stop)

    def _note_of_clash(self, pair, start, stop):
        """Who of the members is not free then, as a sentence for one of them; else nothing."""
        mine, now = pair.my_member_id, fields.Datetime.now()
        if not mine or start < now or stop <= start:
            return False
        # names of those whom the reader meets
        people = pair.sudo()._current_members().participant_id
        own_event = self._origin.sudo().calendar_event_id  # the one that moves is not in its way
        busy = self.env["mentoring.availability"]._not_free(people, start, stop, own_event)
        if not busy:
            return False
        names = [
            self.env._("you") if one == mine.participant_id else one.name
            for one in busy.sorted(lambda one: one == mine.participant_id)
        ]
        return self.env._("Not free then: %s.", ", ".join(names))

    @api.model
    def _times_for(self, pair, minutes, zone):
        """The next moments in UTC at which all members of a pair of the reader's are free."""
        if not pair.my_member_id:
            return []
        # whether people are free is told to those who meet them
        people = pair.sudo()._current_members().participant_id
        now = fields.Datetime.now()
        return self.env["mentoring.availability"]._common_times(
            people, now + NOTICE, now + AHEAD, minutes, zone
        )
