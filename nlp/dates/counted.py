"""Phrases that count days, weeks and months from the release or the act → what they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from nlp.dates.calendar import later, week, workdays_later
from nlp.dates.meanings import shifted, single, step, units, weekdays, weekends
from nlp.dates.moments import Direction, Meaning, Moment, pick
from nlp.dates.shapes import Match, Rule
from nlp.dates.words import Phrase
from nlp.facts import Interval

#: a day and a sign → the day so far away
Length = Callable[[dt.date, int], dt.date]

_AHEAD = (Direction.FUTURE, Direction.NEXT)
#: units that stand for one without a numeral: `через год`, `в течение месяца`
_ONE = {"день", "неделю", "недели", "месяц", "месяца", "квартал", "год", "полгода"}


def _unit(match: Match) -> Meaning | None:
    role = match.words.words[-1].role
    shift = match.words.value("shift")
    return (lambda moment: pick(units(role), moment)) if shift is None else step(units(role), shift)


def _weekday(match: Match) -> Meaning | None:
    """`следующая пятница` is next week's, `ближайшая` the first to come, which is never today."""
    words = match.words
    series = weekdays(words.values("weekday")[0])
    shift = words.value("shift", "shift_one")
    if shift is None:
        return lambda moment: pick(series, _from_tomorrow(moment) if moment.direction in _AHEAD else moment)
    if shift == -1:
        return shifted(series, shift)
    if words.has("shift_one"):
        return lambda moment: pick(series, _from_tomorrow(moment), Direction.NEXT)
    return _in_week(words.values("weekday")[0], shift)


def _from_tomorrow(moment: Moment) -> Moment:
    return replace(moment, day=moment.day + dt.timedelta(days=1)) if moment.day else moment


def _in_week(weekday: int, shift: int) -> Meaning:
    size = dt.timedelta(days=weekday, weeks=shift)
    return lambda moment: single(week(moment.day).start + size) if moment.day else None


def _weekend(match: Match) -> Meaning | None:
    return shifted(weekends, match.words.values("shift", "shift_many")[0])


def _relative_day(match: Match) -> Meaning | None:
    shift = match.words.values("relative_day")[0]
    return lambda moment: single(moment.day + dt.timedelta(days=shift)) if moment.day else None


def _length(words: Phrase) -> Length | None:
    """How far a phrase goes from a day, forwards (1) or back (-1); `несколько дней` do not tell."""
    alone = any(word.text.lower() in _ONE for word in words.words)
    if not words.numbers and not alone:
        return None
    count = words.numbers[0] if words.numbers else 1
    if words.has("working"):
        return lambda start, sign: workdays_later(start, count * sign)
    if words.has("week", "day_unit"):
        size = 7 if words.has("week") else 1
        return lambda start, sign: later(start, days=count * size * sign)
    size = 1 if words.has("month_unit") else 3 if words.has("quarter") else 6 if words.has("six_months") else 12
    return lambda start, sign: later(start, months=count * size * sign)


def _ahead(match: Match) -> Meaning | None:
    return _at(_length(match.words), 1)


def _ago(match: Match) -> Meaning | None:
    return _at(_length(match.words), -1)


def _at(length: Length | None, sign: int) -> Meaning | None:
    if length is None:
        return None
    return lambda moment: single(length(moment.day, sign)) if moment.day else None


def _recent(match: Match) -> Meaning | None:
    """`последние два месяца` end with the release, `ближайшие три года` begin with it."""
    length, shift = _length(match.words), match.words.values("shift_many", "shift_one")[0]
    if length is None:
        return None

    def meaning(moment: Moment) -> Interval | None:
        if moment.day is None:
            return None
        other = length(moment.day, shift or 1)
        return Interval(min(other, moment.day), max(other, moment.day))

    return meaning


def _flow(match: Match) -> Meaning | None:
    length = _length(match.words)
    if length is None:
        return None
    return lambda moment: Interval(moment.day, length(moment.day, 1)) if moment.day else None


def _term(match: Match) -> Meaning | None:
    """Counts from the act."""
    words = match.words
    size = words.value("term_month") or 0, (words.value("term_day") or 0) + 7 * (words.value("term_week") or 0)

    def meaning(moment: Moment) -> Interval | None:
        start = moment.act or moment.day
        return Interval(start, later(start, months=size[0], days=size[1])) if start else None

    return meaning


#: by the names that models/dates/shapes.toml uses
COUNTED: dict[str, Rule] = {
    "unit": _unit,
    "weekday": _weekday,
    "weekend": _weekend,
    "relative_day": _relative_day,
    "ahead": _ahead,
    "ago": _ago,
    "recent": _recent,
    "flow": _flow,
    "term": _term,
}
