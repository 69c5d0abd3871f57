"""When something is said, and which of several days, months or seasons it then means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from nlp.facts import Interval


class Direction(Enum):
    """Where a time without a year lies, seen from the day it is said on."""

    #: the last that has begun: `в январе создали`
    PAST = "past"
    #: the first that has not ended: `состоится в июне`
    FUTURE = "future"
    #: the first that has not begun: `до лета`, `в следующем месяце`
    NEXT = "next"
    #: the last that has ended: `прошлой осенью`
    DONE = "done"
    #: the nearest: nothing tells
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Moment:
    """Where and when a phrase is said."""

    #: the day that `вчера` counts from; None where the release does not say
    day: dt.date | None
    direction: Direction = Direction.OPEN
    #: the day of the act that a term counts from (`в двухнедельный срок`), where it is another
    act: dt.date | None = None
    #: the year named last, for `того же года`
    year: int | None = None


#: what a phrase means at a moment; None where that cannot be told
Meaning = Callable[[Moment], Interval | None]

#: the recurrences of a period around a day: all Junes, all Mondays, all quarters
Series = Callable[[dt.date], Iterable[Interval]]


def pick(series: Series, moment: Moment, direction: Direction | None = None) -> Interval | None:
    """The recurrence that is meant; None without a day to count from."""
    if moment.day is None:
        return None
    day = moment.day
    around = sorted(series(day))
    match direction or moment.direction:
        case Direction.PAST:
            return next((period for period in reversed(around) if period.start <= day), None)
        case Direction.DONE:
            return next((period for period in reversed(around) if period.end < day), None)
        case Direction.FUTURE:
            return next((period for period in around if period.end >= day), None)
        case Direction.NEXT:
            return next((period for period in around if _ahead(period, day)), None)
        case Direction.OPEN:
            return min(around, key=lambda period: _gap(period, day), default=None)


def _ahead(period: Interval, day: dt.date) -> bool:
    """`до 20 августа` may be said on that day, `до августа` only before it."""
    return period.start > day or period.start == period.end == day


def _gap(period: Interval, day: dt.date) -> tuple[dt.timedelta, bool]:
    """How far a period is from a day; of two that are as far, the coming one is nearer."""
    return max(period.start - day, day - period.end, dt.timedelta()), period.end < day
