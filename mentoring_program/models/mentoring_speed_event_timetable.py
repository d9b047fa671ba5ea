from odoo import api, fields, models

from .. import exceptions

COORDINATOR = "mentoring_program.group_mentoring_coordinator"


class SpeedEventStartError(exceptions.UserError):
    """A timetable without a beginning, or for an event that has begun."""


class MentoringSpeedEventTimetable(models.AbstractModel):
    """The timetable: made from a matching, told to everybody, and told again where it changes."""

    _name = "mentoring.speed.event.timetable"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Speed Event: Timetable"

    told = fields.Json(
        copy=False,
        readonly=True,
        groups=COORDINATOR,
        help="What everybody was told last: {participant: [where, [when, table, partner], ...]}.",
    )
    untold_ids = fields.Many2many(
        "mentoring.participant",
        string="Not Told Yet",
        compute="_compute_untold_ids",
        groups=COORDINATOR,
        help="Their timetable has changed since they were told.",
    )
    meeting_count = fields.Integer("Number of Meetings", compute="_compute_timetable_html")
    timetable_html = fields.Html("Timetable", compute="_compute_timetable_html", sanitize=False)

    @api.depends(
        "told",
        "state",
        "location",
        "round_ids.start",
        "meeting_ids.state",
        "meeting_ids.round_id",
        "meeting_ids.table_number",
        "meeting_ids.mentor_id",
        "meeting_ids.mentee_id",
    )
    def _compute_untold_ids(self):
        for event in self:
            event.untold_ids = event._untold() if event.state == "published" else False

    @api.depends(
        "tz",
        "table_count",
        "round_ids.start",
        "round_ids.has_break",
        "meeting_ids.state",
        "meeting_ids.round_id",
        "meeting_ids.table_number",
        "meeting_ids.mentor_id",
        "meeting_ids.mentee_id",
    )
    @api.depends_context("lang")
    def _compute_timetable_html(self):
        for event in self:
            event.meeting_count = len(event._standing_meetings())
            event.timetable_html = self.env["ir.qweb"]._render(
                "mentoring_program.speed_timetable", {"event": event}
            )

    @api.model
    def _plan_meetings(self, program, run, places):
        """Make these meetings the timetable of the program's event; an earlier one is replaced.

        :param places: [(round, table, mentor, mentee, score)], rounds and tables from 1
        :raise SpeedEventStartError: nobody has said when it begins, or it has begun
        :return: the event
        """
        event = program.speed_event_id
        self._check_start(event.start if event else program.speed_start, program)
        numbers = {
            "round_count": program.speed_rounds,
            "table_count": max((place[1] for place in places), default=0),
            "match_run_id": run.id,
        }
        if event:
            event._claim()
            event._write_protected(numbers)
        else:
            event = self._create_protected([{**program._speed_event_values(), **numbers}])
        event._replace_meetings(places)
        return event

    @api.model
    def _check_start(self, start, program):
        if not start:
            raise SpeedEventStartError(
                self.env._("%s: say when the event begins, on the page “Event”.", program.name)
            )
        if start <= fields.Datetime.now():
            raise SpeedEventStartError(
                self.env._(
                    "%s: the event has begun. Report it as held, or give it another beginning.",
                    program.name,
                )
            )

    def _replace_meetings(self, places):
        self.meeting_ids.unlink()
        self.round_ids.filtered(lambda one: one.number > self.round_count).unlink()
        known = {one.number for one in self.round_ids}
        new = [n for n in range(1, self.round_count + 1) if n not in known]
        self.round_ids._create_protected([{"event_id": self.id, "number": n} for n in new])
        rounds = {one.number: one.id for one in self.round_ids}
        self.meeting_ids._create_protected(
            [
                {
                    "event_id": self.id,
                    "round_id": rounds[number],
                    "table_number": table,
                    "mentor_id": mentor.id,
                    "mentee_id": mentee.id,
                    "score": score,
                }
                for number, table, mentor, mentee, score in places
            ]
        )

    def _timetables(self):
        """Everybody's timetable as plain values, to be compared: {participant id as text: ...}."""
        tables = {}
        for meeting in self._standing_meetings().sorted("round_number"):
            for person in meeting._people():
                when = fields.Datetime.to_string(meeting.start)
                place = [when, meeting.table_number, meeting._partner_of(person).id]
                tables.setdefault(str(person.id), [self.location or ""]).append(place)
        return tables

    def _untold(self):
        """Whose timetable is another than he was told."""
        told, now = self.told or {}, self._timetables()
        changed = [int(key) for key in told.keys() | now.keys() if told.get(key) != now.get(key)]
        people = self.env["mentoring.participant"].browse(sorted(changed)).exists()
        return people.filtered(lambda person: person.state == "accepted")

    def _tell_changes(self):
        """Send the new timetable to those whom it concerns; nobody else hears of it."""
        concerned = self._untold()
        self._write_protected({"told": self._timetables()})
        template = self.env.ref("mentoring_program.mail_template_speed_timetable")
        if concerned:
            # people without a login are told by mail as well
            template.sudo().send_mail_batch(
                concerned.ids, email_layout_xmlid="mail.mail_notification_light"
            )

    def _grid(self):
        """The timetable for printing: [(table, [meeting or none of each round])]."""
        self.ensure_one()
        at = {(one.table_number, one.round_id.id): one for one in self._standing_meetings()}
        none = self.meeting_ids.browse()
        tables = range(1, max([self.table_count, *(place[0] for place in at)], default=0) + 1)
        return [
            (table, [at.get((table, one.id), none) for one in self.round_ids]) for table in tables
        ]

    def _own_timetable(self, person):
        """Somebody's timetable as HTML, in his time zone; nothing where he meets nobody."""
        rows = self._rows_of(person)
        if not any(meeting for _round, meeting in rows):
            return False
        return self.env["ir.qweb"]._render(
            "mentoring_program.speed_own_timetable",
            {"event": self, "rows": rows, "person": person, "zone": person.user_id.tz},
        )

    def _rows_of(self, person):
        """Somebody's own timetable: [(round, meeting or none)], in order."""
        meetings = self._standing_meetings().filtered(lambda one: person in one._people())
        at = meetings.grouped("round_id")
        return [(one, at.get(one, meetings.browse())) for one in self.round_ids]
