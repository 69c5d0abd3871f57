"""Arithmetic of days, months and years; every interval includes both its ends."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from enum import IntEnum

from nlp.facts import Interval


class Edge(IntEnum):
    """A third of a period."""

    START = 1
    MIDDLE = 2
    END = 3


def day(year: int, month: int, number: int) -> Interval | None:
    """One day, or None where the calendar has no such day."""
    return days(year, month, number, number)


def days(year: int, month: int, first: int, last: int) -> Interval | None:
    """Days of one month, or None where they are not in order or not in the calendar."""
    if not 1 <= first <= last <= monthrange(year, month)[1]:
        return None
    return Interval(dt.date(year, month, first), dt.date(year, month, last))


def months(year: int, first: int, count: int = 1) -> Interval:
    """`count` whole months from the first of month `first`; they may run into the next years."""
    start = dt.date(year, first, 1)
    return Interval(start, _first_of_month(start, count) - dt.timedelta(days=1))


def week(inside: dt.date) -> Interval:
    """Monday to Sunday around a day."""
    monday = inside - dt.timedelta(days=inside.weekday())
    return Interval(monday, monday + dt.timedelta(days=6))


def later(start: dt.date, *, months: int = 0, days: int = 0) -> dt.date:
    """A day so much later; the last of the month where that month is shorter (31 января → 28 февраля)."""
    first = _first_of_month(start, months)
    same = first.replace(day=min(start.day, monthrange(first.year, first.month)[1]))
    return same + dt.timedelta(days=days)


def workdays_later(start: dt.date, count: int) -> dt.date:
    """The day after so many days of Monday to Friday; public holidays are not known here."""
    weeks, rest = divmod(count, 5)
    place = min(start.weekday(), 4)
    friday_based = start - dt.timedelta(days=start.weekday() - place)
    over_weekend = 2 if place + rest > 4 else 0
    return friday_based + dt.timedelta(days=weeks * 7 + rest + over_weekend)


def third(period: Interval, edge: Edge) -> Interval | None:
    """Beginning, middle or end: days 1–10, 11–20, 21–end of a month; months of anything longer; none of a week."""
    start, end = period.start, period.end
    if start.day != 1 or (end - start).days < 27:
        return None
    if (start.year, start.month) == (end.year, end.month):
        first, last = {Edge.START: (1, 10), Edge.MIDDLE: (11, 20), Edge.END: (21, end.day)}[edge]
        return days(start.year, start.month, first, last)
    if edge is Edge.START:
        return months(start.year, start.month)
    if edge is Edge.END:
        return months(end.year, end.month)
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    middle = _first_of_month(start, (count - 1) // 2)
    return months(middle.year, middle.month, 2 - count % 2)


def _first_of_month(start: dt.date, count: int) -> dt.date:
    years, month = divmod(start.month - 1 + count, 12)
    return dt.date(start.year + years, month + 1, 1)
