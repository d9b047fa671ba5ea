from datetime import datetime, time, timedelta

from odoo import api, fields, models

MENTORS = "marcus elena robert lena samuel"
MENTEES = "priya nora pablo chloe amina"


class MentoringDemoSpeed(models.AbstractModel):
    """Plays a speed program up to its published timetable, as its coordinator would.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.speed"
    _inherit = ["mentoring.demo"]
    _description = "Story of the Mentoring Demo Data: Speed Event"

    @api.model
    def _play(self):
        quiet = self.with_context(tracking_disable=True, mail_notify_force_send=False)
        program = quiet._start("Five in an hour", "culture", -3, 8)
        program.write(quiet._event_values())
        quiet._enroll(program, MENTORS.split(), MENTEES.split()).action_accept()
        program._advance("recruitment")
        program._advance("structure")
        run = quiet.env["mentoring.match.run"].with_user(program.env.user)
        run = run.browse(program.action_match()["res_id"])
        run.action_run()
        run.action_apply()
        program.speed_event_id.action_publish()

    def _event_values(self):
        day = fields.Date.today() + timedelta(weeks=2)
        day += timedelta(days=(3 - day.weekday()) % 7)  # a Thursday
        return {
            "format": "speed",
            "description": "<p>Ten minutes with each of four people you would never meet.</p>",
            "speed_start": datetime.combine(day, time(14)),
            "speed_location": "Canteen, ground floor",
            "speed_rounds": 4,
            "speed_break_after": 2,
        }
