"""The period before a period: as many whole months or days, as far as the period has come."""

from __future__ import annotations

import calendar
import datetime as dt

from journal.records import Days

_DAY = dt.timedelta(days=1)


def before(days: Days, today: dt.date) -> Days | None:
    """What a period is compared with: 1–18 March with 1–18 February on the 18th; None where an end is open."""
    if days.since is None or days.until is None:
        return None
    length = _months(days.since, days.until)
    last = days.since - _DAY
    since = months_earlier(days.since, length) if length else last - (days.until - days.since)
    so_far = since + max(today - days.since, dt.timedelta())
    return Days(since, min(so_far, last) if today < days.until else last)


def months_earlier(day: dt.date, count: int) -> dt.date:
    """The first day of the month so many months before that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return dt.date(max(year, dt.MINYEAR), month + 1, 1)


def _months(since: dt.date, until: dt.date) -> int:
    """How many whole months a period has; 0 where it has others."""
    if since.day != 1 or until.day != calendar.monthrange(until.year, until.month)[1]:
        return 0
    return (until.year - since.year) * 12 + until.month - since.month + 1
