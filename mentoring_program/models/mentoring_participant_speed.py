from odoo import api, fields, models


class MentoringParticipantSpeed(models.AbstractModel):
    """A person at a speed event: his own timetable, and what becomes of it when he leaves."""

    _name = "mentoring.participant.speed"
    _description = "Mentoring Participant: Speed Event"

    speed_timetable_html = fields.Html(
        compute="_compute_speed_timetable_html",
        sanitize=False,
        groups="mentoring_program.group_mentoring_coordinator",
        help="His meetings at the program's event, in his own time zone; for mails.",
    )

    @api.depends_context("lang")
    def _compute_speed_timetable_html(self):
        for person in self:
            event = person.program_id.speed_event_id
            person.speed_timetable_html = event and event._own_timetable(person)

    def _cancel_speed_meetings(self):
        """Cancel what is planned with these people; the others have a free slot there."""
        # called for people who leave; what hangs on them goes with them
        meetings = self.env["mentoring.speed.meeting"].sudo()
        planned = meetings.search(
            [
                ("event_id.state", "in", ("planned", "published")),
                ("state", "=", "planned"),
                "|",
                ("mentor_id", "in", self.ids),
                ("mentee_id", "in", self.ids),
            ]
        )
        planned._move_to("cancelled")
        planned.event_id.session_ids._write_events()
