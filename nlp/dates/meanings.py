"""What the parts of a phrase mean: templates that lack a year, the words that give one, and periods around a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from nlp.dates.calendar import days, months, week
from nlp.dates.moments import Direction, Meaning, Moment, Series, pick
from nlp.dates.words import Phrase
from nlp.facts import Interval

#: a year → the period in it, None where it has none (29 февраля)
Yearly = Callable[[int], Interval | None]

#: years around the release that a time without a year may lie in, and those that hold a 29 February
_AROUND = range(-1, 2)
_LEAP = range(-8, 9)
#: months of the units that divide a year
_MONTHS = {"month_unit": 1, "quarter": 3, "half_year": 6, "god": 12}
_DIRECTIONS = {-1: Direction.DONE, 0: Direction.OPEN, 1: Direction.NEXT}


def fixed(interval: Interval) -> Meaning:
    """The same at every moment."""
    return lambda moment: interval


def span(first: Interval | None, last: Interval | None) -> Interval | None:
    """From the beginning of one to the end of the other, where they are in order."""
    if first is None or last is None or last.end < first.start:
        return None
    return Interval(first.start, last.end)


# --- a period of a year


def template(words: Phrase) -> Yearly | None:
    """The day, days, month, quarter, half-year or season that words name, for any year; None where there is no such."""
    month = words.value("month", "month_short", "month_name")
    numbers = words.numbers
    if month is not None:
        return _days(month, numbers) if numbers else part_of_year(month, 1)
    first = words.value("season", "season_when")
    if first is not None:
        return part_of_year(first, 3)
    length = 3 if words.has("quarter", "quarter_short") else 6
    low, high = (numbers[0], numbers[-1]) if numbers else (0, 0)
    if not 1 <= low <= high <= 12 // length:
        return None
    return part_of_year((low - 1) * length + 1, (high - low + 1) * length)


def part_of_year(first: int, count: int) -> Yearly:
    """Whole months."""
    return lambda year: months(year, first, count)


def _days(month: int, numbers: tuple[int, ...]) -> Yearly:
    low, high = numbers[0], numbers[-1]
    return lambda year: days(year, month, low, high)


def joined(first: Yearly, last: Yearly) -> Yearly:
    """From one to the other, the first in the year before where it would come later (с 15 декабря по 10 января)."""
    return lambda year: span(first(year), last(year)) or span(first(year - 1), last(year))


# --- the words that give the year


def has_year(words: Phrase) -> bool:
    """Whether the words say which year."""
    return words.has("yyyy", "shift", "same", "god_short")


def in_year(yearly: Yearly, words: Phrase) -> Meaning:
    """A period in the year that the words give, or in the one that the moment makes likely."""
    year, shift = words.value("yyyy"), words.value("shift")
    if year is not None:
        return lambda moment: yearly(year)
    if words.has("same"):
        return lambda moment: yearly(moment.year) if moment.year else None
    if shift is not None or words.has("god_short"):
        return lambda moment: yearly(moment.day.year + (shift or 0)) if moment.day else None
    return lambda moment: pick(recurring(yearly), moment)


def recurring(yearly: Yearly) -> Series:
    """The period in each of the years around."""

    def series(day: dt.date) -> list[Interval]:
        near = [found for step in _AROUND if (found := yearly(day.year + step))]
        return near if len(near) > 2 else [found for step in _LEAP if (found := yearly(day.year + step))]

    return series


def shifted(series: Series, shift: int) -> Meaning:
    """`минувшем июле`, `этой осенью`, `следующую пятницу`: counted in recurrences, not in years or weeks."""

    def meaning(moment: Moment) -> Interval | None:
        if shift >= -1:
            return pick(series, moment, _DIRECTIONS[shift])
        done = pick(series, moment, Direction.DONE)
        return done and pick(series, replace(moment, day=done.start), Direction.DONE)

    return meaning


# --- units around a day


def units(role: str) -> Series:
    """The weeks, months, quarters, half-years or years around a day."""
    if role == "week":
        return lambda day: [week(day + dt.timedelta(weeks=step)) for step in range(-2, 3)]
    length = _MONTHS[role]
    return lambda day: [
        months(day.year + step, first, length) for step in range(-2, 3) for first in range(1, 13, length)
    ]


def school_years(day: dt.date) -> list[Interval]:
    """1 September to 31 August."""
    return [months(day.year + step, 9, 12) for step in range(-3, 3)]


def weekdays(number: int) -> Series:
    """The Mondays (0) … Sundays (6) around a day."""
    return lambda day: [
        Interval(found, found)
        for step in _AROUND
        for found in (week(day).start + dt.timedelta(weeks=step, days=number),)
    ]


def weekends(day: dt.date) -> list[Interval]:
    """Saturdays with their Sundays."""
    return [Interval(end - dt.timedelta(days=1), end) for end in (found.end for found in weekdays(6)(day))]


def step(series: Series, shift: int) -> Meaning:
    """The unit that the day lies in, or so many units on."""

    def meaning(moment: Moment) -> Interval | None:
        if moment.day is None:
            return None
        around = sorted(series(moment.day))
        here = next(place for place, unit in enumerate(around) if unit.end >= moment.day)
        return around[here + shift]

    return meaning


def new(series: Series) -> Meaning:
    """`новый учебный год`: the one that began in the last two months, else the next."""

    def meaning(moment: Moment) -> Interval | None:
        here = pick(series, moment, Direction.FUTURE)
        if here and moment.day and moment.day - here.start <= dt.timedelta(days=61):
            return here
        return pick(series, moment, Direction.NEXT)

    return meaning


def single(day: dt.date | None) -> Interval | None:
    """One day as an interval."""
    return Interval(day, day) if day else None
