from datetime import timedelta

from odoo import api, fields, models

from .. import exceptions
from .mentoring_guard_mixin import BusyError

MOST = 200  # hours that can be offered at once


class OfficeHourTakenError(exceptions.UserError):
    """Somebody else was faster, or the mentor is not free any more."""


class OfficeHourOfferError(exceptions.ValidationError):
    """An hour that cannot be offered: by no mentor, in the past, or where one is already."""


class MentoringOfficeHour(models.Model):
    """A time that a mentor offers to all his mentees in a program; whoever books it first has it.

    Booked, it is a session of the two. Nobody but the mentor learns who has booked.
    """

    _name = "mentoring.office.hour"
    _inherit = ["mentoring.guard.mixin"]
    _description = "Mentoring Office Hour"
    _order = "start, id"
    _rec_name = "start"

    _protected_fields = frozenset({"session_id"})
    _fixed_fields = frozenset({"mentor_id", "start", "duration"})

    mentor_id = fields.Many2one(
        "mentoring.participant",
        required=True,
        ondelete="cascade",
        index=True,
        domain="[('user_id', '=', uid), ('role', '!=', 'mentee'), ('state', '=', 'accepted')]",
    )
    program_id = fields.Many2one(related="mentor_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="mentor_id.company_id", store=True, index=True)
    user_id = fields.Many2one(
        related="mentor_id.user_id", store=True, index="btree_not_null", ondelete="cascade"
    )
    start = fields.Datetime(required=True)
    duration = fields.Float(default=0.5, required=True, help="Hours.")
    stop = fields.Datetime(compute="_compute_stop", store=True)
    location = fields.Char(help="Seen by those who may book.")
    video_link = fields.Char(help="Seen by those who may book.")
    session_id = fields.Many2one(
        "mentoring.session",
        ondelete="set null",
        index="btree_not_null",
        copy=False,
        readonly=True,
        groups=fields.NO_ACCESS,
    )
    is_booked = fields.Boolean(compute="_compute_booking")
    is_mine = fields.Boolean("Booked by Me", compute="_compute_booking")
    booked_by = fields.Char(compute="_compute_booking", help="Told to the mentor alone.")

    _one_at_a_time = models.UniqueIndex("(mentor_id, start)", "This hour is offered already.")
    _duration_in_range = models.Constraint(
        "CHECK(duration > 0 AND duration <= 8)", "An office hour lasts up to 8 hours, more than 0."
    )

    @api.depends("start", "duration")
    def _compute_stop(self):
        for hour in self:
            minutes = round(hour.duration * 60)
            hour.stop = hour.start and hour.start + timedelta(minutes=minutes)

    @api.depends("session_id.state", "user_id")
    @api.depends_context("uid")
    def _compute_booking(self):
        # that it is booked is shown; by whom, to the mentor and to whoever has booked
        for hour, row in zip(self, self.sudo(), strict=True):
            members = row.session_id.relationship_id.member_ids
            others = members.filtered(lambda one, host=row: one.participant_id != host.mentor_id)
            hour.is_booked = bool(row.session_id)
            hour.is_mine = self.env.user in others.user_id
            is_host = hour.user_id == self.env.user
            hour.booked_by = is_host and ", ".join(others.mapped("name"))

    @api.constrains("mentor_id")
    def _check_mentor(self):
        # what role somebody has is looked at, nothing is shown
        for hour in self.sudo():
            mentor = hour.mentor_id
            if mentor.role == "mentee" or mentor.state != "accepted":
                raise OfficeHourOfferError(
                    self.env._("Office hours are offered by mentors of a program.")
                )

    @api.constrains("start", "duration", "mentor_id")
    def _check_time(self):
        for hour in self:
            if hour.start < fields.Datetime.now():
                raise OfficeHourOfferError(self.env._("This time has passed already."))
            others = self.search(
                [
                    ("mentor_id", "=", hour.mentor_id.id),
                    ("id", "!=", hour.id),
                    ("start", "<", hour.stop),
                    ("stop", ">", hour.start),
                ],
                limit=1,
            )
            if others:
                raise OfficeHourOfferError(
                    self.env._("You offer another hour at this time already.")
                )

    @api.constrains("video_link")
    def _check_video_link(self):
        for hour in self.filtered("video_link"):
            if not hour.video_link.startswith(("https://", "http://")):
                raise OfficeHourOfferError(
                    self.env._("The video link “%s” does not start with https://.", hour.video_link)
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_booked(self):
        if self.filtered("is_booked"):
            raise OfficeHourTakenError(
                self.env._("Somebody has booked this hour. Cancel the session first.")
            )

    @api.model
    def _bookable(self):
        """The hours that the reader may book now: of his mentors, free, and still to come."""
        now = fields.Datetime.now()
        hours = self.search([("start", ">", now), ("user_id", "!=", self.env.uid)])
        return hours.filtered(lambda one: not one.is_booked)._unoccupied()

    def _unoccupied(self):
        """Those for which nothing else has come into the mentor's calendar since."""
        spans = {hour: (hour.mentor_id, hour.start, hour.stop) for hour in self}
        free = self.env["mentoring.availability"]._unoccupied([*spans.values()])
        return self.filtered(lambda hour: spans[hour] in free)

    def action_book(self):
        """Book the hour: a session of the reader and the mentor, in both calendars.

        Pressed twice it is booked once. Of several who press at the same moment one has it.

        :raise OfficeHourTakenError: somebody else has it, or the mentor is not free any more
        """
        self.ensure_one().check_access("read")
        pair = self._pair_of_reader()
        if self.is_mine:
            return True
        self._claim_hour()
        if self.is_booked or not self._unoccupied() or self.start <= fields.Datetime.now():
            raise OfficeHourTakenError(
                self.env._("This hour is taken by now. Please choose another one.")
            )
        session = self.env["mentoring.session"].create(self._session_values(pair))
        # the reader may book it, as was checked above
        self.sudo()._write_protected({"session_id": session.id})
        return True

    def _claim_hour(self):
        try:
            # whoever may book it may hold it for this moment
            self.sudo()._claim()
        except BusyError as error:
            raise OfficeHourTakenError(
                self.env._("Somebody else is booking this hour right now. Please look again.")
            ) from error
        self.invalidate_recordset()

    def _pair_of_reader(self):
        """The running relationship in which the mentor of this hour is the reader's mentor."""
        # only the reader's own relationship leaves sudo
        rows = self.sudo().mentor_id.member_ids.filtered(
            lambda one: not one.left_on and not one.is_invited and one.role != "mentee"
        )
        pairs = rows.relationship_id.filtered(
            lambda pair: pair._is_running() and self.env.user in pair._current_members().user_id
        )
        if not pairs or self.user_id == self.env.user:
            raise exceptions.AccessError(self.env._("Only mentees of this mentor book his hours."))
        return pairs[:1]

    def _session_values(self, pair):
        return {
            "relationship_id": pair.id,
            "start": self.start,
            "duration": self.duration,
            "location": self.location,
            "video_link": self.video_link,
        }

    @api.model
    def _offer(self, values, count, weeks, zone):
        """Offer hours one after the other, on the same day of several weeks, by the clocks there.

        :param dict values: of the first hour; its start is in UTC
        """
        if not (count >= 1 and 1 <= weeks <= 52 and count * weeks <= MOST):
            raise OfficeHourOfferError(
                self.env._("Offer 1 to %s hours at once, in up to 52 weeks.", MOST)
            )
        length = timedelta(minutes=round(values["duration"] * 60))
        days = self.env["mentoring.session"]._series_starts(values["start"], weeks, 7, zone)
        return self.create(
            [{**values, "start": day + length * rank} for day in days for rank in range(count)]
        )
