from datetime import timedelta

import pytz

from odoo import api, models
from odoo.fields import Command
from odoo.tools.misc import format_datetime

from .. import exceptions

MOST = 52  # sessions at once: a year of weeks


class SeriesLengthError(exceptions.UserError):
    """A series of no session, of too many, or with days between them that make no sense."""


class MentoringSessionSeries(models.AbstractModel):
    """Several sessions at once: at the same hour by the clocks of whoever plans them.

    Each is a session and an event of its own, so that one can be moved without the others.
    Everybody gets one mail with all dates and one file for his calendar.
    """

    _name = "mentoring.session.series"
    _inherit = ["mentoring.session.calendar"]
    _description = "Mentoring Session: Series"

    @api.model
    def _plan_series(self, values, count, days, zone):
        """Plan sessions that begin at the same time of the day, so many days apart.

        :param dict values: of the first one; its start is in UTC
        :param zone: the time zone whose clocks count; when they change, the hour stays
        """
        self._check_series(count, days)
        starts = self._series_starts(values["start"], count, days, zone)
        return self.create([{**values, "start": start} for start in starts])

    @api.model
    def _check_series(self, count, days):
        if not 1 <= count <= MOST:
            raise SeriesLengthError(self.env._("A series has 1 to %(most)s sessions.", most=MOST))
        if not 1 <= days <= 366:
            raise SeriesLengthError(self.env._("There are 1 to 366 days between two sessions."))

    @api.model
    def _series_starts(self, start, count, days, zone):
        """The beginnings in UTC."""
        first = pytz.utc.localize(start).astimezone(zone).replace(tzinfo=None)
        later = [first + timedelta(days=days * rank) for rank in range(1, count)]
        return [start, *(_by_the_clock(zone, moment) for moment in later)]

    def _add_events(self, is_silent=False):
        """Of several sessions that are planned at once, everybody gets one mail."""
        series = self.filtered("relationship_id") if len(self) > 1 else self.browse()
        events = super(MentoringSessionSeries, self - series)._add_events(is_silent)
        events |= super(MentoringSessionSeries, series)._add_events(is_silent=True)
        for pair, sessions in series.grouped("relationship_id").items():
            others = pair._current_members().filtered(lambda one: one.user_id != self.env.user)
            sessions._tell_of_series(others)
        return events

    def _tell_of_series(self, members):
        template = self.env.ref("mentoring_program.mail_template_member_series")
        for member in members:
            dates = {member.id: self._dates_for(member)}
            # who plans may write to those whom he meets; the mail says when, and nothing else
            template.sudo().with_context(mentoring_dates=dates).send_mail(
                member.id,
                email_layout_xmlid="mail.mail_notification_light",
                email_values={
                    "attachment_ids": [Command.set(self._attach(self._calendar_file()).ids)]
                },
            )

    def _dates_for(self, member):
        """When the sessions begin, in the language and by the clocks of a member."""
        zone = self.env["mentoring.availability"]._zone(member.participant_id).zone
        env = self.with_context(lang=member.user_id.lang).env
        return [
            format_datetime(env, one.start, tz=zone, dt_format="EEEE d MMMM y, HH:mm zzz")
            for one in self.sorted("start")
        ]


def _by_the_clock(zone, moment):
    """A local time in UTC: the first of two alike; for one that clocks skip, an hour later."""
    try:
        local = zone.localize(moment, is_dst=None)
    except pytz.AmbiguousTimeError:
        local = zone.localize(moment, is_dst=True)
    except pytz.NonExistentTimeError:
        local = zone.localize(moment, is_dst=False)
    return local.astimezone(pytz.utc).replace(tzinfo=None)
