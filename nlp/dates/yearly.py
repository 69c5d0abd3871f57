"""Phrases that name a part of a year, or years → what they mean; the rules are named in models/dates/shapes.toml.

A rule answers None where the words do not fit after all (`31 февраля`), so that the next shape is tried.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from nlp.dates.calendar import days, months
from nlp.dates.meanings import (
    Yearly,
    fixed,
    has_year,
    in_year,
    joined,
    new,
    part_of_year,
    recurring,
    school_years,
    shifted,
    span,
    step,
    template,
    units,
)
from nlp.dates.moments import Meaning, Moment, pick
from nlp.dates.shapes import Match, Rule
from nlp.dates.words import Phrase, numeric_date
from nlp.facts import Interval

#: parts of a month by number, -1 for the last: days from and to, from the end where not positive
_PARTS = {
    "half": {1: (1, 15), 2: (16, 31)},
    "dekada": {1: (1, 10), 2: (11, 20), 3: (21, 31), -1: (21, 31)},
    "chisla": {1: (1, 10), 20: (20, 29), -1: (21, 31)},
    "week": {1: (1, 7), 2: (8, 14), 3: (15, 21), 4: (22, 28), -1: (-6, 31)},
    "day_unit": {1: (1, 1), -1: (0, 31)},
}
#: words that a sentence may have between a quarter and the next
_SENTENCE = 30


def _calendar(match: Match) -> Meaning | None:
    yearly = template(match.words)
    return in_year(yearly, match.words) if yearly else None


def _weekday_date(match: Match) -> Meaning | None:
    words = match.slot("date")
    yearly = template(words)
    return in_year(yearly, words) if yearly else None


def _numeric(match: Match) -> Meaning | None:
    """One date in digits, or two with all between them."""
    dates = [date for word in match.words.words if (date := numeric_date(word.text))]
    period = joined(_on(dates[0]), _on(dates[-1]))
    year = dates[-1][0]
    if year is None:
        return lambda moment: pick(recurring(period), moment)
    found = period(year)
    return fixed(found) if found else None


def _on(date: tuple[int | None, int, int]) -> Yearly:
    year, month, number = date
    return lambda any_year: days(year or any_year, month, number, number)


def _between(match: Match) -> Meaning | None:
    first, last = match.slot("first"), match.slot("last")
    opening, closing = template(first), template(last)
    if opening is None or closing is None:
        return None
    if not has_year(first):
        return in_year(joined(opening, closing), last)
    begins = in_year(opening, first)
    if has_year(last):
        ends = in_year(closing, last)
        return lambda moment: span(begins(moment), ends(moment))
    return lambda moment: _until_next(begins(moment), closing)


def _until_next(first: Interval | None, closing: Yearly) -> Interval | None:
    """`с 1 сентября 2024 года по 31 мая`: the end is the next such day."""
    if first is None:
        return None
    return span(first, closing(first.start.year)) or span(first, closing(first.start.year + 1))


def _months(match: Match) -> Meaning | None:
    """`январь и февраль` is a period, `май и сентябрь` are two."""
    told = match.words.values("month", "month_short")
    steps = {(last - first) % 12 for first, last in pairwise(told)}
    return None if match.words.has("and", "comma") and steps != {1} else _between(match)


def _seasons(match: Match) -> Meaning | None:
    """`весной и летом`; `весной и осенью` are two."""
    first, last = match.words.values("season_when")
    return _between(match) if (last - first) % 12 == 3 else None


def _year_months(match: Match) -> Meaning | None:
    """`девять месяцев 2025 года`: its first nine months."""
    count = match.words.numbers[-1]
    if not 1 <= count <= 12:
        return None
    yearly = part_of_year(1, count)
    if has_year(match.words):
        return in_year(yearly, match.words)
    return lambda moment: yearly(moment.day.year) if moment.day else None


def _season(match: Match) -> Meaning | None:
    """A winter of a named year is the nearer of the two that touch it."""
    year = match.words.value("yyyy")
    if year is None or match.words.value("season", "season_when") != 12:
        return _calendar(match)
    winters = (months(year - 1, 12, 3), months(year, 12, 3))
    return lambda moment: pick(lambda _: winters, replace(moment, day=moment.day or winters[1].start))


def _winter(match: Match) -> Meaning | None:
    yearly = template(Phrase(tuple(word for word in match.words.words if word.role != "number")))
    return in_year(yearly, match.words) if yearly else None


def _school_half(match: Match) -> Meaning | None:
    """The halves of a school year are September to December and the rest."""
    words = match.words
    halves = {1: part_of_year(9, 4), 2: part_of_year(1, 8)}
    number, year = words.numbers[0], words.value("yyyy")
    if number not in halves:
        return None
    if year is None:
        return lambda moment: pick(recurring(halves[number]), moment)
    found = halves[number](year + number - 1)
    return fixed(found) if found else None


def _shifted(match: Match) -> Meaning | None:
    yearly = template(match.words)
    return shifted(recurring(yearly), match.words.values("shift")[0]) if yearly else None


def _part_of_month(match: Match) -> Meaning | None:
    """`первой половине июня`, `второй декаде июня`, `последних числах мая`, `последний день августа`."""
    words, month = match.words, match.slot("month").values("month")[0]
    part = next(word.role for word in words.words if word.role in _PARTS)
    number = words.numbers[0] if words.numbers else -1
    if number not in _PARTS[part]:
        return None
    low, high = _PARTS[part][number]

    def yearly(year: int) -> Interval | None:
        last = months(year, month).end.day
        return days(year, month, low if low > 0 else last + low, min(high, last))

    return in_year(yearly, words)


def _again(match: Match) -> Meaning | None:
    """`в первом полугодии 2024 года – восемь, во втором – тринадцать`"""
    start = match.groups.start()
    earlier = match.line.words(start - _SENTENCE, start).words
    units = [place for place, word in enumerate(earlier) if word.role in ("quarter", "half_year")]
    if not units or any(word.role == "dot" for word in earlier[units[-1] :]):
        return None
    unit = units[-1]
    year = [word for word in earlier[unit + 1 : unit + 3] if word.role in ("yyyy", "shift")]
    words = Phrase((*match.words.words, earlier[unit], *year))
    yearly = template(words)
    return in_year(yearly, words) if yearly else None


def _year(match: Match) -> Meaning | None:
    if match.words.has("new"):
        return new(units("god"))
    if not has_year(match.words):
        return None
    return in_year(part_of_year(1, 12), match.words)


def _years(match: Match) -> Meaning | None:
    """Years told one by one must follow each other."""
    years = match.words.values("yyyy")
    gaps = {last - first for first, last in pairwise(years)}
    if min(gaps) < 1 or (match.words.has("and", "comma") and gaps != {1}):
        return None
    return fixed(months(years[0], 1, 12 * (years[-1] - years[0] + 1)))


def _decade(match: Match) -> Meaning | None:
    return fixed(months(match.words.values("decade")[0], 1, 120))


def _school_years(match: Match) -> Meaning | None:
    years = match.words.values("yyyy", "number")
    if (years[0] + 1 - years[1]) % 100:
        return None
    return fixed(months(years[0], 9, 12))


def _school_year(match: Match) -> Meaning | None:
    if match.words.has("new"):
        return new(school_years)
    shift = match.words.value("shift")
    if shift is None:
        return lambda moment: pick(school_years, moment)
    return lambda moment: step(school_years, shift)(_after_exams(moment) if shift < 0 else moment)


def _after_exams(moment: Moment) -> Moment:
    """In July and August `прошлый учебный год` is the one just taught."""
    if moment.day and moment.day.month in (7, 8):
        return replace(moment, day=moment.day.replace(month=9))
    return moment


#: by the names that models/dates/shapes.toml uses
YEARLY: dict[str, Rule] = {
    "calendar": _calendar,
    "weekday_date": _weekday_date,
    "numeric": _numeric,
    "between": _between,
    "months": _months,
    "seasons": _seasons,
    "school_half": _school_half,
    "year_months": _year_months,
    "again": _again,
    "season": _season,
    "winter": _winter,
    "shifted": _shifted,
    "part_of_month": _part_of_month,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "school_years": _school_years,
    "school_year": _school_year,
}
