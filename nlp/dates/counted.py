"""Phrases that count days, weeks and months from the release or the act → what they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from nlp.dates.calendar import later, workdays_later
from nlp.dates.meanings import shifted, single, step, units, weekdays, weekends
from nlp.dates.moments import Meaning, Moment, pick
from nlp.dates.shapes import Match, Rule
from nlp.dates.words import Phrase
from nlp.facts import Interval


def _unit(match: Match) -> Meaning | None:
    role = match.words.words[-1].role
    shift = match.words.value("shift")
    return (lambda moment: pick(units(role), moment)) if shift is None else step(units(role), shift)


def _weekday(match: Match) -> Meaning | None:
    words = match.words
    series = weekdays(words.values("weekday")[0])
    shift = words.value("shift", "shift_one")
    if shift is None:
        return lambda moment: pick(series, moment)
    return shifted(series, shift)


def _weekend(match: Match) -> Meaning | None:
    return shifted(weekends, match.words.values("shift", "shift_many")[0])


def _relative_day(match: Match) -> Meaning | None:
    shift = match.words.values("relative_day")[0]
    return lambda moment: single(moment.day + dt.timedelta(days=shift)) if moment.day else None


def _length(words: Phrase) -> Callable[[dt.date, int], dt.date]:
    """How far a phrase goes from a day, forwards (1) or back (-1)."""
    count = words.numbers[0] if words.numbers else 1
    if words.has("working"):
        return lambda start, sign: workdays_later(start, count * sign)
    if words.has("week", "day_unit"):
        size = 7 if words.has("week") else 1
        return lambda start, sign: later(start, days=count * size * sign)
    size = 1 if words.has("month_unit") else 3 if words.has("quarter") else 6 if words.has("six_months") else 12
    return lambda start, sign: later(start, months=count * size * sign)


def _ahead(match: Match) -> Meaning | None:
    length = _length(match.words)
    return lambda moment: single(length(moment.day, 1)) if moment.day else None


def _ago(match: Match) -> Meaning | None:
    length = _length(match.words)
    return lambda moment: single(length(moment.day, -1)) if moment.day else None


def _recent(match: Match) -> Meaning | None:
    """`последние два месяца` end with the release, `ближайшие три года` begin with it."""
    length, shift = _length(match.words), match.words.values("shift_many", "shift_one")[0]

    def meaning(moment: Moment) -> Interval | None:
        if moment.day is None:
            return None
        other = length(moment.day, shift or 1)
        return Interval(min(other, moment.day), max(other, moment.day))

    return meaning


def _flow(match: Match) -> Meaning | None:
    length = _length(match.words)
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
