"""A month of the log at a glance: counts beside the month before, by region, kind and topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from desk import Desk
from journal.records import Days, DecisionRecord, Doubts, FacetCount, Follow, Lists, Query, ThreadRecord
from nlp.facts import Kind, Status
from web import tiles
from web.dates import SOON

#: months of the small charts
MONTHS = 12
#: rows of each short list
_ROWS = 4
#: the tallest bar of a small chart, in its units
HEIGHT = 30


#: how many decisions have each combination of values
Tally = Mapping[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Bar:
    """A month of a small chart."""

    month: dt.date
    count: int
    x: int
    height: float


@dataclass(frozen=True, slots=True)
class Series:
    """A kind of decisions over the last months; `change` is against the same days of the month before."""

    kind: Kind
    bars: tuple[Bar, ...]
    change: int

    @property
    def now(self) -> int:
        """Decisions of the month."""
        return self.bars[-1].count


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows."""

    month: dt.date
    days: Days
    before: Days
    new: int
    new_before: int
    done: int
    done_before: int
    due: int
    overdue: int
    waiting: int
    tiles: tuple[tiles.Tile, ...]
    series: tuple[Series, ...]
    topics: tuple[FacetCount, ...]
    overdue_first: tuple[ThreadRecord, ...]
    due_first: tuple[ThreadRecord, ...]
    done_first: tuple[DecisionRecord, ...]
    doubts: tuple[DecisionRecord, ...]

    @property
    def active(self) -> int:
        """Regions that decided something."""
        return sum(tile.count > 0 for tile in self.tiles)


def overview(desk: Desk, month: dt.date | None, regions: tuple[str, ...]) -> Overview:
    """The month, of these regions; without a month, the newest that has decisions."""
    today, whole = desk.today(), Query(regions=regions, reprints=False)
    history = _by_month(desk.tally(whole, "kinds", "months"))
    month = month or _newest(history, today)
    until = min(_last(month), max(today, month))
    days, before = Days(month, until), _earlier(until)
    now, earlier = replace(whole, days=days), replace(whole, days=before)
    seen, then = desk.tally(now, "kinds", "statuses"), desk.tally(earlier, "kinds", "statuses")
    done = desk.find(replace(now, statuses=(Status.DONE,), limit=_ROWS, facets=False))
    due = Follow(Lists.DUE, today, SOON.days, regions, _ROWS)
    overdue = replace(due, list=Lists.OVERDUE)
    return Overview(
        month=month,
        days=days,
        before=before,
        new=sum(seen.values()),
        new_before=sum(then.values()),
        done=done.total,
        done_before=sum(count for (_, status), count in then.items() if status == Status.DONE),
        due=desk.count_follow_up(due),
        overdue=desk.count_follow_up(overdue),
        waiting=desk.count_uncertain(regions),
        tiles=tiles.tiles(_single(desk.tally(now, "regions")), regions),
        series=_all_series(history, month, then),
        topics=_topics(_single(desk.tally(now, "topics"))),
        overdue_first=desk.follow_up(overdue),
        due_first=desk.follow_up(due),
        done_first=tuple(hit.record for hit in done.items),
        doubts=desk.uncertain(Doubts(regions, limit=_ROWS)),
    )


def shifted(month: dt.date, by: int) -> dt.date:
    """The first day of a month so many months later."""
    count = month.year * 12 + month.month - 1 + by
    return dt.date(count // 12, count % 12 + 1, 1)


def _newest(history: Collection[tuple[str, dt.date]], today: dt.date) -> dt.date:
    """The month of today where it has decisions or none has, else the last one before it that has."""
    this = today.replace(day=1)
    return max((month for _, month in history if month <= this), default=this)


def _last(month: dt.date) -> dt.date:
    return shifted(month, 1) - dt.timedelta(days=1)


def _earlier(until: dt.date) -> Days:
    """The same days of the month before, up to the same day; all of it where the month is over."""
    month = shifted(until.replace(day=1), -1)
    last = _last(month)
    whole = until == _last(until.replace(day=1))
    return Days(month, last if whole else last.replace(day=min(until.day, last.day)))


def _all_series(
    history: Mapping[tuple[str, dt.date], int], month: dt.date, then: Mapping[tuple[str, ...], int]
) -> tuple[Series, ...]:
    months = [shifted(month, by) for by in range(1 - MONTHS, 1)]
    found = {kind: [history.get((kind, one), 0) for one in months] for kind in Kind}
    most = max(1, *(count for counts in found.values() for count in counts))
    before = {kind: sum(count for (of, _), count in then.items() if of == kind) for kind in Kind}
    series = [_series(kind, months, counts, most, before[kind]) for kind, counts in found.items()]
    return tuple(sorted(series, key=lambda one: -one.now))


def _series(kind: Kind, months: Sequence[dt.date], counts: Sequence[int], most: int, before: int) -> Series:
    bars = tuple(
        Bar(month, count, 20 * place, max(1.0, HEIGHT * count / most) if count else 0.0)
        for place, (month, count) in enumerate(zip(months, counts, strict=True))
    )
    return Series(kind, bars, bars[-1].count - before)


def _by_month(counts: Tally) -> dict[tuple[str, dt.date], int]:
    return {(kind, dt.date.fromisoformat(f"{month}-01")): count for (kind, month), count in counts.items()}


def _single(counts: Tally) -> dict[str, int]:
    return {value: count for (value,), count in counts.items()}


def _topics(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    return tuple(FacetCount(value, count) for value, count in sorted(counts.items(), key=lambda item: (-item[1], item)))
