"""Found decisions by month, as bars that narrow the search to their month."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journal.records import Days, FacetCount, Query
from web import dates
from web.forms import to_arguments

#: the newest months are shown, not more than this
LIMIT = 48
#: the picture is as wide as for so many at least, so that few bars stay bars
LEAST = 24
#: units of the picture: a bar with its gap, and the tallest bar
WIDTH, HEIGHT = 27, 48


@dataclass(frozen=True, slots=True)
class Bar:
    """A month's decisions; `x` and `height` are in units of the picture."""

    label: str
    year: int | None
    count: int
    x: int
    height: float
    chosen: bool
    #: parameters of the search narrowed to the month, or widened where it is the chosen one
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the first month to the last and the width of the picture."""

    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        """In units of the picture."""
        return max(LEAST, len(self.bars)) * WIDTH


def chart(counts: Sequence[FacetCount], query: Query) -> Chart | None:
    """Every month from the first to the last that has decisions; none where that is one. `counts` by `2026-03`."""
    found = {_first_day(count.value): count.count for count in counts if count.count}
    if len(found) < 2 and query.days == Days():
        return None
    months = list(_between(min(found), max(found)))[-LIMIT:] if found else []
    most = max(found.values(), default=1)
    return Chart(tuple(_bar(place, month, found.get(month, 0), most, query) for place, month in enumerate(months)))


def _bar(place: int, month: dt.date, count: int, most: int, query: Query) -> Bar:
    days = Days(month, month.replace(day=calendar.monthrange(month.year, month.month)[1]))
    chosen = query.days == days
    asked = replace(query, days=Days() if chosen else days)
    year = month.year if place == 0 or month.month == 1 else None
    height = HEIGHT * count / most
    return Bar(dates.month(month), year, count, place * WIDTH, height, chosen, to_arguments(asked))


def _first_day(month: str) -> dt.date:
    return dt.date.fromisoformat(f"{month}-01")


def _between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    month = first
    while month <= last:
        yield month
        month = (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
