"""The half-hours of a week in which people work, told in Coordinated Universal Time (UTC).

A week begins on Monday at 00:00 UTC with half-hour 0 and ends with half-hour 335. Clocks that
change make other weeks of the same working hours: so there is one sample week for each
constellation of the time zones of all people together.
"""

from datetime import datetime, time, timedelta
from functools import reduce

import pytz

HALF_HOURS = 7 * 48
MOST_WEEKS = 12
DAY = 24 * 60  # minutes

# of people who choose their hours themselves: Monday to Friday, 8 to 20 where they are
FLEXIBLE = tuple((weekday, 8.0, 20.0) for weekday in range(5))


def minutes_ahead(zone, day):
    """How far the clocks of a time zone are ahead of UTC at noon of a day, in minutes."""
    offset = pytz.timezone(zone).utcoffset(datetime.combine(day, time(12)))
    return round(offset.total_seconds() / 60)


def sample_days(zones, start, end, most=MOST_WEEKS):
    """One day for each constellation of clocks between two days, the earliest first.

    Where there are more than ``most``, those that last longest are taken. A change of clocks
    counts from the week in which it is in force on Wednesday.
    """
    zones, weeks = sorted(zones), {}
    wednesday = start + timedelta(days=2 - start.weekday())
    while wednesday <= end + timedelta(days=2):
        day = min(max(wednesday, start), end)
        constellation = tuple(minutes_ahead(zone, day) for zone in zones)
        weeks.setdefault(constellation, []).append(day)
        wednesday += timedelta(days=7)
    longest = sorted(weeks.values(), key=len, reverse=True)[:most]
    return tuple(sorted(days[0] for days in longest))


def half_hours(stretches, ahead):
    """The half-hours of the week in UTC that lie wholly in working time.

    :param stretches: of (weekday from Monday = 0, hour from, hour to), by the clocks on site
    :param ahead: how far these clocks are ahead of UTC, in minutes
    """
    worked = sorted(
        (weekday * DAY + round(begin * 60) - ahead, weekday * DAY + round(stop * 60) - ahead)
        for weekday, begin, stop in stretches
    )
    return frozenset(
        one % HALF_HOURS
        for begin, stop in reduce(_join, worked, [])
        for one in range(-(-begin // 30), stop // 30)
    )


def _join(joined, stretch):
    """Add a stretch to those before it; two that touch become one."""
    if joined and stretch[0] <= joined[-1][1]:
        begin, stop = joined[-1]
        return [*joined[:-1], (begin, max(stop, stretch[1]))]
    return [*joined, stretch]
