from odoo import models


class MentoringMatchRunSpeed(models.AbstractModel):
    """Applying the matching of a speed program makes a timetable instead of relationships."""

    _name = "mentoring.match.run.speed"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Match Run: Timetable"

    def _apply(self):
        if self.program_id.format != "speed":
            return super()._apply()
        program = self.program_id.sudo()  # he may write the program, the caller has checked
        program._claim()  # one timetable at a time; who comes later sees what has changed
        self._check_fresh()
        program._check_proposing()
        run = self.sudo()  # see above
        event = run.env["mentoring.speed.event"]._plan_meetings(
            program,
            run,
            [
                (one.round_number, one.table_number, one.mentor_id, one.mentee_id, one.score)
                for one in run.chosen_ids
            ],
        )
        self._move_to("applied")
        body = self.env._("The matching made a timetable of %s meetings.", event.meeting_count)
        return program._message_log(body=body)

    def action_view_timetable(self):
        """Open the event whose timetable this run made."""
        self.ensure_one().check_access("read")
        return self.program_id.action_view_speed_events()
