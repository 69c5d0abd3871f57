"""Days and intervals as people call them: `18 февраля 2026`, `2025/26 учебный год`, `до конца 2024`."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from nlp.facts import Decision, Interval, Status
from web.language import formatted
from web.language import translate as _
from web.language import translate_number as ngettext

#: a deadline nearer than this is near
SOON = dt.timedelta(days=14)


def day(date: dt.date) -> str:
    """`18 февраля 2026`"""
    return formatted(date, "d MMMM y")


def interval(days: Interval) -> str:
    """The interval by its name where it has one, else by its ends."""
    return next(name for rule in _RULES if (name := rule(days)))


def deadline(days: Interval) -> str:
    """`до 1 июня 2026`, or the period's name."""
    return _("до %(day)s", day=day(days.end)) if days.start == days.end else interval(days)


def month(first: dt.date) -> str:
    """`март 2026`"""
    return formatted(first, "LLLL y")


def short_month(first: dt.date) -> str:
    """`мар 26`"""
    return formatted(first, "LLL yy")


def countdown(decision: Decision, today: dt.date) -> tuple[str, str]:
    """How near the deadline is: a state for the eye (`overdue`, `soon` or none) and its words."""
    if decision.deadline is None or decision.status is Status.DONE:
        return "", ""
    end = decision.deadline.interval.end
    if end < today:
        return "overdue", _("срок прошёл")
    left = (end - today).days
    words = ngettext("через %(num)d день", "через %(num)d дней", left) if left else _("срок сегодня")
    return ("soon", words) if end - today <= SOON else ("", words)


def _single_day(days: Interval) -> str:
    return day(days.start) if days.start == days.end else ""


def _school_year(days: Interval) -> str:
    if _starts(days, 9) and days.end == dt.date(days.start.year + 1, 8, 31):
        return _("%(first)d/%(last)s учебный год", first=days.start.year, last=f"{days.end.year % 100:02}")
    return ""


def _whole_months(days: Interval) -> str:
    if days.start.day != 1 or days.end.day != _last_day(days.end):
        return ""
    if days.start.year != days.end.year:
        whole = _starts(days, 1) and days.end.month == 12
        return _("%(first)d–%(last)d годы", first=days.start.year, last=days.end.year) if whole else ""
    year, first, length = days.start.year, days.start.month, days.end.month - days.start.month + 1
    names: dict[int, Callable[[], str]] = {
        1: lambda: month(days.start),
        3: lambda: _("%(quarter)s квартал %(year)d", quarter=("I", "II", "III", "IV")[first // 3], year=year),
        6: lambda: _("I полугодие %(year)d", year=year) if first == 1 else _("II полугодие %(year)d", year=year),
        12: lambda: _("%(year)d год", year=year),
    }
    fits = length in names and (first - 1) % length == 0
    return names[length]() if fits else ""


def _rest_of_year(days: Interval) -> str:
    if days.end == dt.date(days.start.year, 12, 31):
        return _("до конца %(year)d", year=days.end.year)
    return ""


def _ends(days: Interval) -> str:
    if (days.start.year, days.start.month) == (days.end.year, days.end.month):
        return f"{days.start.day}–{day(days.end)}"
    if days.start.year == days.end.year:
        return f"{formatted(days.start, 'd MMMM')} – {day(days.end)}"
    return f"{day(days.start)} – {day(days.end)}"


def _starts(days: Interval, month: int) -> bool:
    return (days.start.month, days.start.day) == (month, 1)


def _last_day(date: dt.date) -> int:
    return calendar.monthrange(date.year, date.month)[1]


#: the first that has a name for the interval gives it
_RULES = (_single_day, _school_year, _whole_months, _rest_of_year, _ends)
