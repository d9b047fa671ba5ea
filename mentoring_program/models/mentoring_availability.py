from datetime import datetime, time, timedelta

import pytz

from odoo import api, models
from odoo.tools.intervals import Intervals

from .working_weeks import FLEXIBLE

STEP = timedelta(minutes=30)  # proposed times begin on half-hours, by the clocks of the reader
APART = timedelta(hours=2)  # several of a day, so that morning and afternoon are among them
WIDE = timedelta(days=2)  # events of whole days are stored with hours that mean nothing


class MentoringAvailability(models.AbstractModel):
    """When participants are free: in their working hours, not on leave, nothing in their calendars.

    Whether somebody is free is all that leaves this model. It looks into calendars and leaves with
    superuser rights; neither an event nor a reason is ever handed on.
    """

    _name = "mentoring.availability"
    _description = "Mentoring: When People Are Free"

    @api.model
    def _free_times(self, people, start, stop, own_event=None):
        """The free time of each participant between two moments in UTC: {participant: Intervals}.

        :param own_event: the event to be moved; it does not stand in its own way
        """
        # only free or not free is handed on, see above
        people = people.sudo()
        window = pytz.utc.localize(start), pytz.utc.localize(stop)
        busy = self._busy_times(people, start, stop, own_event)
        return {person: self._worked(person, *window) - busy[person] for person in people}

    @api.model
    def _not_free(self, people, start, stop, own_event=None):
        """Those of the participants who are not free during the whole time."""
        asked = self._span(start, stop)
        free = self._free_times(people, start, stop, own_event)
        # whether somebody is free, and nothing of why
        return people.filtered(lambda one: bool(asked - free[one.sudo()]))

    @api.model
    def _unoccupied(self, spans):
        """Those spans in whose time nothing else stands in the participant's calendar.

        :param spans: [(participant, start, stop)]
        """
        if not spans:
            return []
        # calendars are looked at, and nothing but free or not is told
        people = self.env["mentoring.participant"].sudo().union(*(one for one, *_span in spans))
        first, last = min(start for _one, start, _stop in spans), max(end for *_one, end in spans)
        # only free or not free is handed on, see above
        busy = self._busy_times(people, first, last)
        return [one for one in spans if not (busy[one[0]] & self._span(*one[1:]))]

    @api.model
    def _common_times(self, people, start, stop, minutes, zone, most=12, a_day=3):
        """Moments in UTC at which all are free for so many minutes, the earliest first.

        :param zone: the time zone whose half-hours and days count
        """
        free = self._span(start, stop)
        for one in self._free_times(people, start, stop).values():
            free &= one
        found, length = [], timedelta(minutes=minutes)
        for begin, end, _nothing in free:
            moment = _next_half_hour(begin.astimezone(zone))
            while moment.astimezone(pytz.utc) + length <= end and len(found) < most:
                if sum(one.date() == moment.date() for one in found) < a_day:
                    found.append(moment)
                moment = zone.normalize(moment + max(length, APART))
        return [one.astimezone(pytz.utc).replace(tzinfo=None) for one in found]

    def _span(self, start, stop):
        return Intervals([(pytz.utc.localize(start), pytz.utc.localize(stop), self.browse())])

    def _zone(self, person):
        """The time zone a participant lives in."""
        employee = person.employee_id
        name = person.user_id.tz or employee.tz or employee.resource_calendar_id.tz
        return pytz.timezone(name or "UTC")

    def _worked(self, person, start, stop):
        """The working hours without leaves; of who chooses his hours himself, usual ones."""
        employee, zone = person.employee_id, self._zone(person)
        calendar, resource = employee.resource_calendar_id, employee.resource_id
        if calendar and not calendar.flexible_hours:
            worked = calendar._work_intervals_batch(start, stop, resource)[resource.id]
        else:
            worked = self._usual_hours(zone, start, stop)
            if resource:
                leaves = calendar._leave_intervals_batch(start, stop, resource, tz=zone)
                worked -= leaves[resource.id]
        return Intervals([(begin, end, self.browse()) for begin, end, _source in worked])

    def _usual_hours(self, zone, start, stop):
        day, last = start.astimezone(zone).date(), stop.astimezone(zone).date()
        hours = {weekday: (begin, end) for weekday, begin, end in FLEXIBLE}
        found = []
        while day <= last:
            if day.weekday() in hours:
                begin, end = (_at(zone, day, hour) for hour in hours[day.weekday()])
                found.append((max(begin, start), min(end, stop), self.browse()))
            day += timedelta(days=1)
        return Intervals(found)

    def _busy_times(self, people, start, stop, own_event=None):
        """What stands in their calendars, but for what they declined and what leaves them free."""
        partners = {one: one.user_id.partner_id | one.employee_id.work_contact_id for one in people}
        everybody = self.env["res.partner"].union(*partners.values())
        attendees = self.env["calendar.attendee"].sudo()  # see above
        found = attendees.search(
            [
                ("partner_id", "in", everybody.ids),
                ("state", "!=", "declined"),
                ("event_id.active", "=", True),
                ("event_id.show_as", "=", "busy"),
                ("event_id.start", "<", stop + WIDE),
                ("event_id.stop", ">", start - WIDE),
            ]
        )
        own = own_event.ids if own_event else []
        times = {
            one: found.filtered(
                lambda row, who=partners[one]: row.partner_id in who and row.event_id.id not in own
            ).event_id
            for one in people
        }
        return {
            one: Intervals([self._time_of(event, self._zone(one)) for event in times[one]])
            for one in people
        }

    def _time_of(self, event, zone):
        if not event.allday:
            return (*(pytz.utc.localize(one) for one in (event.start, event.stop)), self.browse())
        after = event.stop_date + timedelta(days=1)
        return _at(zone, event.start_date, 0), _at(zone, after, 0), self.browse()


def _at(zone, day, hour):
    """An hour of a day by the clocks of a zone; one that they skip is taken as if they did not."""
    moment = datetime.combine(day, time()) + timedelta(hours=hour)
    return zone.normalize(zone.localize(moment))


def _next_half_hour(moment):
    """The moment itself, if its clock shows a full or a half hour, else the next such one."""
    over = timedelta(minutes=moment.minute % 30, seconds=moment.second)
    over += timedelta(microseconds=moment.microsecond)
    return moment + (STEP - over) if over else moment
