"""The periods that reports are asked for most."""

from __future__ import annotations

import datetime as dt

from journal.records import Days
from reports.periods import months_earlier
from web.language import LazyString
from web.language import lazy as _


def last_month(today: dt.date) -> Days:
    """The month that is over."""
    return _months(today, 1, 1)


def common(today: dt.date) -> tuple[tuple[LazyString, Days], ...]:
    """Periods by what they are called."""
    quarter = (today.month - 1) % 3 + 3
    return (
        (_("прошлый месяц"), last_month(today)),
        (_("этот месяц"), Days(months_earlier(today, 0), today)),
        (_("прошлый квартал"), _months(today, quarter, 3)),
        (_("с начала года"), Days(today.replace(month=1, day=1), today)),
        (_("прошлый год"), _months(today, today.month + 11, 12)),
    )


def _months(today: dt.date, back: int, number: int) -> Days:
    """So many whole months, the first of them so many months ago."""
    after = months_earlier(today, back - number)
    return Days(months_earlier(today, back), after - dt.timedelta(days=1))
